import { displayText } from "@assent/core";
import type { RequestedScope } from "@assent/core/contract";
import type { B2BClient, Client } from "stytch";
import * as v from "valibot";

import {
  AnyAnswer,
  AuthorizeAnswer,
  ClientAnswer,
  ConnectedAppsAnswer,
  StartAnswer,
  readClientType,
} from "./answers.ts";
import type {
  AuthorizationQuestion,
  AuthorizationStart,
  AuthorizationSubmission,
  GrantedApp,
  Holder,
  IdentityProvider,
  Session,
  SessionCredential,
} from "./port.ts";
import { isSessionRefusal, toAssentError } from "./upstream-error.ts";
import {
  type Upstream,
  type UpstreamFailure,
  type UpstreamLimits,
  type UpstreamResult,
  createUpstream,
} from "./upstream.ts";

/** How to reach a Stytch project of either vertical. */
export interface IdentityProviderOptions {
  readonly projectId: string;
  /** Stays in this process: it is sent to Stytch, in an Authorization header, and nowhere else. */
  readonly secret: string;
  /**
   * Origin of the API: a custom domain, or a sandbox, which may be `http`. Default: Stytch's own,
   * live or test by the project id.
   */
  readonly apiUrl?: string | undefined;
  /** Deadlines and bounds. */
  readonly upstream?: Partial<UpstreamLimits> | undefined;
}

/** What sets one vertical apart: its client, how it names people, and whose apps it lists. */
export interface Vertical {
  readonly client: Client | B2BClient;
  readonly session: v.GenericSchema<unknown, Session>;
  readonly holder: v.GenericSchema<unknown, Holder>;
  readonly listApps: (holder: Holder) => Promise<unknown>;
  readonly revokeApp: (holder: Holder, appId: string) => Promise<unknown>;
}

export type ClientConfig = ConstructorParameters<typeof Client>[0];

/** Makes an identity provider of a vertical: every call, deadline, retry and error is shared. */
export function createIdentityProvider(
  options: IdentityProviderOptions,
  connect: (config: ClientConfig) => Vertical,
): IdentityProvider {
  const upstream = createUpstream(options.upstream);
  const vertical = connect(createClientConfig(options, upstream));
  return {
    ...createSessionCalls(vertical, upstream),
    ...createAuthorizationCalls(vertical, upstream),
    ...createClientCalls(vertical, upstream),
    ...createAppCalls(vertical, upstream),
    close: () => upstream.close(),
  };
}

function createClientConfig(
  { projectId, secret, apiUrl }: IdentityProviderOptions,
  { dispatcher }: Upstream,
): ClientConfig {
  return {
    project_id: projectId,
    secret,
    // Typed after an older undici; the wrapper in it takes the handlers that `fetch` brings.
    dispatcher: dispatcher as unknown as NonNullable<ClientConfig["dispatcher"]>,
    // The SDK takes plain http, which only a sandbox speaks, as an environment alone.
    ...(apiUrl?.startsWith("https:") && { custom_base_url: `${new URL(apiUrl).origin}/` }),
    ...(apiUrl?.startsWith("http:") && { env: `${new URL(apiUrl).origin}/` }),
  };
}

type SessionCalls = Pick<IdentityProvider, "authenticate" | "signOut">;

function createSessionCalls({ client, session }: Vertical, upstream: Upstream): SessionCalls {
  return {
    async authenticate(credential, budget) {
      const result = await upstream.call({
        operation: "sessions.authenticate",
        budget,
        schema: session,
        send: () => client.sessions.authenticate(selector(credential)),
        repeatable: true,
      });
      return !result.ok && isSessionRefusal(result.failure) ? null : unwrap(result);
    },
    async signOut(credential, budget) {
      const result = await upstream.call({
        operation: "sessions.revoke",
        budget,
        schema: AnyAnswer,
        send: () => client.sessions.revoke(selector(credential)),
        repeatable: true,
      });
      if (!result.ok && !isSessionRefusal(result.failure)) {
        unwrap(result);
      }
    },
  };
}

type AuthorizationCalls = Pick<IdentityProvider, "start" | "authorize">;

function createAuthorizationCalls(
  { client, holder }: Vertical,
  upstream: Upstream,
): AuthorizationCalls {
  const schema = v.intersect([StartAnswer, holder]);
  return {
    async start(question, budget) {
      const result = await upstream.call({
        operation: "authorize.start",
        budget,
        schema,
        send: () => client.idp.oauth.authorizeStart(toQuestion(question)),
        repeatable: true,
      });
      return readStart(unwrap(result), question.scopes);
    },
    async authorize(submission, budget) {
      const result = await upstream.call({
        operation: "authorize",
        budget,
        schema: AuthorizeAnswer,
        send: () => client.idp.oauth.authorize(toSubmission(submission)),
        repeatable: false,
      });
      const answer = unwrap(result, true);
      return { redirectUri: answer.redirect_uri, upstreamRequestId: answer.request_id };
    },
  };
}

