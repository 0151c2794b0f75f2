import type { ScopeChoiceOptions, ScopeRule } from "@assent/core";

/** What belongs together on the page, in the order in which it is shown. */
export const SCOPE_GROUPS = ["notes", "reports", "identity", "access", "other"] as const;
export type ScopeGroup = (typeof SCOPE_GROUPS)[number];

/** One scope as the product team sees it. Its words are in the copy, under the same name. */
export interface CatalogueEntry extends ScopeRule {
  readonly group: ScopeGroup;
}

/**
 * The scopes that this product knows. A scope that is not here is shown in the group `other`, with
 * Stytch's description or with words that say that nobody described it.
 *
 * @see https://stytch.com/docs/guides/connected-apps/resources-and-scopes
 */
export const SCOPE_CATALOGUE = {
  openid: { kind: "required", group: "identity" },
  profile: { kind: "optional", group: "identity" },
  email: { kind: "optional", group: "identity" },
  phone: { kind: "optional", group: "identity" },
  offline_access: { kind: "optional", group: "access" },
  full_access: { kind: "sensitive", group: "access" },
  "notes.read": { kind: "optional", group: "notes" },
  "notes.write": { kind: "optional", group: "notes" },
  "notes.delete": { kind: "sensitive", group: "notes" },
  "reports.export": { kind: "sensitive", group: "reports" },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

/** A scope that the catalogue knows. */
export type KnownScope = keyof typeof SCOPE_CATALOGUE;

/** Narrows a scope to one that the catalogue knows. */
export function isKnownScope(scope: string): scope is KnownScope {
  return Object.hasOwn(SCOPE_CATALOGUE, scope);
}

/** The group that a scope is shown in. */
export function scopeGroup(scope: string): ScopeGroup {
  return isKnownScope(scope) ? SCOPE_CATALOGUE[scope].group : "other";
}

/** The choices that a consent page starts with. */
export const SCOPE_CHOICE_OPTIONS: ScopeChoiceOptions = {
  rules: SCOPE_CATALOGUE,
  optionalSelected: true,
};
