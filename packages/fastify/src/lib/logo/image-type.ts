/** The images that a browser decodes and that hold no script. SVG is a document, not one of them. */
export type ImageType = "image/png" | "image/jpeg" | "image/gif" | "image/webp";

/** First bytes, in hexadecimal. */
const SIGNATURES: readonly (readonly [ImageType, RegExp])[] = [
  ["image/png", /^89504e470d0a1a0a/u],
  ["image/jpeg", /^ffd8ff/u],
  ["image/gif", /^47494638(?:37|39)61/u],
  ["image/webp", /^52494646.{8}57454250/u],
];

/** Reads an image's type from its first bytes, whatever its server calls it. */
export function detectImageType(bytes: Uint8Array): ImageType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("hex");
  return SIGNATURES.find(([, signature]) => signature.test(head))?.[0] ?? null;
}
