import { SCENARIOS, STATE_SCENARIOS, type Scenario, findScenario } from "@assent/core/testing";
import { describe, expect, it } from "vitest";

import { describeDestination as describeInProduction } from "../../../packages/fastify/src/lib/destination.ts";
import {
  applyControls,
  describeDestination,
  findConsent,
  readControls,
  withKinds,
} from "../src/scenario/controls.ts";

const { ready, unavailable } = STATE_SCENARIOS;

/** The scenario that controls make; fails the test where they are refused. */
function apply(scenario: Scenario, controls: Parameters<typeof applyControls>[1]): Scenario {
  const made = applyControls(scenario, controls);
  if ("refused" in made) {
    throw new Error(made.refused);
  }
  return made;
}

describe("the controls", () => {
  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    "leave %s as it is until one is turned",
    (_, scenario) => {
      expect(applyControls(scenario, readControls(scenario))).toBe(scenario);
    },
  );

  it("make a scenario of one's own that asks for what it shows", () => {
    const made = apply(ready, {
      clientName: "Ledger",
      clientType: "first_party",
      accountEmail: "viewer@example.com",
      organization: "Example Org",
      redirectUri: "https://app.ledger.co.uk/cb",
      scopes: [{ scope: "reports.export", description: "", grantable: true }],
    });
    expect(made).toMatchObject({ id: "own", group: "own", status: "ready" });
    expect(findConsent(made)).toMatchObject({
      client: { name: "Ledger", type: "first_party" },
      account: { email: "viewer@example.com", organization: { name: "Example Org" } },
      destination: { host: "app.ledger.co.uk", registrableDomain: "ledger.co.uk" },
    });
    expect(new URLSearchParams(made.query).get("scope")).toBe("reports.export");
    expect(JSON.stringify(made.decision)).toContain('"https://app.ledger.co.uk/cb?code=');
  });

  it.each([
    ["a redirect that runs code", { redirectUri: "javascript:alert(1)" }, "leads nowhere"],
    ["a resource that is no address", { resources: ["somewhere"] }, "resource"],
    [
      "a scope without a name",
      { scopes: [{ scope: "", description: "", grantable: true }] },
      "scope",
    ],
  ])("refuse %s, in a sentence that says where", (_, controls, words) => {
    const made = applyControls(ready, controls);
    expect("refused" in made ? made.refused : "made").toContain(words);
  });

  it("show a name as production would send it", () => {
    const made = apply(ready, { clientName: "Acme\u202E" });
    expect(findConsent(made)?.client.name).toBe("Acme");
  });

  it("offer nothing for a page that shows no consent", () => {
    expect(readControls(unavailable)).toEqual({});
    expect(applyControls(unavailable, { clientName: "Ledger" })).toBe(unavailable);
  });

  it("change the kind of a scope over the catalogue", () => {
    expect(withKinds({ "notes.read": "sensitive" }).rules["notes.read"]).toEqual({
      kind: "sensitive",
    });
    expect(withKinds().rules).toEqual(withKinds({}).rules);
  });
});

describe("a destination in the preview", () => {
  it.each([
    "https://a.b.co.uk/cb",
    "https://somebody.github.io/cb",
    "https://192.0.2.7:8443/cb",
    "http://127.0.0.1:3000/cb",
    "com.example.notes:/cb",
    "data:text/html,x",
  ])("of %s is what production would say", (url) => {
    expect(describeDestination(url)).toEqual(describeInProduction(url));
  });

  it("belongs to the scenarios of long hosts, too", () => {
    const long = SCENARIOS.filter(({ id }) => id.startsWith("host-"));
    expect(long.length).toBeGreaterThan(0);
    for (const { id } of long) {
      const scenario = findScenario(id);
      const destination = scenario && findConsent(scenario)?.destination;
      expect(describeDestination(destination?.url ?? "")).toEqual(destination);
    }
  });
});
