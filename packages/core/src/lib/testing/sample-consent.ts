import {
  type Account,
  type Client,
  type ClientType,
  type Consent,
  type DecisionResponse,
  type Destination,
  type Outcome,
  PATHS,
  type RequestedScope,
} from "../contract.ts";
import { displayText } from "../display-text.ts";
import { createProblem } from "../problem-catalogue.ts";
import type { ProblemCode } from "../problem.ts";
import { parseRedirectTarget } from "../redirect-uri.ts";
import { SHOWN_LENGTHS } from "./production-rules.ts";

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
  const { description = "", ...rest } = more;
  const shown = displayText(description, SHOWN_LENGTHS.scopeDescription);
  return { scope, grantable: true, ...rest, description: shown };
}

/**
 * A destination as the BFF describes it.
 *
 * @param registrableDomain What somebody registered of the host, by the public suffix list, which
 *   this package does not hold. Default: the whole host.
 * @throws TypeError where the address must not be navigated to.
 */
export function createDestination(url: string, registrableDomain?: string): Destination {
  const target = parseRedirectTarget(url);
  if (target === null) {
    throw new TypeError("Nothing may be navigated to at that redirect URI.");
  }
  return target.kind === "web"
    ? { ...target, url, registrableDomain: registrableDomain ?? target.host }
    : { ...target, url };
}

/** A client as it declares itself, before the BFF has looked at its texts. */
export interface ClientFacts {
  /** A URL is a client ID metadata document's. */
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly type?: ClientType;
  /** Whether it names a logo, which may turn out to be none. */
  readonly logo?: boolean;
}

/** Somebody who is signed in, as their texts are stored. */
export interface AccountFacts {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** B2B. */
  readonly organization?: { readonly name: string; readonly logo?: boolean } | undefined;
}

/** What a consent page is about, as strangers wrote it. */
export interface ConsentFacts {
  readonly client?: ClientFacts;
  readonly account?: AccountFacts;
  readonly redirectUri?: string;
  /** Of the host of `redirectUri`, by the public suffix list. Default: the whole host. */
  readonly registrableDomain?: string | undefined;
  /** In the order asked for. */
  readonly scopes?: readonly RequestedScope[];
  readonly resources?: readonly string[];
  readonly loginHint?: string | undefined;
}

const SAMPLE_CLIENT: Required<ClientFacts> = {
  id: "connected-app-test-3",
  name: "Acme Notes",
  description: "A notebook.",
  type: "third_party",
  logo: false,
};
/** Who is signed in where nobody says otherwise. */
export const SAMPLE_ACCOUNT: AccountFacts = { name: "Sample Owner", email: "owner@example.com" };
const LOGO_VERSION = "?v=sample00";

/** Says of a client what the BFF would let a page show. */
export function describeClient(facts: ClientFacts): Client {
  const { id, name, description, type, logo } = { ...SAMPLE_CLIENT, ...facts };
  return {
    id,
    name:
      displayText(name, SHOWN_LENGTHS.clientName) || displayText(id, SHOWN_LENGTHS.clientId) || "-",
    description: displayText(description, SHOWN_LENGTHS.clientDescription),
    type,
    ...(/^https:\/\//iu.test(id) && URL.canParse(id) && { metadataHost: new URL(id).host }),
    ...(logo && { logo: `${PATHS.clientLogo}/${encodeURIComponent(id)}${LOGO_VERSION}` }),
  };
}

/** Says of somebody what the BFF would let a page show. */
export function describeAccount({ name = "", email = "", organization }: AccountFacts): Account {
  const shownName = displayText(name, SHOWN_LENGTHS.accountName);
  const shownEmail = displayText(email, SHOWN_LENGTHS.accountEmail);
  return {
    ...(shownName !== "" && { name: shownName }),
    ...(shownEmail !== "" && { email: shownEmail }),
    ...(organization && {
      organization: {
        name: displayText(organization.name, SHOWN_LENGTHS.organizationName) || "-",
        ...(organization.logo === true && { logo: `${PATHS.organizationLogo}${LOGO_VERSION}` }),
      },
    }),
  };
}

/**
 * Makes a consent from what strangers wrote, as the BFF would send it: texts bounded and without
 * characters that cannot be seen. What is left out is a sample's.
 *
 * @throws TypeError where the redirect URI must not be navigated to.
 */
export function createConsent(facts: ConsentFacts = {}): Consent {
  const { client = {}, account = SAMPLE_ACCOUNT, loginHint = "", resources = [] } = facts;
  const { redirectUri = "https://accounts.rp.example/cb" } = facts;
  const domain = facts.redirectUri === undefined ? "rp.example" : facts.registrableDomain;
  const shownAccount = describeAccount(account);
  const hint = displayText(loginHint, SHOWN_LENGTHS.expectedAccount);
  const expected = hint !== "" && hint.toLowerCase() !== shownAccount.email?.toLowerCase();
  return {
    kind: "consent",
    transaction: "sample-transaction",
    expiresAt: "2099-01-01T00:00:00.000Z",
    client: describeClient(client),
    account: shownAccount,
    destination: createDestination(redirectUri, domain),
    scopes: [...(facts.scopes ?? SAMPLE_SCOPES)],
    resources: [...resources],
    ...(expected && { expectedAccount: hint }),
    switchAccountUrl: SAMPLE_SWITCH_URL,
  };
}

const SAMPLE_SCOPES = ["openid", "notes.read", "notes.write", "notes.delete"].map((scope) =>
  createRequestedScope(scope),
);

/** A consent of a third party that asks for four scopes. */
export const SAMPLE_CONSENT: Consent = createConsent();

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
  more: { readonly detail?: string; readonly retryAfterSeconds?: number } = {},
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
