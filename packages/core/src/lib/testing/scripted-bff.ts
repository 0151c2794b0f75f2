import * as v from "valibot";

import { parseAuthorizationRequest } from "../authorization-request.ts";
import {
  type Consent,
  type Decision,
  DecisionRequest,
  type DecisionResponse,
  type Outcome,
  PATHS,
  REQUEST_HEADER,
  type SessionResponse,
  StartRequest,
} from "../contract.ts";
import { createProblem } from "../problem-catalogue.ts";
import type { Problem, ProblemCode } from "../problem.ts";
import { LOGOS } from "./logo.ts";
import { SAMPLE_REFERENCE, createSampleResponse } from "./sample-consent.ts";
import type { Reply, Scenario } from "./scenario.ts";

/** A request to the BFF, taken apart by whoever received it. */
export interface ScriptedRequest {
  readonly method: string;
  /** Path on the origin; a query behind it is not read. */
  readonly path: string;
  /** The body, read as JSON. */
  readonly body?: unknown;
  /** Names in lower case. Where given, a POST must carry the header that production demands. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, or `"disconnect"` where the connection is to fail without one. */
export type ScriptedResponse =
  | {
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      /** To be sent as JSON; a `Uint8Array` as it is; `null` where there is no body. */
      readonly body: unknown;
    }
  | "disconnect";

/** What can be made to fail. `logo`: those of clients and of organizations. */
export type ScriptedCall = "start" | "decision" | "session" | "logo";

/** How a call fails. */
export type ScriptedFailure = Exclude<Reply<never>, { readonly kind: "answer" }>;

/** What a scripted BFF needs beside its scenario. */
export interface ScriptedBffOptions {
  /** Milliseconds before each answer. Default: 0, without a timer. */
  readonly latency?: number;
  /** Runs `callback` after `ms`. The flow's own timer does. */
  readonly schedule: (callback: () => void, ms: number) => unknown;
}

/** A BFF that answers from a scenario. */
export interface ScriptedBff {
  /**
   * Answers a request as production would in this scenario. Never rejects, and never settles where
   * the scenario wants silence.
   */
  readonly handle: (request: ScriptedRequest) => Promise<ScriptedResponse>;
  /** Sets the milliseconds before each answer that is asked for from now on. */
  readonly setLatency: (ms: number) => void;
  /** Makes a call fail the next time, or from now on each time. The latest word counts. */
  readonly fail: (call: ScriptedCall, failure: ScriptedFailure, times: "once" | "always") => void;
  /** Calls off every failure that `fail` has asked for. */
  readonly recover: () => void;
}

/**
 * Creates a BFF that answers from a scenario, by the schemas and the rules of production: it
 * refuses what production refuses, takes each transaction once, and gives a new one to a page that
 * asks again.
 */
export function createScriptedBff(scenario: Scenario, options: ScriptedBffOptions): ScriptedBff {
  return new ScriptedServer(scenario, options);
}

/** What can be asked for at an address. */
interface Route {
  readonly methods: readonly string[];
  /** Whether production demands a header that no foreign form can set. */
  readonly guarded?: boolean;
  readonly answer: (body: unknown) => Promise<ScriptedResponse>;
}

class ScriptedServer implements ScriptedBff {
  readonly #scenario: Scenario;
  readonly #consent: Consent | undefined;
  readonly #schedule: ScriptedBffOptions["schedule"];
  readonly #failures = new Map<ScriptedCall, { failure: ScriptedFailure; once: boolean }>();
  readonly #used = new Set<string>();
  #latency: number;

  constructor(scenario: Scenario, { latency = 0, schedule }: ScriptedBffOptions) {
    this.#scenario = scenario;
    this.#consent = findConsent(scenario);
    this.#latency = latency;
    this.#schedule = schedule;
  }

  setLatency = (ms: number): void => {
    this.#latency = ms;
  };

  fail = (call: ScriptedCall, failure: ScriptedFailure, times: "once" | "always"): void => {
    this.#failures.set(call, { failure, once: times === "once" });
  };

  recover = (): void => this.#failures.clear();

  handle = async (request: ScriptedRequest): Promise<ScriptedResponse> => {
    const latency = this.#latency;
    if (latency > 0) {
      await new Promise<void>((resolve) => {
        this.#schedule(resolve, latency);
      });
    }
    const { method, path, headers, body } = request;
    const route = this.#findRoute(path.split("?", 1).join(""));
    if (route === null) {
      return respondProblem("not_found");
    }
    if (!route.methods.includes(method)) {
      return respondProblem("method_not_allowed");
    }
    const foreign = headers !== undefined && headers[REQUEST_HEADER] === undefined;
    return foreign && route.guarded === true
      ? respondProblem("request_refused")
      : route.answer(body);
  };

