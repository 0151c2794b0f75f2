import {
  fetchProtectedResource,
  fetchUserInfo,
  skipSubjectCheck,
  tokenRevocation,
  type Configuration,
} from "openid-client";
import type { ActionName, ActionReport, ClientFlow, FlowResult } from "./browser-session.ts";
import { describeFailure } from "./failure.ts";
import { refreshGrant, type Grant } from "./grant.ts";

/** What an action needs besides the flow it acts on. */
export interface ActionContext {
  readonly configuration: Configuration;
  /** Address of the notes API. */
  readonly notesUrl: URL;
  readonly now: () => Date;
}

type Outcome = Pick<ActionReport, "succeeded" | "status" | "detail"> & {
  readonly result?: FlowResult;
};

const JSON_HEADERS = { accept: "application/json", "content-type": "application/json" };
const NOTE = JSON.stringify({ text: "Written by the relying party." });

/**
 * Does what a button of the result page says and leaves a report on the flow. Call it inside
 * `flow.inTurn`. A refusal by a server is a report; only a fault of this program throws.
 */
export async function runAction(
  action: ActionName,
  flow: ClientFlow,
  context: ActionContext,
): Promise<void> {
  const outcome = await attempt(action, flow.result, context);
  if (outcome.result !== undefined) {
    flow.result = outcome.result;
  }
  const { succeeded, status, detail } = outcome;
  flow.lastAction = { action, succeeded, status, detail, finishedAt: context.now() };
}

async function attempt(
  action: ActionName,
  result: FlowResult,
  context: ActionContext,
): Promise<Outcome> {
  if (result.status !== "granted") {
    return refused("no_grant", "There is no grant in this browser: start an authorization first.");
  }
  try {
    return await perform(action, result.grant, context);
  } catch (error) {
    const failure = describeFailure(error);
    return { succeeded: false, status: failure.status, detail: failure };
  }
}

async function perform(action: ActionName, grant: Grant, context: ActionContext): Promise<Outcome> {
  switch (action) {
    case "refresh":
      return refresh(grant, context);
    case "userinfo":
      return userinfo(grant, context.configuration);
    case "read-notes":
      return callNotes(grant, context, "GET");
    case "write-note":
      return callNotes(grant, context, "POST");
    case "delete-notes":
      return callNotes(grant, context, "DELETE");
    case "revoke":
      return revoke(grant, context.configuration);
  }
}

async function refresh(grant: Grant, context: ActionContext): Promise<Outcome> {
  const { refreshToken } = grant;
  if (refreshToken === undefined) {
    return refused(
      "no_refresh_token",
      "There is no refresh token: offline_access was not granted.",
    );
  }
  const refreshed = await refreshGrant(
    context.configuration,
    { ...grant, refreshToken },
    context.now,
  );
  return {
    succeeded: true,
    status: 200,
    detail: {
      scopes: refreshed.grantedScopes,
      refreshTokenRotated: refreshed.refreshToken !== refreshToken,
    },
    result: { status: "granted", grant: refreshed },
  };
}

async function userinfo(grant: Grant, configuration: Configuration): Promise<Outcome> {
  const detail = await fetchUserInfo(
    configuration,
    grant.accessToken,
    grant.idTokenClaims?.sub ?? skipSubjectCheck,
  );
  return { succeeded: true, status: 200, detail };
}

/** Revokes the refresh token first: it is the one that outlives this page. RFC 7009 section 2.1. */
async function revoke(grant: Grant, configuration: Configuration): Promise<Outcome> {
  const revoked: string[] = [];
  if (grant.refreshToken !== undefined) {
    await tokenRevocation(configuration, grant.refreshToken, { token_type_hint: "refresh_token" });
    revoked.push("refresh_token");
  }
  await tokenRevocation(configuration, grant.accessToken, { token_type_hint: "access_token" });
  revoked.push("access_token");
  return { succeeded: true, status: 200, detail: { revoked } };
}

async function callNotes(
  grant: Grant,
  context: ActionContext,
  method: "GET" | "POST" | "DELETE",
): Promise<Outcome> {
  const response = await fetchProtectedResource(
    context.configuration,
    grant.accessToken,
    context.notesUrl,
    method,
    method === "POST" ? NOTE : undefined,
    new Headers(method === "POST" ? JSON_HEADERS : { accept: "application/json" }),
  );
  const detail: unknown = await response.json();
  return { succeeded: response.ok, status: response.status, detail };
}

function refused(error: string, errorDescription: string): Outcome {
  return { succeeded: false, status: null, detail: { error, errorDescription, status: null } };
}
