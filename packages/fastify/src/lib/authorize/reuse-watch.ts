import { hash } from "node:crypto";

import type { AuthorizationRequest } from "@assent/core";

/** A value that every request should choose anew. */
export type OneTimeParameter = "code_challenge" | "nonce";

/** Notices clients whose one-time values are constants. */
export interface ReuseWatch {
  /**
   * Remembers a request's one-time values.
   *
   * @param query The request as it came: the very same request again is a reload, not a reuse.
   * @returns The parameters whose value another request of this client had, each told once.
   */
  notice(request: AuthorizationRequest, query: string): readonly OneTimeParameter[];
}

export interface ReuseWatchOptions {
  /** Values remembered; the oldest is forgotten first. Default: 4,096. */
  readonly capacity?: number;
}

/**
 * Creates a watch in memory. It holds digests only, so that nothing can be read from it.
 *
 * @see RFC 9700 §2.1.1
 */
export function createReuseWatch({ capacity = 4_096 }: ReuseWatchOptions = {}): ReuseWatch {
  /** By value, the request that had it; `null` once reuse was told. */
  const seen = new Map<string, string | null>();
  /** Goes from the oldest on. One for good: each new one would walk past all that was deleted. */
  const oldestFirst = seen.keys();

  function isReused(value: string, request: string): boolean {
    const first = seen.get(value);
    if (first === undefined) {
      seen.set(value, request);
      if (seen.size > capacity) {
        seen.delete(oldestFirst.next().value ?? "");
      }
      return false;
    }
    if (first === null || first === request) {
      return false;
    }
    seen.set(value, null);
    return true;
  }

  return {
    notice: ({ clientId, codeChallenge, nonce }, query) => {
      const asked = digest(query);
      const values = [
        ["code_challenge", codeChallenge],
        ["nonce", nonce],
      ] as const;
      return values.flatMap(([name, value]) =>
        value !== undefined && isReused(digest(name, clientId, value), asked) ? [name] : [],
      );
    },
  };
}

function digest(...parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts), "base64url");
}
