import type { BffTransport } from "./bff-transport.ts";
import type {
  ConsentEvent,
  ConsentState,
  ConsentView,
  FailureState,
  LeavingState,
} from "./consent-state.ts";
import { createFailure, isRepeatable } from "./consent-state.ts";
import type { Consent, Decision, DecisionRequest, Outcome } from "./contract.ts";
import { parseRedirectTarget } from "./redirect-uri.ts";
import { createLocalProblem } from "./problem.ts";
import {
  type ScopeChoiceOptions,
  createScopeChoices,
  grantableScopes,
  selectRequired,
  selectScope,
  selectedScopes,
} from "./scope-choice.ts";

/** Milliseconds that a page must be seen before Allow takes a press. */
export const ARMING_DELAY_MS = 500;
/** Milliseconds after which waiting is said to be slow, or leaving to be stalled. */
export const PATIENCE_MS = 5_000;

export interface ConsentFlowOptions {
  /** The query string of the authorization request, as it stands in the page's URL. */
  readonly query: string;
  readonly transport: BffTransport;
  readonly scopes: ScopeChoiceOptions;
  /** Replaces the page; called with addresses that the BFF returned, never with others. */
  readonly navigate: (url: string) => void;
  /** What the page was delivered with. Without it the flow asks the BFF once it has attention. */
  readonly outcome?: Outcome | undefined;
  /** Runs `callback` after `ms`; returns what calls it off. */
  readonly schedule: (callback: () => void, ms: number) => () => void;
}

/** The consent flow: one state, told by events. */
export interface ConsentFlow {
  /** The current state; the same object until something changes. */
  readonly getSnapshot: () => ConsentState;
  /** Calls `listener` after each change; returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly send: (event: ConsentEvent) => void;
}

/**
 * Creates a consent flow. It takes one decision at a time, never sends Allow before the page has
 * been seen for half a second, and never leaves a failure without a next step.
 */
export function createConsentFlow(options: ConsentFlowOptions): ConsentFlow {
  return new Flow(options);
}

/** Where an outcome leads. Pure, so that a server can render the first state. */
export function createConsentState(outcome: Outcome, scopes: ScopeChoiceOptions): ConsentState {
  switch (outcome.kind) {
    case "login":
      return { status: "signed-out", loginUrl: outcome.loginUrl };
    case "redirect":
      return leave("redirecting", outcome.redirectTo);
    case "problem":
      return createFailure(outcome.problem, outcome);
    case "consent":
      return createView(outcome, scopes);
  }
}

function createView(consent: Consent, scopes: ScopeChoiceOptions): ConsentState {
  const choices = createScopeChoices(consent.scopes, scopes);
  const status = grantableScopes(choices).length === 0 ? "nothing-grantable" : "ready";
  return { status, consent, choices, armed: false };
}

/** Leaves for an address, or says that it cannot be followed. */
function leave(
  status: "redirecting" | "denied",
  redirectTo: string,
  consent?: Consent,
): LeavingState | FailureState {
  return parseRedirectTarget(redirectTo) === null
    ? createFailure(createLocalProblem("redirect_refused"))
    : { status, redirectTo, ...(consent && { destination: consent.destination }) };
}

class Flow implements ConsentFlow {
  readonly #options: ConsentFlowOptions;
  readonly #listeners = new Set<() => void>();
  #state: ConsentState;
  #begun = false;
  #attention = false;
  /** Counts the calls made, so that the answer to an older one is not taken for the newest's. */
  #call = 0;
  #cancelTimer: () => void = () => undefined;

  constructor(options: ConsentFlowOptions) {
    this.#options = options;
    this.#state = options.outcome
      ? createConsentState(options.outcome, options.scopes)
      : { status: "loading", slow: false };
  }

  getSnapshot = (): ConsentState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  send = (event: ConsentEvent): void => {
    switch (event.type) {
      case "attention":
        return this.#attend(event);
      case "revealed":
        return this.#rearm();
      case "select":
        return this.#choose((choices) => selectScope(choices, event.scope, event.selected));
      case "select-required":
        return this.#choose(selectRequired);
      case "allow":
      case "deny":
        return this.#decide(event.type);
      case "retry":
        return this.#retry();
      case "restored":
        return this.#start();
    }
  };

