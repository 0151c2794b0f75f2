import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";
import * as v from "valibot";

import { createIdentifier } from "./identifiers.ts";
import { keptKey, type KeptKey } from "./kept.ts";
import type { ProjectSettings } from "./project-core.ts";

/** The key pair that signs every token of one run. */
export interface SigningKeys {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

/** The private half of a signing key, as a JWK. */
export type SigningKey = KeptKey;

/**
 * Draws an RSA key of 2048 bits for `signingKey` of `createSandbox`: drawing one takes longer than all else that a
 * sandbox does to start, so a suite of tests draws one and gives it to each of its sandboxes.
 */
export async function createSigningKey(): Promise<SigningKey> {
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
 * The key pair of the data file, the given one, or a fresh one: without either, nothing signed by one run is accepted
 * by the next.
 */
export async function openSigningKeys({
  data,
  signingKey,
}: Pick<ProjectSettings, "data" | "signingKey">): Promise<SigningKeys> {
  const first = signingKey ?? (await createSigningKey());
  const privateJwk = data?.keepValue("key", keptKey, first) ?? first;
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
