import type { RequestedScope } from "./contract.ts";

/** What the product team says of a scope. */
export interface ScopeRule {
  /**
   * `required`: locked, the app cannot work without it. `optional`: the user may leave it out.
   * `sensitive`: left out until the user chooses it, unless they did so before.
   */
  readonly kind: "required" | "optional" | "sensitive";
}

/** The product team's rules, by scope. A scope without a rule is optional. */
export type ScopeRules = Readonly<Record<string, ScopeRule>>;

/** How a scope stands on the page. */
export type ScopeKind = ScopeRule["kind"] | "not-grantable";

/** One scope on the page: what it is, and whether it would be granted now. */
export interface ScopeChoice {
  readonly scope: string;
  readonly kind: ScopeKind;
  /** Stytch's description; may be empty. */
  readonly description: string;
  /** Whether the product team's catalogue knows the scope. */
  readonly known: boolean;
  /** Whether the user has granted it to this client before; false where nobody knows. */
  readonly granted: boolean;
  /** Never true for `not-grantable`, always for `required`. */
  readonly selected: boolean;
}

export interface ScopeChoiceOptions {
  readonly rules: ScopeRules;
  /** Whether optional scopes start selected. Default: true. */
  readonly optionalSelected?: boolean;
}

/** The choices a consent starts with. */
export function createScopeChoices(
  scopes: readonly RequestedScope[],
  { rules, optionalSelected = true }: ScopeChoiceOptions,
): readonly ScopeChoice[] {
  return scopes.map(({ scope, description, grantable, granted = false }) => {
    const rule = Object.hasOwn(rules, scope) ? rules[scope] : undefined;
    const kind: ScopeKind = grantable ? (rule?.kind ?? "optional") : "not-grantable";
    const selected =
      kind !== "not-grantable" &&
      (granted || kind === "required" || (kind === "optional" && optionalSelected));
    return { scope, kind, description, known: rule !== undefined, granted, selected };
  });
}

/** Tells whether the user may change a choice. */
export function isChangeable({ kind }: ScopeChoice): boolean {
  return kind === "optional" || kind === "sensitive";
}

/** The choices after the user (un)selects one; the same where that one cannot be changed. */
export function selectScope(
  choices: readonly ScopeChoice[],
  scope: string,
  selected: boolean,
): readonly ScopeChoice[] {
  return choices.map((choice) =>
    choice.scope === scope && isChangeable(choice) ? { ...choice, selected } : choice,
  );
}

/**
 * Tells whether the shortcut to only what is needed makes sense: something is required, and
 * something else is selected.
 */
export function hasMoreThanRequired(choices: readonly ScopeChoice[]): boolean {
  const selected = choices.filter((choice) => choice.selected);
  return selected.some(isChangeable) && !selected.every(isChangeable);
}

/** The choices with only what is required. */
export function selectRequired(choices: readonly ScopeChoice[]): readonly ScopeChoice[] {
  return choices.map((choice) => ({ ...choice, selected: choice.kind === "required" }));
}

/** The scopes that Allow would send, in the order asked for. */
export function selectedScopes(choices: readonly ScopeChoice[]): readonly string[] {
  return choices.filter(({ selected }) => selected).map(({ scope }) => scope);
}

/** The scopes that this user could grant at most. */
export function grantableScopes(choices: readonly ScopeChoice[]): readonly string[] {
  return choices.filter(({ kind }) => kind !== "not-grantable").map(({ scope }) => scope);
}
