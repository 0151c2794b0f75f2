import { createHash } from "node:crypto";

import { CompactEncrypt, compactDecrypt } from "jose";
import * as v from "valibot";

/** What a sealed text is for. One cannot be opened as the other. */
export type SealPurpose = "assent-transaction" | "assent-return";

/**
 * Hands state to the browser that it can neither read nor change: JWE, AES-256-GCM, direct key.
 *
 * @see RFC 7516, RFC 7518 §5.3
 */
export interface Seal {
  close(purpose: SealPurpose, content: unknown): Promise<string>;
  /** @returns `null` for anything that was not closed here, for this purpose, in this shape. */
  open<T>(
    purpose: SealPurpose,
    sealed: string,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<T | null>;
}

const KEY_BYTES = 32;

/**
 * Creates a seal.
 *
 * @param keys 32 bytes each. The first closes, all open: put a new one first and keep the old one
 *   for as long as what it closed lives.
 * @throws TypeError where there is no key, or one of another length.
 */
export function createSeal(keys: readonly Uint8Array[]): Seal {
  const ring = new Map(keys.map((key) => [identify(key), key]));
  const [first] = ring;
  if (first === undefined || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new TypeError(`Sealing needs at least one key, each of ${KEY_BYTES} bytes.`);
  }
  const [kid, key] = first;
  return {
    close: (purpose, content) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: purpose, kid })
        .encrypt(key),
    async open(purpose, sealed, schema) {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(
          sealed,
          (header) => ring.get(header.kid ?? "") ?? Promise.reject(new Error("Unknown key.")),
          { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] },
        );
        const content: unknown = JSON.parse(new TextDecoder().decode(plaintext));
        const read = v.safeParse(schema, content);
        return read.success && protectedHeader.typ === purpose ? read.output : null;
      } catch {
        return null;
      }
    },
  };
}

function identify(key: Uint8Array): string {
  return createHash("sha256")
    .update("assent sealing key")
    .update(key)
    .digest("base64url")
    .slice(0, 11);
}
