interface ImportMeta {
  readonly env: Readonly<Record<"VITE_STYTCH_PUBLIC_TOKEN" | "VITE_STYTCH_API_URL", string>>;
}

declare module "*.css" {}
