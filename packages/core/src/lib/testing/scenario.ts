import type { ConsentStatus } from "../consent-state.ts";
import type { DecisionResponse, Outcome } from "../contract.ts";
import type { Problem } from "../problem.ts";
import type { LogoKind } from "./logo.ts";

/** How a scripted BFF answers a call. */
export type Reply<T> =
  | { readonly kind: "answer"; readonly body: T }
  /** Sent with the problem's own status. */
  | { readonly kind: "problem"; readonly problem: Problem }
  /** No answer ever comes. */
  | { readonly kind: "silence" }
  /** The connection fails. */
  | { readonly kind: "disconnect" };

/**
 * What happens on the page before the scenario stands as it should.
 *
 * `onward`: every page before the decision is turned, in designs that have some.
 * `patience`: time passes until waiting is slow, or leaving stalled (`PATIENCE_MS`).
 */
export type ScenarioStep = "onward" | "allow" | "deny" | "patience";

/** One situation of the consent page: what the BFF says, and what the person does. */
export interface Scenario {
  /** Kebab case, unique and lasting: links, stories and pictures carry it. */
  readonly id: string;
  /** A few words, as a list shows them. */
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly about: string;
  /** `state`: one of the flow's statuses. `hostile`: content that a design must contain. `own`: made by a person. */
  readonly group: "state" | "hostile" | "own";
  /** Where the flow stands after the steps. */
  readonly status: ConsentStatus;
  /** The query string of the authorization request. */
  readonly query: string;
  /** What the page is delivered with. Absent: the page asks for it. */
  readonly outcome?: Outcome;
  /** The answer to `POST /bff/authorize/start`. */
  readonly start: Reply<Outcome>;
  /** The answer to `POST /bff/authorize/decision`. */
  readonly decision: Reply<DecisionResponse>;
  /** What a logo that the page asks for turns out to be. Absent: a small image. */
  readonly logo?: LogoKind;
  readonly steps: readonly ScenarioStep[];
}
