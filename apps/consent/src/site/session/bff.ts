import { type Problem, Problem as ProblemSchema, createLocalProblem } from "@assent/core";
import {
  ConnectedAppsResponse,
  PATHS,
  REQUEST_HEADER,
  RevokeResponse,
  SessionResponse,
  SignInConfiguration,
  createRevokePath,
} from "@assent/core/contract";
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

function parse<T>(body: unknown, schema: v.GenericSchema<unknown, T>): T {
  const value = v.safeParse(schema, body);
  if (!value.success) {
    throw new ProblemError(createLocalProblem("upstream_unavailable"));
  }
  return value.output;
}

async function read<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
  return parse(await call(path, { headers: { accept: "application/json" } }), schema);
}

/** Sends a command that says all in its path. */
function send(path: string): Promise<unknown> {
  return call(path, {
    method: "POST",
    headers: { "content-type": "application/json", [REQUEST_HEADER]: "1" },
    body: "{}",
  });
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
  await send(PATHS.logout);
}

/**
 * Asks for the apps that the signed-in person has connected.
 *
 * @throws ProblemError `session_required` where nobody is signed in.
 */
export function readConnectedApps(): Promise<ConnectedAppsResponse> {
  return read(PATHS.connectedApps, ConnectedAppsResponse);
}

/**
 * Takes away the access of an app.
 *
 * @throws ProblemError `not_found` where the app is not connected to whoever is signed in.
 */
export async function revokeConnectedApp(appId: string): Promise<void> {
  parse(await send(createRevokePath(appId)), RevokeResponse);
}
