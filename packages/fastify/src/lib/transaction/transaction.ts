import { CLIENT_TYPES } from "@assent/core/contract";
import * as v from "valibot";

/**
 * Everything that a decision can mean, fixed when the page was made. The browser carries it sealed
 * and adds nothing but Allow or Deny and a choice among `grantable`.
 */
export const Transaction = v.strictObject({
  id: v.string(),
  /** The ledger's epoch, where its memory is its process's. */
  epoch: v.optional(v.string()),
  /** Milliseconds since 1970. */
  shownAt: v.number(),
  expiresAt: v.number(),
  /** Names the session that saw the page, without giving it away. */
  binding: v.string(),
  userId: v.string(),
  clientId: v.string(),
  clientType: v.picklist(CLIENT_TYPES),
  redirectUri: v.string(),
  scopes: v.array(v.string()),
  /** Positions in `scopes` of those that were shown as grantable. */
  grantable: v.array(v.number()),
  state: v.optional(v.string()),
  nonce: v.optional(v.string()),
  codeChallenge: v.optional(v.string()),
  resources: v.array(v.string()),
  forceConsent: v.boolean(),
  /** Digest of what the page showed of the client. */
  display: v.string(),
});
export type Transaction = v.InferOutput<typeof Transaction>;

/** How long a consent page can be decided on. */
export const TRANSACTION_LIFETIME_MS = 600_000;
/** Age past which a decision first asks Stytch whether what was shown still holds. */
export const RECHECK_AGE_MS = 60_000;

/** The scopes that the page offered. */
export function grantableScopes({ scopes, grantable }: Transaction): readonly string[] {
  return scopes.filter((_, index) => grantable.includes(index));
}
