import type {
  Client,
  Consent,
  DecisionResponse,
  Destination,
  Outcome,
  RequestedScope,
} from "../contract.ts";
import { createProblem } from "../problem-catalogue.ts";
import type { ProblemCode } from "../problem.ts";
import { parseRedirectTarget } from "../redirect-uri.ts";

/** What every sample carries for the log line of a failure. */
export const SAMPLE_REFERENCE = "6f1c2a90-5b7d-4e38-9d02-c1a7e84f3b65";
/** The `state` of every sample. */
export const SAMPLE_STATE = "sample-state";
/** A page of ours that signs in somebody else. */
export const SAMPLE_SWITCH_URL = "/login?switch=1&return_to=%2Foauth%2Fauthorize";

/** A scope as it is asked for: grantable and without a description unless said otherwise. */
export function createRequestedScope(
  scope: string,
  more: Partial<RequestedScope> = {},
): RequestedScope {
  return { scope, description: "", grantable: true, ...more };
}

/**
 * A destination as the BFF would describe it.
 *
 * @param registrableDomain What somebody registered of the host, by the public suffix list, which
 *   this package does not hold. Default: the whole host.
 * @throws TypeError where the address must not be navigated to.
 */
export function createDestination(url: string, registrableDomain?: string): Destination {
  const target = parseRedirectTarget(url);
  if (target === null) {
    throw new TypeError(`Nothing may be navigated to at ${JSON.stringify(url)}.`);
  }
  return target.kind === "web"
    ? { ...target, url, registrableDomain: registrableDomain ?? target.host }
    : { ...target, url };
}

const SAMPLE_CLIENT: Client = {
  id: "connected-app-test-3",
  name: "Acme Notes",
  description: "A notebook.",
  type: "third_party",
};

/** A consent of a third party that asks for four scopes, one of them sensitive in many catalogues. */
export const SAMPLE_CONSENT: Consent = {
  kind: "consent",
  transaction: "sample-transaction",
  expiresAt: "2099-01-01T00:00:00.000Z",
  client: SAMPLE_CLIENT,
  account: { name: "Sample Owner", email: "owner@example.com" },
  destination: createDestination("https://accounts.rp.example/cb", "rp.example"),
  scopes: ["openid", "notes.read", "notes.write", "notes.delete"].map((scope) =>
    createRequestedScope(scope),
  ),
  resources: [],
  switchAccountUrl: SAMPLE_SWITCH_URL,
};

/** The query string of the authorization request that a consent answers. */
export function createSampleQuery(
  consent: Pick<Consent, "client" | "destination" | "scopes" | "resources" | "expectedAccount">,
): string {
  const parameters = new URLSearchParams("response_type=code");
  parameters.set("client_id", consent.client.id);
  parameters.set("redirect_uri", consent.destination.url);
  if (consent.scopes.length > 0) {
    parameters.set("scope", consent.scopes.map(({ scope }) => scope).join(" "));
  }
  parameters.set("state", SAMPLE_STATE);
  parameters.set("code_challenge", "sample-challenge-of-43-characters-in-base64");
  parameters.set("code_challenge_method", "S256");
  for (const resource of consent.resources) {
    parameters.append("resource", resource);
  }
  if (consent.expectedAccount !== undefined) {
    parameters.set("login_hint", consent.expectedAccount);
  }
  return `?${parameters.toString()}`;
}

/** The page that a failed request is answered with. */
export function createSampleFailure(
  code: ProblemCode,
  more: { detail?: string; retryAfterSeconds?: number } = {},
): Extract<Outcome, { kind: "problem" }> {
  const problem = createProblem(code, { reference: SAMPLE_REFERENCE, ...more });
  return { kind: "problem", problem };
}

/** Where the browser goes after a decision, as Stytch would say. */
export function createSampleResponse(
  redirectUri: string,
  decision: "allow" | "deny",
  state: string | undefined = SAMPLE_STATE,
): DecisionResponse {
  const parameters = new URLSearchParams(
    decision === "allow" ? "code=sample-code" : "error=access_denied",
  );
  if (state !== undefined) {
    parameters.set("state", state);
  }
  const separator = redirectUri.includes("?") ? "&" : "?";
  return { redirectTo: `${redirectUri}${separator}${parameters.toString()}` };
}
