import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from "jose";

import { createIdentifier } from "./identifiers.ts";

/** The key pair that signs every token of one run. */
export interface SigningKeys {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

/** Makes a fresh RS256 key pair, so that nothing signed by one run is accepted by the next. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const keyId = createIdentifier("jwk");
  const marks = { kid: keyId, alg: "RS256", use: "sig" };
  return {
    keyId,
    privateKey,
    publicKey,
    privateJwk: { ...(await exportJWK(privateKey)), ...marks },
    publicJwk: { ...(await exportJWK(publicKey)), ...marks, key_ops: ["verify"] },
  };
}