  #publish(state: ConsentState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  /** Takes a new state, and does what every state of its kind calls for. */
  #enter(state: ConsentState): void {
    this.#cancelTimer();
    this.#publish(state);
    switch (state.status) {
      case "loading":
      case "submitting":
        return this.#after(PATIENCE_MS, { ...state, slow: true });
      case "signed-out":
        return this.#options.navigate(state.loginUrl);
      case "redirecting":
      case "denied":
        this.#after(PATIENCE_MS, { ...state, status: "stalled" });
        return this.#options.navigate(state.redirectTo);
      default:
        return this.#arm();
    }
  }

  /** Replaces the state after a while, unless another comes first. */
  #after(ms: number, state: ConsentState): void {
    this.#cancelTimer = this.#options.schedule(() => this.#publish(state), ms);
  }

  #arm(): void {
    const state = this.#state;
    if (this.#attention && "armed" in state && !state.armed) {
      this.#after(ARMING_DELAY_MS, { ...state, armed: true });
    }
  }

  #attend({ visible, focused }: { visible: boolean; focused: boolean }): void {
    this.#attention = visible && focused;
    if (visible && !this.#begun) {
      this.#begun = true;
      // A state that the page was delivered with has not been acted on yet.
      return this.#state.status === "loading" ? this.#start() : this.#enter(this.#state);
    }
    const state = this.#state;
    if (this.#attention && "armed" in state && state.armed) {
      return;
    }
    this.#rearm();
  }

  /** Allow takes no press until the page has been seen for long enough from now. */
  #rearm(): void {
    const state = this.#state;
    if ("armed" in state) {
      this.#cancelTimer();
      if (state.armed) {
        this.#publish({ ...state, armed: false });
      }
      this.#arm();
    }
  }

  #choose(change: (choices: ConsentView["choices"]) => ConsentView["choices"]): void {
    const state = this.#state;
    if ("armed" in state) {
      this.#cancelTimer();
      this.#publish({ ...state, choices: change(state.choices) });
      this.#arm();
    }
  }

  #retry(): void {
    const state = this.#state;
    if (state.status === "submit-failed") {
      this.#decide(state.decision);
    } else if (state.status === "stalled") {
      this.#options.navigate(state.redirectTo);
    } else if ("next" in state && state.next === "restart") {
      this.#start();
    }
  }

  #start(): void {
    const { transport, query, scopes } = this.#options;
    this.#enter({ status: "loading", slow: false });
    void this.#answer(transport.start({ query }), (answer) =>
      answer.ok ? createConsentState(answer.value, scopes) : createFailure(answer.problem),
    );
  }

  #decide(decision: Decision): void {
    const state = this.#state;
    if (!("armed" in state)) {
      return;
    }
    const { consent, choices } = state;
    const { transaction } = consent;
    if (decision === "deny") {
      this.#submit({ consent, choices }, { transaction, decision, scopes: [] });
      return;
    }
    const scopes = [...selectedScopes(choices)];
    if (state.armed && scopes.length > 0) {
      this.#submit({ consent, choices }, { transaction, decision, scopes });
    }
  }

  #submit(view: ConsentView, request: DecisionRequest): void {
    const { decision } = request;
    this.#enter({ status: "submitting", ...view, decision, slow: false });
    void this.#answer(this.#options.transport.decide(request), (answer) => {
      if (answer.ok) {
        const status = decision === "deny" ? "denied" : "redirecting";
        return leave(status, answer.value.redirectTo, view.consent);
      }
      const { problem } = answer;
      return isRepeatable(problem)
        ? { status: "submit-failed", ...view, decision, problem, armed: false }
        : createFailure(problem);
    });
  }

  async #answer<T>(call: Promise<T>, next: (answer: T) => ConsentState): Promise<void> {
    this.#call += 1;
    const own = this.#call;
    const answer = await call;
    if (own === this.#call) {
      this.#enter(next(answer));
    }
  }
}