function createClientCalls(
  { client }: Vertical,
  upstream: Upstream,
): Pick<IdentityProvider, "findClient"> {
  return {
    async findClient(clientId, budget) {
      if (/^\.{1,2}$/u.test(clientId)) {
        // The SDK escapes an id into the path, and a URL parser folds these two away.
        return null;
      }
      const result = await upstream.call({
        operation: "clients.get",
        budget,
        schema: ClientAnswer,
        send: () => client.connectedApp.clients.get({ client_id: clientId }),
        repeatable: true,
      });
      if (!result.ok && isMissing(result.failure)) {
        return null;
      }
      const app = unwrap(result).connected_app;
      return {
        type: readClientType(app.client_type).type,
        redirectUris: app.redirect_urls,
        logoUrl: app.logo_url,
      };
    },
  };
}

type AppCalls = Pick<IdentityProvider, "connectedApps" | "revokeApp">;

function createAppCalls({ listApps, revokeApp }: Vertical, upstream: Upstream): AppCalls {
  return {
    async connectedApps(holder, budget) {
      const result = await upstream.call({
        operation: "connectedApps",
        budget,
        schema: ConnectedAppsAnswer,
        send: () => listApps(holder),
        repeatable: true,
      });
      return unwrap(result).connected_apps.map((app): GrantedApp => ({
        id: app.connected_app_id,
        name: app.name,
        description: app.description,
        type: readClientType(app.client_type).type,
        logoUrl: app.logo_url,
        scopes: app.scopes_granted.split(" ").filter((scope) => scope !== ""),
      }));
    },
    async revokeApp(holder, appId, budget) {
      const result = await upstream.call({
        operation: "connectedApps.revoke",
        budget,
        schema: AnyAnswer,
        send: () => revokeApp(holder, appId),
        repeatable: true,
      });
      if (!result.ok && !isMissing(result.failure)) {
        unwrap(result);
      }
    },
  };
}

function isMissing({ kind, status }: UpstreamFailure): boolean {
  return kind === "refused" && status === 404;
}

function selector({ kind, value }: SessionCredential): {
  session_token?: string;
  session_jwt?: string;
} {
  return kind === "token" ? { session_token: value } : { session_jwt: value };
}

function toQuestion(question: AuthorizationQuestion): {
  client_id: string;
  redirect_uri: string;
  response_type: string;
  scopes: string[];
  prompt?: string;
} {
  return {
    ...selector(question.credential),
    client_id: question.clientId,
    redirect_uri: question.redirectUri,
    response_type: "code",
    scopes: [...question.scopes],
    ...(question.forceConsent && { prompt: "consent" }),
  };
}

function toSubmission(submission: AuthorizationSubmission): ReturnType<typeof toQuestion> & {
  consent_granted: boolean;
  state?: string;
  nonce?: string;
  code_challenge?: string;
  resources?: string[];
} {
  const { granted, state, nonce, codeChallenge, resources } = submission;
  return {
    ...toQuestion(submission),
    consent_granted: granted,
    ...(state !== undefined && { state }),
    ...(nonce !== undefined && { nonce }),
    ...(codeChallenge !== undefined && { code_challenge: codeChallenge }),
    ...(resources.length > 0 && { resources: [...resources] }),
  };
}

function unwrap<T>(result: UpstreamResult<T>, effect = false): T {
  if (result.ok) {
    return result.value;
  }
  throw toAssentError(result.failure, effect);
}

function readStart(
  answer: v.InferOutput<typeof StartAnswer> & Holder,
  asked: readonly string[],
): AuthorizationStart {
  const { client, userId, account, organization } = answer;
  const judged = new Map(answer.scope_results.map((result) => [result.scope, result]));
  const scopes = asked.flatMap((scope): RequestedScope[] => {
    const result = judged.get(scope);
    const description = displayText(result?.description ?? "", 300);
    return result ? [{ scope, description, grantable: result.is_grantable === true }] : [];
  });
  return {
    userId,
    account,
    organization,
    client: {
      name: client.client_name,
      description: client.client_description,
      ...readClientType(client.client_type),
      logoUrl: client.logo_url,
    },
    consentRequired: answer.consent_required !== false,
    scopes,
    upstreamRequestId: answer.request_id,
  };
}
