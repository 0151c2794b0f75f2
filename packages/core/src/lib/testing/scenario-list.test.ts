import { describe, expect, it } from "vitest";

import { createBffTransport } from "../bff-transport.ts";
import { ARMING_DELAY_MS, PATIENCE_MS, createConsentFlow } from "../consent-flow.ts";
import { parseScenario } from "./define-scenario.ts";
import { SCENARIOS, findScenario } from "./scenario-list.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";
import { createScriptedBff } from "./scripted-bff.ts";
import { STATE_SCENARIOS } from "./state-scenarios.ts";

describe("the scenarios", () => {
  it("each have an id of their own, by which they are found", () => {
    expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
    expect(SCENARIOS.filter((scenario) => findScenario(scenario.id) !== scenario)).toEqual([]);
    expect(findScenario("no-such-scenario")).toBeUndefined();
  });

  it.each(SCENARIOS)("$id is what the contract reads and production sends", (scenario) => {
    expect(parseScenario(scenario)).toEqual(scenario);
  });

  it.each(SCENARIOS)("$id ends where it says, over the scripted BFF", async (scenario) => {
    expect(await reach(scenario)).toBe(scenario.status);
  });

  it.each(Object.entries(STATE_SCENARIOS))(
    "%s has the scenario of its name",
    (status, scenario) => {
      expect(scenario).toMatchObject({ id: status, status, group: "state" });
    },
  );
});

/** Runs a scenario in the flow, with a clock of its own, and says where it ends. */
async function reach(scenario: Scenario): Promise<string> {
  let timers: { readonly callback: () => void; readonly ms: number }[] = [];
  const bff = createScriptedBff(scenario, {
    schedule: (callback) => callback(),
  });
  const flow = createConsentFlow({
    query: scenario.query,
    outcome: scenario.outcome,
    scopes: { rules: {} },
    navigate: () => undefined,
    transport: createBffTransport(async (path, { method, headers, body }) => {
      const parsed: unknown = JSON.parse(body);
      const response = await bff.handle({ method, path, headers, body: parsed });
      if (response === "disconnect") {
        throw new TypeError("The connection failed.");
      }
      return { ok: response.status < 300, json: async () => response.body };
    }),
    schedule: (callback, ms) => {
      const timer = { callback, ms };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const pass = (ms: number): void => {
    const due = timers.filter((timer) => timer.ms <= ms);
    timers = timers.filter((timer) => timer.ms > ms);
    due.forEach(({ callback }) => callback());
  };
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  flow.send({ type: "attention", visible: true, focused: true });
  await settle();
  const act: Record<ScenarioStep, () => void> = {
    onward: () => undefined,
    allow: () => {
      pass(ARMING_DELAY_MS);
      flow.send({ type: "allow" });
    },
    deny: () => flow.send({ type: "deny" }),
    patience: () => pass(PATIENCE_MS),
  };
  for (const step of scenario.steps) {
    act[step]();
    await settle();
  }
  return flow.getSnapshot().status;
}
