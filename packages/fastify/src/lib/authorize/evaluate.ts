import {
  AssentError,
  type AuthorizationRequest,
  createProblem,
  parseAuthorizationRequest,
  parseQueryString,
} from "@assent/core";
import type { ClientType, Destination, Outcome } from "@assent/core/contract";

import { describeDestination, isAllowedDestination, nameDestination } from "../destination.ts";
import type { AuthorizationStart, Session, SessionCredential } from "../identity-provider/port.ts";
import { needsConsent } from "../policy.ts";
import { type Caller, type Services, recordAudit } from "../services.ts";
import { createConsent, isForced } from "./consent.ts";
import { deliverError } from "./error-delivery.ts";
import { findGrantedBefore } from "./granted-before.ts";
import { asksForDetour, createSignInUrl, judgeDetour, splitMarker } from "./sign-in-detour.ts";
import { submitAuthorization } from "./submit.ts";

/** What is known of a request that could be read. */
interface Evaluation {
  readonly services: Services;
  readonly caller: Caller;
  readonly request: AuthorizationRequest;
  readonly query: string;
  readonly marker: string | null;
  /** `prompt=none`: an answer, but no page. */
  readonly silent: boolean;
  /** Filled in once Stytch has confirmed client and redirect URI. */
  readonly confirmed: { type: ClientType | undefined };
}

/**
 * Decides what becomes of an authorization request: the one place, whether a navigation or a script
 * asks. Failures that can be named are outcomes; anything else rejects.
 *
 * @param query As it stands in the URL.
 */
export async function evaluate(
  services: Services,
  caller: Caller,
  query: string,
): Promise<Outcome> {
  const marked = splitMarker(query);
  const read = parseAuthorizationRequest(query);
  if (!read.ok) {
    const { code, detail, address } = read.defect;
    const error = new AssentError(code, { detail });
    return deliverError(services, caller, { error, address, silent: isSilentQuery(query) });
  }
  const { request } = read;
  const silent = request.prompts.includes("none");
  recordAudit(services, caller, {
    event: "authorization.requested",
    clientId: request.clientId,
    scopes: request.scopes,
  });
  warnOfReuse(services, caller, request, marked.query);
  const confirmed = { type: undefined };
  const evaluation: Evaluation = { services, caller, request, silent, confirmed, ...marked };
  try {
    return await judge(evaluation);
  } catch (error) {
    if (!(error instanceof AssentError)) {
      throw error;
    }
    if (error.code === "session_required" && !silent) {
      return createLogin(evaluation, null);
    }
    const outcome = await deliverError(services, caller, {
      error: error.code === "session_required" ? new AssentError("login_required") : error,
      address: request,
      silent,
      confirmedType: confirmed.type,
    });
    if (outcome.kind !== "problem" || error.code !== "organization_policy") {
      return outcome;
    }
    const trip = { request, query: evaluation.query, session: null, switchAccount: true };
    return { ...outcome, switchAccountUrl: createSignInUrl(services, trip) };
  }
}

/** A constant protects nobody: whoever runs the client should know. The values stay out of the log. */
function warnOfReuse(
  { reuse }: Services,
  { log }: Caller,
  request: AuthorizationRequest,
  query: string,
): void {
  const { clientId } = request;
  for (const parameter of reuse.notice(request, query)) {
    log.warn({ clientId, parameter }, "A client used a one-time value twice");
  }
}

/** Even a request that cannot be used may have said that it wants no page. */
function isSilentQuery(query: string): boolean {
  const read = parseQueryString(query);
  return read.ok && read.parameters.get("prompt")?.join("\n") === "none";
}

function createLogin(
  { services, request, query }: Evaluation,
  session: Session | null,
  reason?: "login" | "select_account",
): Outcome {
  const loginUrl = createSignInUrl(services, { request, query, session, reason });
  return { kind: "login", loginUrl };
}