  #findRoute(path: string): Route | null {
    const methods = ["GET", "HEAD"];
    switch (path) {
      case PATHS.start:
        return { methods: ["POST"], guarded: true, answer: (body) => this.#start(body) };
      case PATHS.decision:
        return { methods: ["POST"], guarded: true, answer: (body) => this.#decide(body) };
      case PATHS.session:
        return { methods, answer: () => this.#answer("session", this.#readSession()) };
      case PATHS.cspReport:
        return { methods: ["POST"], answer: async () => respond(204, null) };
      default:
        return isLogoPath(path) ? { methods, answer: () => this.#sendLogo() } : null;
    }
  }

  async #start(body: unknown): Promise<ScriptedResponse> {
    return v.is(StartRequest, body)
      ? this.#answer("start", this.#renew(this.#scenario.start))
      : respondProblem("invalid_request");
  }

  /** A page that asks again gets a transaction that has not been used. */
  #renew(reply: Reply<Outcome>): Reply<Outcome> {
    const used = this.#used.size;
    return reply.kind === "answer" && reply.body.kind === "consent" && used > 0
      ? {
          kind: "answer",
          body: { ...reply.body, transaction: `${reply.body.transaction}.${used}` },
        }
      : reply;
  }

  async #decide(body: unknown): Promise<ScriptedResponse> {
    const read = v.safeParse(DecisionRequest, body);
    if (!read.success) {
      return respondProblem("decision_invalid");
    }
    const { transaction, decision, scopes } = read.output;
    const consent = this.#consent;
    if (consent === undefined || !isTransactionOf(consent, transaction)) {
      return respondProblem("transaction_invalid");
    }
    const shown = consent.scopes.filter(({ grantable }) => grantable).map(({ scope }) => scope);
    if (!scopes.every((scope) => shown.includes(scope))) {
      return respondProblem("decision_invalid");
    }
    if (this.#used.has(transaction)) {
      return respondProblem("transaction_used");
    }
    const failing = this.#takeFailure("decision");
    const reply = failing ?? chooseReply(this.#scenario, consent, decision);
    if (isSpending(reply)) {
      this.#used.add(transaction);
    }
    return play(reply);
  }

  #takeFailure(call: ScriptedCall): ScriptedFailure | undefined {
    const failing = this.#failures.get(call);
    if (failing?.once === true) {
      this.#failures.delete(call);
    }
    return failing?.failure;
  }

  /** Fails as it was told to, or answers. */
  async #answer(call: ScriptedCall, reply: Reply<unknown>): Promise<ScriptedResponse> {
    return play(this.#takeFailure(call) ?? reply);
  }

  #readSession(): Reply<SessionResponse> {
    return { kind: "answer", body: { account: this.#consent?.account ?? null } };
  }

  async #sendLogo(): Promise<ScriptedResponse> {
    const failing = this.#takeFailure("logo");
    const logo = LOGOS[this.#scenario.logo ?? "image"];
    if (failing !== undefined || logo === null) {
      return failing ? play(failing) : respondProblem("not_found");
    }
    return respond(200, logo.bytes, logo.type);
  }
}

function respond(status: number, body: unknown, type = "application/json"): ScriptedResponse {
  const headers = { "cache-control": "no-store", ...(body !== null && { "content-type": type }) };
  return { status, headers, body };
}

function respondProblem(code: ProblemCode): ScriptedResponse {
  return sendProblem(createProblem(code, { reference: SAMPLE_REFERENCE }));
}

function sendProblem(problem: Problem): ScriptedResponse {
  const { status, retryAfterSeconds: seconds } = problem;
  const headers = {
    "cache-control": "no-store",
    "content-type": "application/problem+json",
    ...(seconds !== undefined && { "retry-after": String(seconds) }),
  };
  return { status, headers, body: problem };
}

function play(reply: Reply<unknown>): Promise<ScriptedResponse> {
  switch (reply.kind) {
    case "answer":
      return Promise.resolve(respond(200, reply.body));
    case "problem":
      return Promise.resolve(sendProblem(reply.problem));
    case "disconnect":
      return Promise.resolve("disconnect");
    case "silence":
      return new Promise(() => undefined);
  }
}

/** The consent that the page of a scenario shows, or would show when it asks. */
function findConsent({ outcome, start }: Scenario): Consent | undefined {
  const outcomes = [outcome, start.kind === "answer" ? start.body : undefined];
  return outcomes.find((one) => one?.kind === "consent");
}

/** Whether a transaction was given to a page: the first one, or one that stands for it. */
function isTransactionOf({ transaction }: Consent, candidate: string): boolean {
  const rest = candidate.startsWith(transaction) ? candidate.slice(transaction.length) : null;
  return rest !== null && /^(?:\.\d+)?$/u.test(rest);
}

function isLogoPath(path: string): boolean {
  const prefix = `${PATHS.clientLogo}/`;
  const id = path.startsWith(prefix) ? path.slice(prefix.length) : "";
  return path === PATHS.organizationLogo || (id !== "" && !id.includes("/"));
}

/** What a scenario says is the answer to the decision of its steps; the other one leads back, too. */
function chooseReply(
  { decision: reply, steps, query }: Scenario,
  { destination }: Consent,
  decision: Decision,
): Reply<DecisionResponse> {
  const meant: Decision = steps.includes("deny") ? "deny" : "allow";
  if (reply.kind !== "answer" || decision === meant) {
    return reply;
  }
  const read = parseAuthorizationRequest(query);
  const state = read.ok ? read.request.state : undefined;
  return { kind: "answer", body: createSampleResponse(destination.url, decision, state) };
}

/** Whether production would keep the transaction as used: where Stytch has, or may have, acted. */
function isSpending(reply: Reply<unknown>): boolean {
  return (
    reply.kind === "answer" ||
    (reply.kind === "problem" &&
      (reply.problem.code === "outcome_unknown" || reply.problem.code === "redirect_refused"))
  );
}
