import {
  ARMING_DELAY_MS,
  type Answer,
  type ConsentFlow,
  type ConsentStatus,
  PATIENCE_MS,
  type ProblemCode,
  createConsentFlow,
  createProblem,
} from "@assent/core";
import type {
  Consent,
  DecisionRequest,
  DecisionResponse,
  Outcome,
  RequestedScope,
} from "@assent/core/contract";
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

/** A scope as it is asked for, grantable and without a description unless said otherwise. */
export function requested(scope: string, more: Partial<RequestedScope> = {}): RequestedScope {
  return { scope, description: "", grantable: true, ...more };
}

/** A consent of a third party that asks for four scopes, one of them sensitive. */
export const CONSENT: Consent = {
  kind: "consent",
  transaction: "sealed",
  expiresAt: "2030-01-01T00:00:00.000Z",
  client: {
    id: "connected-app-test-3",
    name: "Acme Notes",
    description: "A notebook.",
    type: "third_party",
  },
  account: { name: "Sample Owner", email: "owner@example.com" },
  destination: {
    kind: "web",
    url: "https://accounts.rp.example/cb",
    host: "accounts.rp.example",
    registrableDomain: "rp.example",
  },
  scopes: ["openid", "notes.read", "notes.write", "notes.delete"].map((scope) => requested(scope)),
  resources: [],
  switchAccountUrl: "/login?switch=1",
};

/** The page that a failed request is answered with. */
export function failed(code: ProblemCode): Outcome {
  return {
    kind: "problem",
    problem: createProblem(code, { reference: "ref-1", detail: "A detail." }),
  };
}

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
  answer(answer: Answer<Outcome> | Answer<DecisionResponse>): Promise<void>;
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

type Reach = (design?: Design) => Promise<AuthorizeBench> | AuthorizeBench;

/** Opens the page and takes it to a status. A status without a way to it does not compile. */
export const REACH: Record<ConsentStatus, Reach> = {
  loading: (design) => openPage(undefined, design),
  "signed-out": (design) => openPage({ kind: "login", loginUrl: "/login?return_to=x" }, design),
  ready: (design) => openPage(CONSENT, design),
  "nothing-grantable": (design) =>
    openPage({ ...CONSENT, scopes: [requested("notes.write", { grantable: false })] }, design),
  submitting: (design) => {
    const page = openPage(CONSENT, design);
    goToDecision(page);
    press("button", /^Allow/u);
    return page;
  },
  "submit-failed": async (design) => {
    const page = await REACH.submitting(design);
    await page.answer({
      ok: false,
      problem: createProblem("upstream_unavailable", { reference: "ref-1" }),
    });
    return page;
  },
  redirecting: async (design) => {
    const page = await REACH.submitting(design);
    await page.answer({ ok: true, value: { redirectTo: "https://accounts.rp.example/cb?code=1" } });
    return page;
  },
  denied: async (design) => {
    const page = openPage(CONSENT, design);
    press("button", /^Deny/u);
    await page.answer({
      ok: true,
      value: { redirectTo: "https://accounts.rp.example/cb?error=access_denied" },
    });
    return page;
  },
  stalled: async (design) => {
    const page = await REACH.redirecting(design);
    page.pass(PATIENCE_MS);
    return page;
  },
  "session-ended": (design) => openPage(failed("session_required"), design),
  "account-changed": (design) => openPage(failed("account_changed"), design),
  "details-changed": (design) => openPage(failed("details_changed"), design),
  expired: (design) => openPage(failed("transaction_expired"), design),
  "already-used": (design) => openPage(failed("transaction_used"), design),
  "outcome-unknown": (design) => openPage(failed("outcome_unknown"), design),
  "organization-refused": (design) => openPage(failed("organization_policy"), design),
  "bad-request": (design) => openPage(failed("invalid_request"), design),
  unavailable: (design) => openPage(failed("upstream_unavailable"), design),
  "rate-limited": (design) => openPage(failed("rate_limited"), design),
  offline: (design) => openPage(failed("offline"), design),
};
