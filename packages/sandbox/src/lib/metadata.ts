import { ApiProblem } from "./errors.ts";

/** Application data on an account: any JSON object within Stytch's limits. */
export type Metadata = Readonly<Record<string, unknown>>;

const maximumKeys = 20;
const maximumBytes = 4096;

/**
 * Lays an update over metadata: merged at the top level only, and `null` deletes a key.
 *
 * @throws ApiProblem `bad_request` beyond 20 top-level keys or 4 KB
 * @see https://stytch.com/docs/api/metadata
 */
export function mergeMetadata(before: Metadata, update: Metadata | undefined): Metadata {
  if (update === undefined) return before;
  const kept = Object.entries({ ...before, ...update }).filter(([, value]) => value !== null);
  const merged = Object.fromEntries(kept);
  if (kept.length > maximumKeys || Buffer.byteLength(JSON.stringify(merged)) > maximumBytes)
    throw new ApiProblem("bad_request", "Metadata holds at most 20 top-level keys and 4 KB.");
  return merged;
}

function isObject(value: unknown): value is Metadata {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Joins two updates to custom claims into one that does the same: a `null` stays, to delete when it is applied.
 */
export function joinClaims(first: Metadata, second: Metadata): Metadata {
  const joined = new Map(Object.entries(first));
  for (const [name, value] of Object.entries(second)) {
    const earlier = joined.get(name);
    joined.set(name, isObject(value) && isObject(earlier) ? joinClaims(earlier, value) : value);
  }
  return Object.fromEntries(joined);
}

/**
 * Lays an update over a session's custom claims: objects are merged at every level, and `null` deletes.
 *
 * @see https://stytch.com/docs/consumer-auth/manage-sessions/custom-claims
 */
export function mergeClaims(before: Metadata, update: Metadata): Metadata {
  const merged = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(update)) {
    const earlier = merged.get(name);
    if (value === null) merged.delete(name);
    else
      merged.set(
        name,
        isObject(value) ? mergeClaims(isObject(earlier) ? earlier : {}, value) : value,
      );
  }
  return Object.fromEntries(merged);
}
