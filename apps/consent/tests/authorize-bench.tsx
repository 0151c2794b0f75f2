import {
  ARMING_DELAY_MS,
  type Answer,
  type ConsentFlow,
  type ConsentStatus,
  PATIENCE_MS,
  createConsentFlow,
  createLocalProblem,
} from "@assent/core";
import type { DecisionRequest, DecisionResponse, Outcome } from "@assent/core/contract";
import { type Reply, STATE_SCENARIOS, type ScenarioStep } from "@assent/core/testing";
import { act, fireEvent, render, screen } from "@testing-library/react";

import { AuthorizePage } from "../src/authorize/authorize-page.tsx";
import { EN } from "../src/copy/en.tsx";
import { design as classic } from "../src/designs/classic/index.tsx";
import type { Design } from "../src/designs/design.ts";
import { DESIGNS } from "../src/designs/registry.ts";
import { SCOPE_CHOICE_OPTIONS } from "../src/scopes/catalogue.ts";
import { design as starter } from "../starter/index.tsx";

// jsdom lays nothing out, so it has nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;

/** Every design there is, by name, and what new ones start from. */
export const EVERY_DESIGN: readonly (readonly [name: string, design: Design])[] = [
  ...Object.entries(DESIGNS),
  ["starter", starter],
];

export interface AuthorizeBench {
  readonly flow: ConsentFlow;
  readonly container: HTMLElement;
  readonly decisions: DecisionRequest[];
  readonly navigations: string[];
  readonly starts: string[];
  /** Lets the flow's clock run. */
  pass(ms: number): void;
  /** Gives the page the focus, and lets it be seen for long enough. */
  arm(): void;
  /** Answers the oldest open call. */
  answer(answer: Answer<Outcome | DecisionResponse>): Promise<void>;
}

/**
 * Opens the page, delivered with an outcome or without, over a BFF that answers when told.
 *
 * @param design Default: classic, whichever is selected.
 */
export function openPage(outcome?: Outcome, design: Design = classic): AuthorizeBench {
  const open: ((answer: never) => void)[] = [];
  const decisions: DecisionRequest[] = [];
  const navigations: string[] = [];
  const starts: string[] = [];
  let timers: { readonly callback: () => void; readonly ms: number }[] = [];
  const call = <T,>(): Promise<T> => new Promise((resolve) => open.push(resolve));
  const flow = createConsentFlow({
    query: "?client_id=c",
    transport: {
      start: ({ query }) => {
        starts.push(query);
        return call();
      },
      decide: (request) => {
        decisions.push(request);
        return call();
      },
    },
    scopes: SCOPE_CHOICE_OPTIONS,
    outcome,
    navigate: (url) => navigations.push(url),
    schedule: (callback, ms) => {
      const timer = { callback, ms };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const { container } = render(<AuthorizePage copy={EN} design={design} flow={flow} />);
  function pass(ms: number): void {
    const due = timers.filter((timer) => timer.ms <= ms);
    timers = timers.filter((timer) => timer.ms > ms);
    act(() => due.forEach(({ callback }) => callback()));
  }
  return {
    flow,
    container,
    decisions,
    navigations,
    starts,
    pass,
    arm: () => {
      fireEvent.focus(window);
      pass(ARMING_DELAY_MS);
    },
    answer: (answer) =>
      act(async () => {
        open.shift()?.(answer as never);
        await Promise.resolve();
      }),
  };
}

/** Presses a button or a switch by its name. */
export function press(role: "button" | "switch", name: RegExp): void {
  fireEvent.click(screen.getByRole(role, { name }), { detail: 1 });
}

/**
 * Turns every page that a design has before the decision.
 *
 * @param look Called on each of them, and on the one with the decision.
 */
export function turnPages({ container }: AuthorizeBench, look?: () => void): void {
  const findOnward = (): Element | null => container.querySelector('[data-part="onward"]');
  look?.();
  for (let onward = findOnward(); onward !== null; onward = findOnward()) {
    fireEvent.click(onward, { detail: 1 });
    look?.();
  }
}

/** Turns every page before the decision, and lets Allow be armed. */
export function goToDecision(page: AuthorizeBench): void {
  turnPages(page);
  page.arm();
}

/** Every button and link but those of the menu that each page has. */
export function pageControls(): readonly HTMLElement[] {
  const controls = [...screen.queryAllByRole("button"), ...screen.queryAllByRole("link")];
  return controls.filter((control) => control.closest('[data-part="preferences"]') === null);
}

/** What the transport makes of a reply; nothing where none comes. */
function toAnswer<T>(reply: Reply<T>): Answer<T> | null {
  switch (reply.kind) {
    case "answer":
      return { ok: true, value: reply.body };
    case "problem":
      return { ok: false, problem: reply.problem };
    case "disconnect":
      return { ok: false, problem: createLocalProblem("offline") };
    case "silence":
      return null;
  }
}

/** Opens the page and takes it to a status, as its scenario does. */
export async function reach(status: ConsentStatus, design?: Design): Promise<AuthorizeBench> {
  const { outcome, start, decision, steps } = STATE_SCENARIOS[status];
  const page = openPage(outcome, design);
  const answer = async (reply: Reply<Outcome> | Reply<DecisionResponse>): Promise<void> => {
    const said = toAnswer<Outcome | DecisionResponse>(reply);
    await (said && page.answer(said));
  };
  const act: Record<ScenarioStep, () => Promise<void> | void> = {
    onward: () => turnPages(page),
    allow: () => {
      page.arm();
      press("button", /^Allow/u);
      return answer(decision);
    },
    deny: () => {
      press("button", /^Deny/u);
      return answer(decision);
    },
    patience: () => page.pass(PATIENCE_MS),
  };
  if (outcome === undefined) {
    await answer(start);
  }
  for (const step of steps) {
    await act[step]();
  }
  return page;
}
