import * as v from "valibot";

import { publicClient, type Client } from "./clients.ts";
import { isPublic } from "./client-rules.ts";
import { isConsentRequired } from "./consents.ts";
import { ApiProblem } from "./errors.ts";
import type { ProjectCore } from "./project-core.ts";
import type { Policy } from "./rbac.ts";
import { matchesRedirectUrl } from "./redirect-urls.ts";
import { judgeScopes, type ScopeResult } from "./scopes.ts";
import type { TokenService } from "./tokens.ts";

const resource = v.pipe(
  v.string(),
  v.check(
    (value) => URL.canParse(value) && !value.includes("#"),
    "must be an absolute URI without fragment",
  ),
);

/** What both calls of the authorization flow carry, whichever SDK sends them. */
export const startRequest = v.object({
  client_id: v.string(),
  redirect_uri: v.string(),
  response_type: v.string(),
  scopes: v.array(v.string()),
  prompt: v.optional(v.string()),
});

/** The decision. The browser SDK's type says `resource` where its own page sends `resources`. */
export const submitRequest = v.object({
  ...startRequest.entries,
  consent_granted: v.boolean(),
  state: v.optional(v.string()),
  nonce: v.optional(v.string()),
  code_challenge: v.optional(v.string()),
  resources: v.optional(v.array(resource)),
  resource: v.optional(v.array(resource)),
});

type StartRequest = v.InferOutput<typeof startRequest>;
type SubmitRequest = v.InferOutput<typeof submitRequest>;

/** Who decides, and since when they are signed in. */
export interface Decider {
  readonly accountId: string;
  /** How the answer to the first call describes them. */
  readonly described: Readonly<Record<string, unknown>>;
  /** The roles that exist where they are, and those they have. */
  readonly policy: Policy;
  readonly roles: readonly string[];
  readonly authenticatedAt: Date;
  /** The session the decision was made in; without one, its tokens cannot be exchanged for a session. */
  readonly sessionId?: string;
  /** Refuses Connected Apps that may not be used where they are. */
  readonly admit?: (client: Client) => void;
}

interface Assessment {
  readonly client: Client;
  readonly decider: Decider;
  readonly scopeResults: readonly ScopeResult[];
  readonly grantable: readonly string[];
  readonly consentRequired: boolean;
}

/** @throws ApiProblem `connected_app_not_found`, and for a metadata document as `ClientDocuments` does */
async function findClient(
  { clients, documents, switches }: ProjectCore,
  clientId: string,
): Promise<Client> {
  if (switches.clientIdMetadataDocuments && /^https?:/iu.test(clientId))
    return documents.resolve(clients, clientId);
  const client = clients.find(clientId);
  if (client === undefined) throw new ApiProblem("connected_app_not_found");
  return client;
}

/** Checks in the order that keeps an unregistered address from ever being redirected to: client, address, the rest. */
async function assess(
  project: ProjectCore,
  request: StartRequest,
  decide: () => Promise<Decider>,
): Promise<Assessment> {
  const client = await findClient(project, request.client_id);
  if (!matchesRedirectUrl(client, request.redirect_uri, project.switches)) {
    throw new ApiProblem("connected_app_supplied_redirect_url_not_found_in_client");
  }
  if (request.response_type !== "code")
    throw new ApiProblem("invalid_argument", "response_type must be code.");
  const decider = await decide();
  decider.admit?.(client);
  const scopeResults = judgeScopes(decider.policy, request.scopes, client, decider.roles);
  const grantable = scopeResults.filter((one) => one.is_grantable).map(({ scope }) => scope);
  const consentRequired = isConsentRequired(project.consents, {
    userId: decider.accountId,
    client,
    scopes: grantable,
    prompt: request.prompt,
    memory: project.switches.consentMemory,
  });
  return { client, decider, scopeResults, grantable, consentRequired };
}

/** First call: who asks, for what, and whether the user has to be asked. */
export async function startAuthorization(
  project: ProjectCore,
  request: StartRequest,
  decide: () => Promise<Decider>,
): Promise<Record<string, unknown>> {
  const { client, decider, scopeResults, consentRequired } = await assess(project, request, decide);
  return {
    ...decider.described,
    client: publicClient(client),
    consent_required: consentRequired,
    scope_results: scopeResults,
  };
}

function checkChallenge(client: Client, challenge: string | undefined): void {
  if (challenge === undefined || challenge === "") {
    if (isPublic(client.clientType))
      throw new ApiProblem("pkce_required_for_idp_authorization_flow");
    return;
  }
  if (!/^[A-Za-z0-9_-]{43}$/u.test(challenge)) throw new ApiProblem("invalid_pkce_code_challenge");
}

/** Appends to the registered address without rewriting a byte of it. */
function redirectTo(
  project: ProjectCore,
  { redirect_uri, state }: SubmitRequest,
  result: Record<string, string>,
): string {
  const iss = { stytch: `stytch.com/${project.id}`, issuer: project.url, none: undefined }[
    project.iss
  ];
  const answer = new URLSearchParams(result);
  if (state !== undefined && state !== "") answer.set("state", state);
  if (iss !== undefined) answer.set("iss", iss);
  return `${redirect_uri}${redirect_uri.includes("?") ? "&" : "?"}${answer.toString()}`;
}

/** Second call: the decision becomes an address to send the browser to, with a code or with `access_denied`. */
export async function submitAuthorization(
  project: ProjectCore,
  tokens: TokenService,
  request: SubmitRequest,
  decide: () => Promise<Decider>,
): Promise<Record<string, unknown>> {
  const { client, decider, grantable, consentRequired } = await assess(project, request, decide);
  checkChallenge(client, request.code_challenge);
  if (consentRequired && !request.consent_granted) {
    return { redirect_uri: redirectTo(project, request, { error: "access_denied" }) };
  }
  const userId = decider.accountId;
  const { consentMemory } = project.switches;
  project.consents.remember(userId, client.clientId, grantable, consentMemory);
  const code = await tokens.mintCode({
    userId,
    client,
    redirectUri: request.redirect_uri,
    scopes: grantable,
    resources: request.resources ?? request.resource ?? [],
    authenticatedAt: decider.authenticatedAt,
    sessionId: decider.sessionId,
    nonce: request.nonce,
    codeChallenge: request.code_challenge === "" ? undefined : request.code_challenge,
  });
  return { redirect_uri: redirectTo(project, request, { code }), authorization_code: code };
}
