export * from "./lib/client-monogram.tsx";
export * from "./lib/client-name.tsx";
export * from "./lib/decision-buttons.tsx";
export * from "./lib/destination-host.tsx";
export * from "./lib/scope-switch.tsx";
export * from "./lib/use-attention.ts";
export * from "./lib/use-consent.ts";
export * from "./lib/use-heading-focus.ts";
