import { describe, expect, it } from "vitest";

import {
  createScopeChoices,
  grantableScopes,
  selectScope,
  selectedScopes,
} from "./scope-choice.ts";

const RULES = {
  openid: { kind: "required" },
  "notes.read": { kind: "optional" },
  "notes.delete": { kind: "sensitive" },
} as const;

function requested(
  ...names: string[]
): { scope: string; description: string; grantable: boolean }[] {
  return names.map((name) => ({
    scope: name.replace("!", ""),
    description: "",
    grantable: !name.endsWith("!"),
  }));
}

const ALL = requested("openid", "notes.read", "notes.delete", "notes.write!", "constructor");

describe("the choices a consent starts with", () => {
  it("select what is required and optional, never what is sensitive or out of reach", () => {
    const choices = createScopeChoices(ALL, { rules: RULES });
    expect(choices.map(({ kind }) => kind)).toEqual([
      "required",
      "optional",
      "sensitive",
      "not-grantable",
      "optional",
    ]);
    expect(selectedScopes(choices)).toEqual(["openid", "notes.read", "constructor"]);
  });

  it("say which scopes no rule names, whatever they are called", () => {
    const choices = createScopeChoices(ALL, { rules: RULES });
    expect(choices.filter(({ known }) => !known).map(({ scope }) => scope)).toEqual([
      "notes.write",
      "constructor",
    ]);
  });

  it("may start with every optional scope left out", () => {
    const choices = createScopeChoices(ALL, { rules: RULES, optionalSelected: false });
    expect(selectedScopes(choices)).toEqual(["openid"]);
  });

  it("count what could be granted at most", () => {
    const choices = createScopeChoices(ALL, { rules: RULES });
    expect(grantableScopes(choices)).toHaveLength(4);
  });
});

describe("a choice", () => {
  const choices = createScopeChoices(ALL, { rules: RULES });

  it("changes where the user may decide", () => {
    expect(selectedScopes(selectScope(choices, "notes.read", false))).not.toContain("notes.read");
    expect(selectedScopes(selectScope(choices, "notes.delete", true))).toContain("notes.delete");
  });

  it("stays where the scope is required, not grantable, or not asked for [#37, #38]", () => {
    expect(selectScope(choices, "openid", false)).toEqual(choices);
    expect(selectScope(choices, "notes.write", true)).toEqual(choices);
    expect(selectScope(choices, "admin", true)).toEqual(choices);
  });
});
