import {
  AssentError,
  type ProblemCode,
  type ResponseAddress,
  createErrorResponse,
  createProblem,
} from "@assent/core";
import type { ClientType, Outcome } from "@assent/core/contract";

import { describeDestination, isAllowedDestination } from "../destination.ts";
import { type Caller, type Services, recordAudit } from "../services.ts";

/**
 * The problems that are a client's business, as its protocol calls them.
 *
 * @see RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6
 */
const OAUTH_ERRORS: Partial<Record<ProblemCode, string>> = {
  invalid_request: "invalid_request",
  unauthorized_client: "unauthorized_client",
  organization_policy: "access_denied",
  unsupported_response_type: "unsupported_response_type",
  invalid_scope: "invalid_scope",
  invalid_target: "invalid_target",
  request_not_supported: "request_not_supported",
  request_uri_not_supported: "request_uri_not_supported",
  registration_not_supported: "registration_not_supported",
  invalid_authorization_details: "invalid_authorization_details",
  login_required: "login_required",
  consent_required: "consent_required",
};

/** An error and where it might go. */
export interface ErrorDelivery {
  readonly error: AssentError;
  readonly address: ResponseAddress | null;
  /** Whether the request forbids any page (`prompt=none`). */
  readonly silent: boolean;
  /** Set where Stytch has confirmed client and redirect URI on this very request. */
  readonly confirmedType?: ClientType | undefined;
}

/**
 * Decides who hears of an error. A client does only after its redirect URI proved to be its own,
 * byte for byte; with a public third-party client the person goes there by hand, since anybody can
 * register one to borrow this address for a jump elsewhere.
 *
 * @see RFC 9700 §4.11.2
 */
export async function deliverError(
  services: Services,
  caller: Caller,
  delivery: ErrorDelivery,
): Promise<Outcome> {
  const { error, address, silent } = delivery;
  reportError(caller, error);
  recordAudit(services, caller, {
    event: "authorization.refused",
    clientId: address?.clientId,
    reason: error.code,
  });
  const oauthError = toOAuthError(error.code, silent);
  if (address === null || oauthError === undefined) {
    return createProblemOutcome(error, caller);
  }
  let type;
  try {
    type = delivery.confirmedType ?? (await confirmAddress(services, caller, address));
  } catch (unconfirmed) {
    if (unconfirmed instanceof AssentError) {
      return createProblemOutcome(unconfirmed, caller);
    }
    throw unconfirmed;
  }
  const destination = describeDestination(address.redirectUri);
  if (destination === null || !isAllowedDestination(destination, type, services)) {
    return createProblemOutcome(new AssentError("unregistered_redirect_uri"), caller);
  }
  const description = error.message;
  const redirectTo = createErrorResponse(address, { error: oauthError, description }, services.iss);
  // Who is refused by their own organization should read why, and may be a member of another.
  const direct = silent || (type !== "third_party_public" && error.code !== "organization_policy");
  return direct
    ? { kind: "redirect", redirectTo }
    : { ...createProblemOutcome(error, caller), continueTo: { redirectTo, destination } };
}

/** `prompt=none` promises the client an answer even where the server has none to give. */
function toOAuthError(code: ProblemCode, silent: boolean): string | undefined {
  return silent && code === "upstream_unavailable" ? "temporarily_unavailable" : OAUTH_ERRORS[code];
}

async function confirmAddress(
  { directory }: Services,
  { budget }: Caller,
  { clientId, redirectUri }: ResponseAddress,
): Promise<ClientType> {
  const client = await directory.find(clientId, budget);
  if (client === null) {
    throw new AssentError("unknown_client");
  }
  if (!client.redirectUris.includes(redirectUri)) {
    throw new AssentError("unregistered_redirect_uri");
  }
  return client.type;
}

/** The page of ours for an error. */
export function createProblemOutcome(
  error: AssentError,
  { reference }: Caller,
): Extract<Outcome, { kind: "problem" }> {
  return { kind: "problem", problem: describeError(error, reference) };
}

/** The problem document of an error. Its detail is ours: a cause never gets into it. */
export function describeError(
  { code, message, retryAfterSeconds }: AssentError,
  reference: string,
): ReturnType<typeof createProblem> {
  const { title } = createProblem(code);
  return createProblem(code, {
    reference,
    ...(message !== title && { detail: message }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

/** Writes an error to the log, with the evidence that may stand there. */
export function reportError({ log }: Pick<Caller, "log">, error: AssentError): void {
  const fields = { code: error.code, evidence: error.cause };
  if (error.code === "misconfigured" || error.code === "internal_error") {
    log.error(fields, error.message);
  } else {
    log.warn(fields, error.message);
  }
}