async function judge(evaluation: Evaluation): Promise<Outcome> {
  const { services, caller, request, silent } = evaluation;
  const { credential } = caller;
  if (credential === null) {
    throw new AssentError("session_required");
  }
  const detour = asksForDetour(request);
  const session =
    detour || credential.kind === "jwt"
      ? await services.provider.authenticate(credential, caller.budget)
      : null;
  if (session === null) {
    if (detour || credential.kind === "jwt") {
      throw new AssentError("session_required");
    }
    return proceed(evaluation, credential, null);
  }
  const { due, spent } = judgeDetour(services, request, session, evaluation);
  const claimed = spent === null || (await services.ledger.claim(spent.id, spent.expiresAt));
  if (due !== null || !claimed) {
    if (silent) {
      throw new AssentError("login_required");
    }
    return createLogin(evaluation, session, due ?? "login");
  }
  try {
    const outcome = await proceed(evaluation, credential, session);
    if (spent !== null) {
      await services.ledger.commit(spent.id);
    }
    return outcome;
  } catch (error) {
    if (spent !== null) {
      await services.ledger.release(spent.id);
    }
    throw error;
  }
}

async function proceed(
  evaluation: Evaluation,
  credential: SessionCredential,
  session: Session | null,
): Promise<Outcome> {
  const { services, caller, request } = evaluation;
  const { clientId, redirectUri, scopes } = request;
  const question = { credential, clientId, redirectUri, scopes, forceConsent: isForced(request) };
  // Where a page is certain and the user known, both questions are asked at once.
  const early =
    session !== null && question.forceConsent
      ? findGrantedBefore(services, caller, session, clientId)
      : null;
  const start = await services.provider.start(question, caller.budget);
  if (session !== null && session.userId !== start.userId) {
    throw new AssentError("upstream_invalid");
  }
  const destination = describeDestination(redirectUri);
  const { type } = start.client;
  if (destination === null || !isAllowedDestination(destination, type, services)) {
    throw new AssentError("unregistered_redirect_uri");
  }
  evaluation.confirmed.type = type;
  return answer(evaluation, { start, destination, credential, session, early });
}

/** What Stytch said of a request, and who made it. */
interface Ground {
  readonly start: AuthorizationStart;
  readonly destination: Destination;
  readonly credential: SessionCredential;
  readonly session: Session | null;
  /** What was granted before, where that has been asked already. */
  readonly early: ReturnType<typeof findGrantedBefore> | null;
}

async function answer(evaluation: Evaluation, ground: Ground): Promise<Outcome> {
  const { services, caller, request, query, silent } = evaluation;
  const { start, destination } = ground;
  refuseWithoutPkce(services, request, start);
  const { client, consentRequired, scopes } = start;
  const grantable = scopes.filter((scope) => scope.grantable).map(({ scope }) => scope);
  const { consentPolicy: policy } = services;
  const forceConsent = isForced(request);
  const about = {
    upstreamRequestId: start.upstreamRequestId,
    userId: start.userId,
    clientId: request.clientId,
    clientType: client.type,
    redirectTo: nameDestination(destination),
  };
  const question = { consentRequired, client, destination, forceConsent, policy };
  if (grantable.length === 0 || needsConsent(question)) {
    if (silent) {
      throw new AssentError("consent_required");
    }
    const granted = ground.early ?? findGrantedBefore(services, caller, start, request.clientId);
    const consent = await createConsent(services, { request, query, ...ground, granted });
    recordAudit(services, caller, { ...about, event: "consent.shown", scopes: request.scopes });
    return consent;
  }
  const { redirectTo, upstreamRequestId } = await submitAuthorization(
    services,
    caller,
    { ...request, credential: ground.credential, scopes: grantable, forceConsent, granted: true },
    client.type,
  );
  recordAudit(services, caller, {
    ...about,
    event: "consent.automatic",
    upstreamRequestId,
    scopes: grantable,
  });
  return { kind: "redirect", redirectTo };
}

/** @see RFC 7636 §4.4.1, RFC 9700 §2.1.1 */
function refuseWithoutPkce(
  { requirePkce }: Services,
  { codeChallenge }: AuthorizationRequest,
  { client }: AuthorizationStart,
): void {
  const isPublic = client.type === "first_party_public" || client.type === "third_party_public";
  if (codeChallenge === undefined && (isPublic || requirePkce === "all")) {
    const { title } = createProblem("invalid_request");
    throw new AssentError("invalid_request", { detail: `${title} It lacks code_challenge.` });
  }
}
