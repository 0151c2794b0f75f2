import { AsyncLocalStorage } from "node:async_hooks";
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

/** Where the last part of identifiers comes from. */
export type IdentifierSource = (kind: IdentifierKind) => string;

// Seeded identifiers end in small numbers; counted ones start beyond them.
const firstCounted = 1001;

/** Counts identifiers of each kind, so that the same calls get the same identifiers in every run. */
export function countIdentifiers(): IdentifierSource {
  const counts = new Map<IdentifierKind, number>();
  return (kind) => {
    const count = counts.get(kind) ?? firstCounted;
    counts.set(kind, count + 1);
    return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
  };
}

// Identifiers are made in every store of every project; a context spares each of them a parameter that only
// deterministic test runs would set.
const sources = new AsyncLocalStorage<IdentifierSource>();

/** Runs `work`, and everything it starts, with identifiers from `source`; random ones without a source. */
export function withIdentifiers<T>(source: IdentifierSource | undefined, work: () => T): T {
  return source === undefined ? work() : sources.run(source, work);
}

/** A new identifier in Stytch's test format, e.g. `user-test-<uuid>`. */
export function createIdentifier(kind: IdentifierKind): string {
  return `${kind}-test-${sources.getStore()?.(kind) ?? randomUUID()}`;
}

/** An unguessable value of 256 bits in base64url, for session tokens and client secrets. */
export function createSecretValue(): string {
  return randomBytes(32).toString("base64url");
}
