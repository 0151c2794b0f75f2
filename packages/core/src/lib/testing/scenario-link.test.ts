import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Consent } from "../contract.ts";
import { createProblem } from "../problem-catalogue.ts";
import { type Refused, parseScenario } from "./define-scenario.ts";
import { assembleScenario } from "./own-scenario.ts";
import { type ConsentFacts, createConsent, createRequestedScope } from "./sample-consent.ts";
import { type ScenarioView, readScenarioLink, writeScenarioLink } from "./scenario-link.ts";
import { SCENARIOS } from "./scenario-list.ts";
import type { Scenario } from "./scenario.ts";
import { STATE_SCENARIOS } from "./state-scenarios.ts";

const { ready } = STATE_SCENARIOS;
const LOOK = { design: "compact", theme: "dark", locale: "pt-BR", direction: "rtl" } as const;

/** The link of a view that has one. */
function linkOf(view: ScenarioView): string {
  const link = writeScenarioLink(view);
  if (typeof link !== "string") {
    throw new Error(link.refused);
  }
  return link;
}

function own(facts: ConsentFacts, more: Partial<Scenario> = {}): Scenario {
  const made = assembleScenario({
    id: "own",
    title: "Own",
    about: "Made by hand.",
    status: "ready",
    steps: [],
    outcome: { kind: "consent", facts },
  });
  const scenario = "refused" in made ? made : parseScenario({ ...made, ...more });
  if ("refused" in scenario) {
    throw new Error(scenario.refused);
  }
  return scenario;
}

const sentence = (result: ScenarioView | Refused | string): string =>
  typeof result === "object" && "refused" in result ? result.refused : "";

describe("a link", () => {
  it.each(SCENARIOS)("opens $id by its id", (scenario) => {
    const link = linkOf({ scenario, ...LOOK });
    expect(link).toBe(
      `?scenario=${scenario.id}&design=compact&theme=dark&locale=pt-BR&direction=rtl`,
    );
    expect(readScenarioLink(link)).toEqual({ scenario, ...LOOK });
  });

  it.each(SCENARIOS)("carries all of a scenario like $id that is somebody's own", (scenario) => {
    const copy: Scenario = { ...scenario, id: "own", group: "own" };
    const link = writeScenarioLink({ scenario: copy });
    const read = typeof link === "string" ? readScenarioLink(link) : link;
    const opened = "refused" in read ? read : read.scenario;
    const { query: _query, outcome: _outcome, start: _start, ...situation } = copy;
    expect(opened).toMatchObject({ ...situation, decision: { kind: copy.decision.kind } });
  });

  it("says nothing of what a request has once, and of nobody's address", () => {
    const once = {
      transaction: "sealed-0123456789",
      switchAccountUrl: "/login?return_to=%2Foauth%2Fauthorize%3Fnonce%3Dnonce-0123456789",
    };
    const facts: ConsentFacts = {
      client: { description: "sealed-0123456789 nonce-0123456789 state-0123456789" },
      account: { name: "Chosen Name", email: "real.person@real-company.com" },
      loginHint: "other.person@real-company.com",
    };
    const consent: Consent = { ...createConsent(facts), ...once };
    const scenario = own(facts, {
      outcome: consent,
      start: { kind: "answer", body: consent },
      query: ready.query.replace("sample-state", "state-0123456789"),
      decision: { kind: "silence" },
    });
    const link = linkOf({ scenario });
    expect(link).not.toMatch(/0123456789|real-company/u);
    expect(link).toContain("Chosen+Name");
  });

  it.each([
    ["?scenario=no-such", "no scenario of the id"],
    ["?design=classic", "names no scenario"],
    ["?scenario=ready&design=Not+Kebab", "at design the contract wants"],
    ["?scenario=ready&locale=x", "at locale the contract wants"],
    ["?scenario=ready&direction=up", "at direction the contract wants"],
    ["?scenario=ready&scenario=denied", "no scenario of the id"],
    ["?scenario=%E0%A4", "its query is undecodable"],
    [`?scenario=${"x".repeat(12_000)}`, "its query is too-long"],
    ["?own=%7B%22id%22", "cut off or changed"],
    ["?own=%7B%7D", "at id the contract wants"],
    ["?own=null", "at the whole the contract wants"],
  ])("that is broken is refused with a sentence: %s", (link, words) => {
    expect(sentence(readScenarioLink(link))).toContain(words);
  });

  it("is trusted as little as any other scenario", () => {
    const parts = { id: "own", title: "T", about: "A", status: "ready", steps: [] };
    const outcome = (facts: ConsentFacts): string =>
      `?own=${encodeURIComponent(JSON.stringify({ ...parts, outcome: { kind: "consent", facts } }))}`;
    expect(sentence(readScenarioLink(outcome({ redirectUri: "javascript:alert(1)" })))).toBe(
      "The redirect URI must not be navigated to.",
    );
    const stray = { redirectUri: "https://a.example/", registrableDomain: "b.example" };
    expect(sentence(readScenarioLink(outcome(stray)))).toContain(
      "registrableDomain is not the end",
    );
    expect(readScenarioLink(outcome({ client: { name: "Acme\u202e" } }))).toMatchObject({
      scenario: { group: "own", outcome: { client: { name: "Acme" } } },
    });
  });

  it("is not written where it would be too long, or of what no look is called", () => {
    const scopes = Array.from({ length: 100 }, (_, index) =>
      createRequestedScope(`scope-${index}`, { description: "d".repeat(300) }),
    );
    expect(sentence(writeScenarioLink({ scenario: own({ scopes }) }))).toContain("too large");
    expect(sentence(writeScenarioLink({ scenario: ready, design: "<b>" }))).toContain("at design");
  });

  it("is not written of a failure that has no name", () => {
    const problem = { ...createProblem("not_found"), code: "new_code" };
    const scenario: Scenario = { ...ready, decision: { kind: "problem", problem } };
    expect(sentence(writeScenarioLink({ scenario }))).toContain("code is none that");
  });
});

