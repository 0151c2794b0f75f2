import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";
import * as v from "valibot";

import type { DataFile } from "./data-file.ts";
import { createIdentifier } from "./identifiers.ts";
import { keptKey, type KeptKey } from "./kept.ts";

/** The key pair that signs every token of one run. */
export interface SigningKeys {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

async function exportPrivateJwk(): Promise<KeptKey> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  return v.parse(keptKey, { ...jwk, kid: createIdentifier("jwk"), alg: "RS256", use: "sig" });
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, "RS256");
  if (key instanceof Uint8Array) throw new Error("an RSA key is never symmetric");
  return key;
}

/**
 * The key pair of the data file, or a fresh one: without a data file, nothing signed by one run is accepted by the
 * next.
 */
export async function openSigningKeys(data?: DataFile): Promise<SigningKeys> {
  const fresh = await exportPrivateJwk();
  const privateJwk = data?.keepValue("key", keptKey, fresh) ?? fresh;
  const { kty, n, e, kid } = privateJwk;
  const publicJwk = { kty, n, e, kid, alg: "RS256", use: "sig", key_ops: ["verify"] };
  return {
    keyId: kid,
    privateKey: await importKey(privateJwk),
    publicKey: await importKey(publicJwk),
    privateJwk,
    publicJwk,
  };
}
