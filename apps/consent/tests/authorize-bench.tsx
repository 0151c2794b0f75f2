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
import { SCOPE_CHOICE_OPTIONS } from "../src/scopes/catalogue.ts";

// jsdom lays nothing out, so it has nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;

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

/** Opens the page, delivered with an outcome or without, over a BFF that answers when told. */
export function openPage(outcome?: Outcome): AuthorizeBench {
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
  const { container } = render(<AuthorizePage copy={EN} flow={flow} />);
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

/** Every button and link but those of the menu that each page has. */
export function pageControls(): readonly HTMLElement[] {
  const controls = [...screen.queryAllByRole("button"), ...screen.queryAllByRole("link")];
  return controls.filter((control) => control.closest('[data-part="preferences"]') === null);
}

/** Opens the page and takes it to a status. A status without a way to it does not compile. */
export const REACH: Record<ConsentStatus, () => Promise<AuthorizeBench> | AuthorizeBench> = {
  loading: () => openPage(),
  "signed-out": () => openPage({ kind: "login", loginUrl: "/login?return_to=x" }),
  ready: () => openPage(CONSENT),
  "nothing-grantable": () =>
    openPage({ ...CONSENT, scopes: [requested("notes.write", { grantable: false })] }),
  submitting: () => {
    const page = openPage(CONSENT);
    page.arm();
    press("button", /^Allow/u);
    return page;
  },
  "submit-failed": async () => {
    const page = await REACH.submitting();
    await page.answer({
      ok: false,
      problem: createProblem("upstream_unavailable", { reference: "ref-1" }),
    });
    return page;
  },
  redirecting: async () => {
    const page = await REACH.submitting();
    await page.answer({ ok: true, value: { redirectTo: "https://accounts.rp.example/cb?code=1" } });
    return page;
  },
  denied: async () => {
    const page = openPage(CONSENT);
    press("button", /^Deny/u);
    await page.answer({
      ok: true,
      value: { redirectTo: "https://accounts.rp.example/cb?error=access_denied" },
    });
    return page;
  },
  stalled: async () => {
    const page = await REACH.redirecting();
    page.pass(PATIENCE_MS);
    return page;
  },
  "session-ended": () => openPage(failed("session_required")),
  "account-changed": () => openPage(failed("account_changed")),
  "details-changed": () => openPage(failed("details_changed")),
  expired: () => openPage(failed("transaction_expired")),
  "already-used": () => openPage(failed("transaction_used")),
  "outcome-unknown": () => openPage(failed("outcome_unknown")),
  "organization-refused": () => openPage(failed("organization_policy")),
  "bad-request": () => openPage(failed("invalid_request")),
  unavailable: () => openPage(failed("upstream_unavailable")),
  "rate-limited": () => openPage(failed("rate_limited")),
  offline: () => openPage(failed("offline")),
};
