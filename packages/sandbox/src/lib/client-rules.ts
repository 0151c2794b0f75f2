/** The four kinds of Connected App: whose it is, and whether it can keep a secret. */
export const clientTypes = [
  "first_party",
  "first_party_public",
  "third_party",
  "third_party_public",
] as const;

/** @see https://stytch.com/docs/connected-apps/oauth-learn-more/client-types */
export type ClientType = (typeof clientTypes)[number];

/** Whether the Connected App belongs to the project's own team. */
export function isFirstParty(type: ClientType): boolean {
  return type === "first_party" || type === "first_party_public";
}

/** Whether the Connected App has no secret, and so must use PKCE. */
export function isPublic(type: ClientType): boolean {
  return type === "first_party_public" || type === "third_party_public";
}
