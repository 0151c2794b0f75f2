import * as v from "valibot";

import { Outcome } from "../contract.ts";
import { Problem } from "../problem.ts";
import { type BroughtOutcome, bringOutcome } from "./brought-outcome.ts";
import type { Refused } from "./define-scenario.ts";
import { createOwnScenario } from "./own-scenario.ts";
import { SAMPLE_CONSENT } from "./sample-consent.ts";
import { MAX_PASTE_LENGTH, readRequest } from "./pasted-request.ts";
import { type RealityOptions, findDomain } from "./registrable-domain.ts";
import { describeIssues } from "./scenario-schema.ts";
import type { Scenario } from "./scenario.ts";
import { StytchAnswer, readStytchFacts } from "./stytch-answer.ts";

/** What is known around a captured answer. */
export interface AnswerOptions extends RealityOptions {
  /** The authorization URL that was answered. Stytch's own answer says nothing of where it leads. */
  readonly request?: string;
}

/**
 * Makes a scenario of the captured answer to an authorization's start: an `Outcome` or a problem of
 * the BFF, or what Stytch answered to `POST /v1/idp/oauth/authorize/start` (B2B as well). Secrets,
 * and everything that describes a person, become a sample's, wherever else they stand in the
 * answer. What is left of the client, its scopes and the organization's name is kept.
 *
 * @param answer JSON text, or what was parsed from it.
 * @returns The scenario, or why there is none, in a sentence that repeats no value.
 */
export function createScenarioFromAnswer(
  answer: unknown,
  options: AnswerOptions = {},
): Scenario | Refused {
  const words = {
    id: "own-answer",
    title: "From an answer",
    about: "Made of a captured answer; whatever was secret in it is a sample's.",
  };
  const parsed = typeof answer === "string" ? parseJson(answer) : { value: answer };
  return "refused" in parsed
    ? parsed
    : createOwnScenario(words, [parsed.value, options.request], () =>
        readAnswer(parsed.value, options),
      );
}

function parseJson(text: string): { readonly value: unknown } | Refused {
  if (text.length > MAX_PASTE_LENGTH) {
    return { refused: `The answer is longer than ${MAX_PASTE_LENGTH} characters.` };
  }
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    // The parser's own words repeat the text around the mistake.
    const at = / at position (\d+)(?: \(line \d+ column \d+\))?$/u.exec(
      error instanceof Error ? error.message : "",
    )?.[1];
    return {
      refused: `The answer is not JSON${at === undefined ? "" : `, from position ${at} on`}.`,
    };
  }
}

/** Stytch wraps what it answers to a browser. */
function unwrap(value: unknown): object {
  const { data = value }: { readonly data?: unknown } = isObject(value) ? value : {};
  return isObject(data) ? data : {};
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function readAnswer(value: unknown, options: AnswerOptions): BroughtOutcome | Refused {
  const object = unwrap(value);
  if ("kind" in object) {
    return readOutcome(object);
  }
  if ("scope_results" in object) {
    return readStytchAnswer(object, options);
  }
  if ("error_type" in object) {
    return { refused: "The answer is an error of Stytch's (it has error_type): no page shows it." };
  }
  const problem = v.safeParse(Problem, object);
  return problem.success
    ? { kind: "problem", problem: problem.output }
    : {
        refused:
          "The answer is neither an outcome (it has no kind) nor a problem (no code, title and " +
          "status) nor Stytch's answer to a start (no scope_results).",
      };
}

function readOutcome(value: object): BroughtOutcome | Refused {
  const read = v.safeParse(Outcome, value);
  if (!read.success) {
    return { refused: `The answer is no outcome: ${describeIssues(read.issues)}` };
  }
  return bringOutcome(read.output);
}

function readStytchAnswer(value: object, options: AnswerOptions): BroughtOutcome | Refused {
  const read = v.safeParse(StytchAnswer, value);
  if (!read.success) {
    return { refused: `The answer is not Stytch's to a start: ${describeIssues(read.issues)}` };
  }
  const request = options.request === undefined ? undefined : readRequest(options.request);
  if (request !== undefined && "refused" in request) {
    return request;
  }
  const facts = {
    ...readStytchFacts(read.output, request),
    ...(request && {
      redirectUri: request.redirectUri,
      registrableDomain: findDomain(request.redirectUri, options),
    }),
  };
  // As in production: only a plain `false` lets anybody through without being asked.
  return read.output.consent_required === false
    ? { kind: "redirect", redirectTo: facts.redirectUri ?? SAMPLE_CONSENT.destination.url }
    : { kind: "consent", facts };
}
