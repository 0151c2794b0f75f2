import type { ConsentFlow } from "@assent/core";
import type { Scenario, ScenarioStep } from "@assent/core/testing";

import type { HurriedClock } from "./hurried-clock.ts";

/** What a scenario is played on. */
export interface Stage {
  readonly flow: ConsentFlow;
  readonly clock: HurriedClock;
  /** Holds the page. */
  readonly root: Element;
  /** Aborted when the page is gone. */
  readonly signal: AbortSignal;
}

/** More pages than any design has before its decision. */
const MAX_PAGES = 100;

/**
 * Does what the person in a scenario does: presses what they press, and lets time pass at once.
 * Resolves when the last step is done, or when the page is gone.
 */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<void> {
  for (const step of scenario.steps) {
    await settle(scenario, stage);
    await playStep(step, stage);
  }
}

/** Waits for the answer that is under way, if the scenario ever gives one. */
async function settle({ start, decision }: Scenario, { flow, signal }: Stage): Promise<void> {
  const open = {
    loading: start.kind !== "silence",
    submitting: decision.kind !== "silence",
  };
  const isOpen = (): boolean => {
    const { status } = flow.getSnapshot();
    return (status === "loading" || status === "submitting") && open[status];
  };
  // The page begins when it is first told that it can be seen.
  await rendered();
  while (isOpen() && !signal.aborted) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = flow.subscribe(resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
    await promise;
    end();
  }
  await rendered();
}

async function playStep(step: ScenarioStep, stage: Stage): Promise<void> {
  if (stage.signal.aborted) {
    return;
  }
  switch (step) {
    case "onward":
      return turnPages(stage);
    case "allow":
    case "deny":
      return decide(step, stage);
    case "patience":
      stage.clock.hurry();
  }
}

/** Presses until the press counts: the window may lose the focus just before. */
async function decide(decision: "allow" | "deny", stage: Stage): Promise<void> {
  const { flow, clock, root, signal } = stage;
  for (let tries = 0; tries < MAX_PAGES && "armed" in flow.getSnapshot(); tries += 1) {
    if (signal.aborted) {
      return;
    }
    flow.send({ type: "attention", visible: true, focused: true });
    clock.hurry();
    await rendered();
    press(root, decision);
  }
}

async function turnPages({ root }: Stage): Promise<void> {
  for (let page = 0; page < MAX_PAGES && press(root, "onward"); page += 1) {
    await rendered();
  }
}

function press(root: Element, part: "allow" | "deny" | "onward"): boolean {
  const button = root.querySelector<HTMLElement>(`[data-part="${part}"]`);
  button?.click();
  return button !== null;
}

/** Resolves when React has shown what changed. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