const text = fc.string({ unit: "grapheme", maxLength: 90 }).filter((value) => !value.includes("@"));
const label = fc.stringMatching(/^[a-z][a-z\d]{0,20}$/u);
const facts: fc.Arbitrary<ConsentFacts> = fc.record({
  client: fc.record({
    id: fc.stringMatching(/^[a-z\d-]{1,60}$/u),
    name: text,
    description: text,
    type: fc.constantFrom("first_party_public" as const, "third_party_public" as const),
    logo: fc.boolean(),
  }),
  account: fc.record({
    name: text,
    email: label.map((local) => `${local}@example.com`),
    organization: fc.option(fc.record({ name: text, logo: fc.boolean() }), { nil: undefined }),
  }),
  redirectUri: fc.oneof(
    label.map((path) => `https://rp.example/${path}`),
    label.map((path) => `http://127.0.0.1:8080/${path}`),
    label.map((scheme) => `example.${scheme}:/cb`),
  ),
  scopes: fc.uniqueArray(
    fc
      .record({
        scope: fc.stringMatching(/^[a-z.:]{1,30}$/u),
        description: text,
        grantable: fc.boolean(),
        granted: fc.boolean(),
      })
      .map(({ scope, ...more }) => createRequestedScope(scope, more)),
    { maxLength: 12, selector: ({ scope }) => scope },
  ),
  resources: fc.uniqueArray(
    label.map((path) => `https://api.rp.example/${path}`),
    { maxLength: 3 },
  ),
  loginHint: fc.option(
    label.map((local) => `${local}@example.org`),
    { nil: undefined },
  ),
});

describe("a link of one's own scenario", () => {
  it("opens the very same, whatever it shows", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom("rtl" as const, "ltr" as const), (shown, direction) => {
        const scenario = own(shown);
        const link = linkOf({ scenario, direction });
        expect(link.length).toBeLessThanOrEqual(12_000);
        expect(readScenarioLink(link)).toEqual({ scenario, direction });
      }),
    );
  });

  it("is read or refused, whatever became of it, and never fails", () => {
    const parts = { id: "own", title: "T", about: "A", status: "ready", steps: [] };
    const strange = fc.record({
      shown: fc.oneof(facts, fc.constantFrom({ redirectUri: "data:,x" }, { scopes: "all" }, null)),
      start: fc.constantFrom({ kind: "silence" }, { kind: "answer" }, "answer", undefined),
    });
    fc.assert(
      fc.property(strange, fc.nat(), fc.boolean(), ({ shown, start }, at, whole) => {
        const outcome = { kind: "consent", facts: shown };
        const json = JSON.stringify({ ...parts, outcome, start });
        const cut = at % json.length;
        const damaged = whole ? json : json.slice(0, cut) + json.slice(cut + 1);
        const read = readScenarioLink(`?own=${encodeURIComponent(damaged.toWellFormed())}`);
        const scenario = "refused" in read ? undefined : read.scenario;
        expect(scenario === undefined || !("refused" in parseScenario(scenario))).toBe(true);
      }),
    );
  });
});
