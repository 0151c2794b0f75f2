import type { ScopeChoice } from "@assent/core";

import { SCOPE_GROUPS, type ScopeGroup, scopeGroup } from "./catalogue.ts";

/** The choices that are shown together. */
export interface GroupedChoices<Choice> {
  readonly group: ScopeGroup;
  /** At least one. */
  readonly choices: readonly Choice[];
}

/** Parts choices by group, in the order in which groups are shown. Groups without a choice are left out. */
export function groupChoices<Choice extends Pick<ScopeChoice, "scope">>(
  choices: readonly Choice[],
): readonly GroupedChoices<Choice>[] {
  return SCOPE_GROUPS.map((group) => ({
    group,
    choices: choices.filter(({ scope }) => scopeGroup(scope) === group),
  })).filter((grouped) => grouped.choices.length > 0);
}

/** The choices that this user can make. */
export function grantableChoices(choices: readonly ScopeChoice[]): readonly ScopeChoice[] {
  return choices.filter(({ kind }) => kind !== "not-grantable");
}

/** What was asked for and is not this user's to give. Never sent. */
export function unavailableChoices(choices: readonly ScopeChoice[]): readonly ScopeChoice[] {
  return choices.filter(({ kind }) => kind === "not-grantable");
}
