import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

import { ApiProblem } from "./errors.ts";

/** A salted hash; the password itself is not kept. */
export interface PasswordHash {
  readonly salt: Buffer;
  readonly key: Buffer;
}

// Weak on purpose: the passwords are printed at start, and tests should not wait.
const cost = { N: 1024, r: 8, p: 1 };
const keyLength = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, cost, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/**
 * Hashes a password that somebody chooses. Stytch estimates how hard it is to guess; here its length decides.
 *
 * @throws ApiProblem `weak_password`
 */
export function hashChosenPassword(password: string): Promise<PasswordHash> {
  if (password.length < 8) throw new ApiProblem("weak_password");
  return hashPassword(password);
}

/** Hashes a password with a fresh salt. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  return { salt, key: await derive(password, salt) };
}

/** Compares in constant time. */
export async function matchesPassword(password: string, hash: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derive(password, hash.salt), hash.key);
}
