import { describe, expect, it } from "vitest";

import type { RequestedScope } from "./contract.ts";
import {
  createScopeChoices,
  grantableScopes,
  hasMoreThanRequired,
  selectRequired,
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

function grantedBefore(...names: string[]): RequestedScope[] {
  return ALL.map(({ scope, description, grantable }) => ({
    scope,
    description,
    grantable,
    granted: names.includes(scope),
  }));
}

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

  it("start with what was granted before, sensitive or not [#53]", () => {
    const before = ["notes.read", "notes.delete", "notes.write"];
    const choices = createScopeChoices(grantedBefore(...before), {
      rules: RULES,
      optionalSelected: false,
    });
    expect(selectedScopes(choices)).toEqual(["openid", "notes.read", "notes.delete"]);
    expect(choices.filter(({ granted }) => granted).map(({ scope }) => scope)).toEqual([
      "notes.read",
      "notes.delete",
      "notes.write",
    ]);
    expect(createScopeChoices(ALL, { rules: RULES }).some(({ granted }) => granted)).toBe(false);
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

  it("leaves out again what was granted before [#53]", () => {
    const granted = createScopeChoices(grantedBefore("notes.delete", "openid"), { rules: RULES });
    expect(selectedScopes(selectScope(granted, "notes.delete", false))).not.toContain(
      "notes.delete",
    );
    expect(selectScope(granted, "openid", false)).toEqual(granted);
  });

  it("stays where the scope is required, not grantable, or not asked for [#37, #38]", () => {
    expect(selectScope(choices, "openid", false)).toEqual(choices);
    expect(selectScope(choices, "notes.write", true)).toEqual(choices);
    expect(selectScope(choices, "admin", true)).toEqual(choices);
  });
});

describe("the shortcut to only what is needed", () => {
  it("leaves what is required, and is offered while more is selected", () => {
    const choices = createScopeChoices(ALL, { rules: RULES });
    expect(hasMoreThanRequired(choices)).toBe(true);
    const narrowed = selectRequired(choices);
    expect(selectedScopes(narrowed)).toEqual(["openid"]);
    expect(hasMoreThanRequired(narrowed)).toBe(false);
  });

  it("is not offered where nothing is required", () => {
    const choices = createScopeChoices(requested("notes.read"), { rules: RULES });
    expect(hasMoreThanRequired(choices)).toBe(false);
  });
});
