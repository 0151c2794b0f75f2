import { type ScopeChoice, grantableScopes, selectedScopes } from "@assent/core";
import type { ReactNode } from "react";

import type { Copy } from "../copy/copy.ts";
import { isKnownScope } from "./catalogue.ts";
import { grantableChoices, groupChoices } from "./scope-groups.ts";

/**
 * The sentence that says who wants what: what matters most comes first, as the groups do. Says
 * instead that there is nothing to give where this user can grant none of it.
 *
 * @param client The client's name, as an element that isolates it.
 */
export function requestHeading(
  client: ReactNode,
  choices: readonly ScopeChoice[],
  copy: Copy,
): ReactNode {
  const grantable = grantableChoices(choices);
  if (grantable.length === 0) {
    return copy.consent.nothingGrantableHeading(client);
  }
  const known = groupChoices(grantable)
    .flatMap((grouped) => grouped.choices.map(({ scope }) => scope))
    .filter(isKnownScope);
  const wishes = known.map((scope) => copy.scopes[scope].wish);
  return copy.consent.heading(client, wishes, grantable.length - known.length);
}

/** What Allow says: how many of how many, once it is not all. */
export function allowLabel(choices: readonly ScopeChoice[], { consent }: Copy): string {
  const selected = selectedScopes(choices).length;
  const grantable = grantableScopes(choices).length;
  return selected === 0 || selected === grantable
    ? consent.allow
    : consent.allowSome(selected, grantable);
}
