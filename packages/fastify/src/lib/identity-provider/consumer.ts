import { displayText } from "@assent/core";
import type { Account, RequestedScope } from "@assent/core/contract";
import { Client } from "stytch";
import type * as v from "valibot";

import {
  AnyAnswer,
  AuthenticateAnswer,
  AuthorizeAnswer,
  ClientAnswer,
  StartAnswer,
  type User,
  readClientType,
} from "./answers.ts";
import type {
  AuthorizationQuestion,
  AuthorizationStart,
  AuthorizationSubmission,
  IdentityProvider,
  SessionCredential,
} from "./port.ts";
import { isSessionRefusal, toAssentError } from "./upstream-error.ts";
import {
  type Upstream,
  type UpstreamLimits,
  type UpstreamResult,
  createUpstream,
} from "./upstream.ts";

/** How to reach a Stytch Consumer project. */
export interface ConsumerIdentityProviderOptions {
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

/**
 * Connects to the Connected Apps of a Stytch Consumer project, with the official SDK.
 *
 * @throws Error when the SDK refuses the project id, the secret or the address.
 * @see https://stytch.com/docs/connected-apps/build-custom-flow/getting-started-api
 */
export function createConsumerIdentityProvider(
  options: ConsumerIdentityProviderOptions,
): IdentityProvider {
  const upstream = createUpstream(options.upstream);
  const client = createClient(options, upstream);
  return {
    ...createSessionCalls(client, upstream),
    ...createAuthorizationCalls(client, upstream),
    close: () => upstream.close(),
  };
}

type SessionCalls = Pick<IdentityProvider, "authenticate" | "signOut">;

function createSessionCalls(client: Client, upstream: Upstream): SessionCalls {
  return {
    async authenticate(credential, budget) {
      const result = await upstream.call({
        operation: "sessions.authenticate",
        budget,
        schema: AuthenticateAnswer,
        send: () => client.sessions.authenticate(selector(credential)),
        repeatable: true,
      });
      if (!result.ok && isSessionRefusal(result.failure)) {
        return null;
      }
      const { session, user } = unwrap(result);
      return {
        userId: session.user_id,
        sessionId: session.session_id,
        account: readAccount(user),
        authenticatedAt: latest(session.authentication_factors),
      };
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

type AuthorizationCalls = Pick<IdentityProvider, "start" | "authorize" | "findClient">;

function createAuthorizationCalls(client: Client, upstream: Upstream): AuthorizationCalls {
  return {
    async start(question, budget) {
      const result = await upstream.call({
        operation: "authorize.start",
        budget,
        schema: StartAnswer,
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
      if (!result.ok && result.failure.kind === "refused" && result.failure.status === 404) {
        return null;
      }
      const app = unwrap(result).connected_app;
      return { type: readClientType(app.client_type).type, redirectUris: app.redirect_urls };
    },
  };
}

type ClientOptions = ConstructorParameters<typeof Client>[0];

function createClient(options: ConsumerIdentityProviderOptions, upstream: Upstream): Client {
  const { projectId, secret, apiUrl } = options;
  return new Client({
    project_id: projectId,
    secret,
    // Typed after an older undici; the wrapper in it takes the handlers that `fetch` brings.
    dispatcher: upstream.dispatcher as unknown as NonNullable<ClientOptions["dispatcher"]>,
    // The SDK takes plain http, which only a sandbox speaks, as an environment alone.
    ...(apiUrl?.startsWith("https:") && { custom_base_url: `${new URL(apiUrl).origin}/` }),
    ...(apiUrl?.startsWith("http:") && { env: `${new URL(apiUrl).origin}/` }),
  });
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
  answer: v.InferOutput<typeof StartAnswer>,
  asked: readonly string[],
): AuthorizationStart {
  const { client } = answer;
  const judged = new Map(answer.scope_results.map((result) => [result.scope, result]));
  const scopes = asked.flatMap((scope): RequestedScope[] => {
    const result = judged.get(scope);
    const description = displayText(result?.description ?? "", 300);
    return result ? [{ scope, description, grantable: result.is_grantable === true }] : [];
  });
  return {
    userId: answer.user_id,
    account: readAccount(answer.user),
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

function readAccount({ name, emails }: User): Account {
  const fullName = displayText(`${name?.first_name ?? ""} ${name?.last_name ?? ""}`, 100);
  const address = (emails.find(({ verified }) => verified) ?? emails[0])?.email ?? "";
  const email = displayText(address, 320);
  return { ...(fullName !== "" && { name: fullName }), ...(email !== "" && { email }) };
}

function latest(factors: readonly { last_authenticated_at?: string | undefined }[]): Date | null {
  const times = factors.map((factor) => Date.parse(factor.last_authenticated_at ?? ""));
  const known = times.filter((time) => !Number.isNaN(time));
  return known.length === 0 ? null : new Date(Math.max(...known));
}
