import type { ScopeChoice } from "@assent/core";

import type { Copy } from "../../copy/copy.ts";
import type { ScopeGroup } from "../../scopes/catalogue.ts";
import { grantableChoices, groupChoices } from "../../scopes/scope-groups.ts";

/** One page of the conversation. */
export type Step =
  | { readonly kind: "opening" }
  | {
      readonly kind: "question";
      readonly group: ScopeGroup;
      readonly choices: readonly ScopeChoice[];
    }
  | { readonly kind: "review" };

/** The request, a question for each group that the user can decide on, and what came of it. */
export function createSteps(choices: readonly ScopeChoice[]): readonly Step[] {
  return [
    { kind: "opening" },
    ...groupChoices(grantableChoices(choices)).map(({ group, choices: members }): Step => {
      return { kind: "question", group, choices: members };
    }),
    { kind: "review" },
  ];
}

/** What a step is called in the list of steps. */
export function stepName(step: Step, { groups, steps }: Copy): string {
  return step.kind === "question" ? groups[step.group] : steps[step.kind];
}
