import { randomBytes, randomUUID } from "node:crypto";

/** The nouns Stytch prefixes its identifiers with. */
export type IdentifierKind =
  | "connected-app"
  | "email"
  | "jwk"
  | "m2m-client"
  | "member"
  | "member-session"
  | "organization"
  | "phone-number"
  | "request-id"
  | "session"
  | "user";

/** A new identifier in Stytch's test format, e.g. `user-test-<uuid>`. */
export function createIdentifier(kind: IdentifierKind): string {
  return `${kind}-test-${randomUUID()}`;
}

/** An unguessable value of 256 bits in base64url, for session tokens and client secrets. */
export function createSecretValue(): string {
  return randomBytes(32).toString("base64url");
}
