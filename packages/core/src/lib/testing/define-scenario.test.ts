import { describe, expect, it } from "vitest";

import type { Consent, Outcome } from "../contract.ts";
import { createProblem } from "../problem-catalogue.ts";
import { createLocalProblem } from "../problem.ts";
import { defineScenario, parseScenario } from "./define-scenario.ts";
import { SAMPLE_CONSENT, createConsent } from "./sample-consent.ts";
import { createAskedScenario } from "./sample-scenario.ts";
import type { Scenario } from "./scenario.ts";
import { STATE_SCENARIOS } from "./state-scenarios.ts";

const { ready } = STATE_SCENARIOS;

/** The scenario `ready` with another consent in its page and in its answer. */
function showing(outcome: Outcome): Scenario {
  return { ...ready, outcome, start: { kind: "answer", body: outcome } };
}

function showingConsent(change: Partial<Consent>): Scenario {
  return showing({ ...SAMPLE_CONSENT, ...change });
}

const { client, account, destination } = SAMPLE_CONSENT;

/** What is handed in, and the words by which a person finds the mistake. */
const REFUSED: readonly (readonly [where: string, value: unknown])[] = [
  ["at the whole the contract wants Object", null],
  ["at id the contract wants", { ...ready, id: "Not Kebab" }],
  ["at status the contract wants", { ...ready, status: "finished" }],
  ["at steps.1 the contract wants", { ...ready, steps: ["allow", "jump"] }],
  [
    "at outcome.client.name the contract wants a length of at least 1",
    showingConsent({ client: { ...client, name: "" } }),
  ],
  ["at outcome.kind the contract wants", { ...ready, outcome: { kind: "maybe" } }],
  [
    "at query the contract wants a length of at most 12000",
    { ...ready, query: "x".repeat(12_001) },
  ],
  [
    "outcome.client.name holds characters",
    showingConsent({ client: { ...client, name: "Acme\u202e" } }),
  ],
  [
    "outcome.client.name holds characters",
    showingConsent({ client: { ...client, name: "n".repeat(65) } }),
  ],
  [
    "outcome.account.email holds characters",
    showingConsent({ account: { ...account, email: "a@b\u200b" } }),
  ],
  [
    "outcome.client.metadataHost is not",
    showingConsent({ client: { ...client, metadataHost: "rp.example" } }),
  ],
  ["outcome.client.logo is not", showingConsent({ client: { ...client, logo: "/logo.png" } })],
  [
    "outcome.account.organization.logo is not",
    showingConsent({ account: { organization: { name: "O", logo: "/logo.png" } } }),
  ],
  ["outcome.client.id is not", showingConsent({ client: { ...client, id: "another" } })],
  [
    "outcome.destination.url is not",
    showingConsent({ destination: { ...destination, url: "https://accounts.rp.example/other" } }),
  ],
  [
    "outcome.destination.url cannot",
    showingConsent({ destination: { ...destination, url: "javascript:alert(1)" } }),
  ],
  [
    "outcome.destination.kind is not",
    showingConsent({
      destination: { kind: "loopback", url: destination.url, host: "accounts.rp.example" },
    }),
  ],
  [
    "outcome.destination.host or scheme",
    showingConsent({
      destination: {
        kind: "web",
        url: destination.url,
        host: "other.rp.example",
        registrableDomain: "rp.example",
      },
    }),
  ],
  [
    "outcome.destination.registrableDomain is not",
    showingConsent({
      destination: {
        kind: "web",
        url: destination.url,
        host: "accounts.rp.example",
        registrableDomain: "p.example",
      },
    }),
  ],
  [
    "outcome.scopes.0.scope is not",
    showingConsent({ scopes: [{ scope: "other", description: "", grantable: true }] }),
  ],
  ["outcome.resources are not", showingConsent({ resources: ["https://api.rp.example/"] })],
  [
    "decision.body.redirectTo",
    {
      ...ready,
      decision: { kind: "answer", body: { redirectTo: "https://accounts.rp.example/cb?code=1" } },
    },
  ],
  [
    "the query is refused: The parameter client_id is missing.",
    { ...ready, query: "?scope=openid" },
  ],
  [
    "outcome.kind is one that no page is delivered with",
    { ...ready, outcome: { kind: "login", loginUrl: "/login" } },
  ],
  [
    "start.body.redirectTo cannot",
    { ...ready, start: { kind: "answer", body: { kind: "redirect", redirectTo: "data:," } } },
  ],
  [
    "decision.problem.code is one that no server sends",
    { ...ready, decision: { kind: "problem", problem: createLocalProblem("offline") } },
  ],
  [
    "start.problem.code is none",
    {
      ...ready,
      start: { kind: "problem", problem: { ...createProblem("not_found"), code: "nonsense" } },
    },
  ],
  [
    "outcome.problem.status or title",
    showing({ kind: "problem", problem: { ...createProblem("not_found"), status: 200 } }),
  ],
];

describe("a scenario", () => {
  it.each(REFUSED)("is refused with the place and the reason: %s", (where, value) => {
    const read = parseScenario(value);
    expect("refused" in read ? read.refused : "").toContain(where);
  });

  it("of an app on the device needs a public client", () => {
    const words = { ...ready, id: "own" };
    const facts = { redirectUri: "example.acme:/cb" };
    expect(() => createAskedScenario(words, createConsent(facts))).toThrow(
      /Scenario "own": .*destination\.kind is app, where only public clients live\./u,
    );
  });

  it("is refused where it is written down, by its name", () => {
    expect(() => defineScenario({ ...ready, title: "" })).toThrow(
      'Scenario "ready": This is no scenario: at title the contract wants a length of at least 1.',
    );
  });

  it("loses what no scenario has", () => {
    expect(parseScenario({ ...ready, secret: "s" })).toEqual(ready);
  });
});
