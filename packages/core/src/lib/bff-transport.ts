import * as v from "valibot";

import {
  type DecisionRequest,
  DecisionResponse,
  Outcome,
  PATHS,
  REQUEST_HEADER,
  type StartRequest,
} from "./contract.ts";
import { Problem, createLocalProblem } from "./problem.ts";

/** The part of `fetch` that the transport needs. */
export type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body: string;
    credentials: "same-origin";
    redirect: "error";
  },
) => Promise<{ readonly ok: boolean; json(): Promise<unknown> }>;

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The two calls of the consent page. Neither ever rejects: what fails is a problem. */
export interface BffTransport {
  start(request: StartRequest): Promise<Answer<Outcome>>;
  decide(request: DecisionRequest): Promise<Answer<DecisionResponse>>;
}

/**
 * Creates the transport over HTTP.
 *
 * @param fetch Default at the call site: the platform's own, on the page's origin.
 */
export function createBffTransport(fetch: Fetch): BffTransport {
  async function post<T>(
    path: string,
    body: unknown,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<Answer<T>> {
    let response;
    try {
      response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", [REQUEST_HEADER]: "1" },
        body: JSON.stringify(body),
        credentials: "same-origin",
        redirect: "error",
      });
    } catch {
      return { ok: false, problem: createLocalProblem("offline") };
    }
    const json: unknown = await response.json().catch(() => null);
    const value = v.safeParse(schema, json);
    if (response.ok && value.success) {
      return { ok: true, value: value.output };
    }
    const problem = v.safeParse(Problem, json);
    const unreadable = createLocalProblem("upstream_unavailable");
    return { ok: false, problem: problem.success ? problem.output : unreadable };
  }

  return {
    start: (request) => post(PATHS.start, request, Outcome),
    decide: (request) => post(PATHS.decision, request, DecisionResponse),
  };
}
