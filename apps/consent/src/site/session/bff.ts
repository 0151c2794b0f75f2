import { type Problem, Problem as ProblemSchema, createLocalProblem } from "@assent/core";
import { PATHS, REQUEST_HEADER, SessionResponse, SignInConfiguration } from "@assent/core/contract";
import * as v from "valibot";

/** A call to the BFF that did not answer with what was asked for. */
export class ProblemError extends Error {
  /** What the BFF said, or what stands for it when nothing readable came back. */
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.title, options);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

async function call(path: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "same-origin", redirect: "error" });
  } catch (cause) {
    throw new ProblemError(createLocalProblem("offline"), { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    return body;
  }
  const problem = v.safeParse(ProblemSchema, body);
  throw new ProblemError(
    problem.success ? problem.output : createLocalProblem("upstream_unavailable"),
  );
}

async function read<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const body = await call(path, { headers: { accept: "application/json" } });
  const value = v.safeParse(schema, body);
  if (!value.success) {
    throw new ProblemError(createLocalProblem("upstream_unavailable"));
  }
  return value.output;
}

/**
 * Asks who is signed in. The BFF is the only one to know: the Stytch SDK may still hold a session
 * that has been revoked.
 *
 * @throws ProblemError
 */
export function readSession(): Promise<SessionResponse> {
  return read(PATHS.session, SessionResponse);
}

/**
 * Asks for the settings of the sign-in page.
 *
 * @throws ProblemError
 */
export function readSignInConfiguration(): Promise<SignInConfiguration> {
  return read(PATHS.signIn, SignInConfiguration);
}

/**
 * Signs out here and at Stytch.
 *
 * @throws ProblemError
 */
export async function signOut(): Promise<void> {
  await call(PATHS.logout, {
    method: "POST",
    headers: { "content-type": "application/json", [REQUEST_HEADER]: "1" },
    body: "{}",
  });
}
