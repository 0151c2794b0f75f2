import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  randomFillSync,
} from "node:crypto";

import * as v from "valibot";

/** What a sealed text is for. One cannot be opened as the other. */
export type SealPurpose = "assent-transaction" | "assent-return";

/**
 * Hands state to the browser that it can neither read nor change: JWE, AES-256-GCM, direct key.
 *
 * @see RFC 7516 §7.1, RFC 7518 §4.5 and §5.3
 */
export interface Seal {
  close(purpose: SealPurpose, content: unknown): string;
  /** @returns `null` for anything that was not closed here, for this purpose, in this shape. */
  open<T>(purpose: SealPurpose, sealed: string, schema: v.GenericSchema<unknown, T>): T | null;
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";
/** Header, no encrypted key, 12 bytes of initialization vector, ciphertext, 16 bytes of tag. */
const COMPACT = /^([\w-]+)\.\.([\w-]{16})\.([\w-]+)\.([\w-]{22})$/u;

/** What texts of one purpose are closed with under one key. */
interface Stamp {
  /** The protected header as it is written. */
  readonly header: string;
  /** The same, as it is authenticated. */
  readonly authenticated: Buffer;
  readonly key: KeyObject;
}

/**
 * Creates a seal. Its texts are JWEs that any library reads; they are made by the cipher itself,
 * since ways that wait for a thread cost more than all checks of a decision together.
 *
 * @param keys 32 bytes each. The first closes, all open: put a new one first and keep the old one
 *   for as long as what it closed lives.
 * @throws TypeError where there is no key, or one of another length.
 */
export function createSeal(keys: readonly Uint8Array[]): Seal {
  const stamps = keys.map((key) => ({
    "assent-transaction": createStamp("assent-transaction", key),
    "assent-return": createStamp("assent-return", key),
  }));
  const [first] = stamps;
  if (first === undefined || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new TypeError(`Sealing needs at least one key, each of ${KEY_BYTES} bytes.`);
  }
  return {
    close: (purpose, content) => encrypt(first[purpose], content),
    open(purpose, sealed, schema) {
      const [, header = "", iv = "", ciphertext = "", tag = ""] = COMPACT.exec(sealed) ?? [];
      // Nothing of a header is read: it is one that was written here, or it is a stranger's.
      const stamp = stamps.map((ring) => ring[purpose]).find((one) => one.header === header);
      if (stamp === undefined) {
        return null;
      }
      try {
        const read = v.safeParse(schema, decrypt(stamp, iv, ciphertext, tag));
        return read.success ? read.output : null;
      } catch {
        return null;
      }
    },
  };
}

function createStamp(purpose: SealPurpose, key: Uint8Array): Stamp {
  const header = JSON.stringify({ alg: "dir", enc: "A256GCM", typ: purpose, kid: identify(key) });
  const written = Buffer.from(header).toString("base64url");
  return { header: written, authenticated: Buffer.from(written), key: createSecretKey(key) };
}

/** Random bytes ahead of their use: to ask for a few costs as much as to ask for many. */
const supply = Buffer.alloc(IV_BYTES * 256);
let used = supply.length;

/** Random, of 96 bits: one key closes 2³² texts before any repeats (NIST SP 800-38D §8.3). */
function takeVector(): Buffer {
  if (used === supply.length) {
    randomFillSync(supply);
    used = 0;
  }
  used += IV_BYTES;
  return Buffer.from(supply.subarray(used - IV_BYTES, used));
}

function encrypt({ header, authenticated, key }: Stamp, content: unknown): string {
  const iv = takeVector();
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated);
  const text = cipher.update(JSON.stringify(content), "utf8");
  // A mode that works as a stream holds nothing back.
  cipher.final();
  const parts = [iv, text, cipher.getAuthTag()].map((bytes) => bytes.toString("base64url"));
  return `${header}..${parts.join(".")}`;
}

/** @throws Error for what was changed, and for what is no JSON. */
function decrypt(
  { authenticated, key }: Stamp,
  iv: string,
  ciphertext: string,
  tag: string,
): unknown {
  const nonce = Buffer.from(iv, "base64url");
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated);
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  const text = decipher.update(Buffer.from(ciphertext, "base64url"));
  // Throws where anything was changed: nothing is read before.
  decipher.final();
  return JSON.parse(text.toString());
}

function identify(key: Uint8Array): string {
  const material = Buffer.concat([Buffer.from("assent sealing key"), key]);
  return hash("sha256", material, "base64url").slice(0, 11);
}
