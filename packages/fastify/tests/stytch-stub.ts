import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One call as it arrived. */
export interface StubCall {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** A client that the stub knows. */
export interface StubClient {
  readonly type: string;
  readonly redirectUris: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly logoUrl?: string;
}

/** A session that the stub knows, by its token. */
export interface StubSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly jwt: string;
  readonly email: string;
  readonly authenticatedAt: Date;
}

/** Takes over the answer to one path: returns an object to send, or answers by itself. */
export type StubAnswer = (
  call: StubCall,
  response: ServerResponse,
  request: IncomingMessage,
) => unknown;

export const PATH = {
  start: "/v1/idp/oauth/authorize/start",
  authorize: "/v1/idp/oauth/authorize",
  authenticate: "/v1/sessions/authenticate",
  revoke: "/v1/sessions/revoke",
  client: "/v1/connected_apps/clients/",
  ownersApps: "/v1/users/user-test-owner/connected_apps",
} as const;

const CONNECTED_APPS = /^\/v1\/users\/([^/]+)\/connected_apps(?:\/([^/]+)\/revoke)?$/u;

/** A stand-in for the Stytch API that a test controls, and that remembers what it was sent. */
export class StytchStub {
  readonly calls: StubCall[] = [];
  readonly clients = new Map<string, StubClient>();
  readonly sessions = new Map<string, StubSession>();
  /** Scopes parted by spaces, by user and client. */
  readonly granted = new Map<string, Map<string, string>>();
  /** By path. */
  readonly answers = new Map<string, StubAnswer>();
  readonly ungrantable = new Set<string>();
  readonly unknownScopes = new Set<string>();
  consentRequired: unknown = true;
  readonly #server = createServer((request, response) => {
    void this.#receive(request, response);
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this.url;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The bodies sent to one path. */
  sent(path: string): readonly Record<string, unknown>[] {
    return this.calls.filter((call) => call.path === path).map(({ body }) => body);
  }

  /** Changes a client; returns it as it then is. */
  change(id: string, changes: Partial<StubClient>): StubClient {
    const client = this.clients.get(id);
    if (client === undefined) {
      throw new Error("The stub has no such client.");
    }
    const changed = { ...client, ...changes };
    this.clients.set(id, changed);
    return changed;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();
    const { method = "", url = "" } = request;
    const call = {
      method,
      path: url,
      body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
    this.calls.push(call);
    const answer = this.answers.get(url);
    if (answer !== undefined) {
      const body = answer(call, response, request);
      const done = response.headersSent || response.destroyed;
      if (!done && typeof body === "object" && body !== null) {
        send(response, 200, body);
      }
      return;
    }
    this.#answer(call, response);
  }

  #answer({ path, body }: StubCall, response: ServerResponse): void {
    if (path.startsWith(PATH.client)) {
      return this.#describeClient(decodeURIComponent(path.slice(PATH.client.length)), response);
    }
    const [, userId, appId] = CONNECTED_APPS.exec(path) ?? [];
    if (userId !== undefined) {
      return this.#manageApps(decodeURIComponent(userId), appId, response);
    }
    const session = this.#find(body);
    if (session === undefined) {
      return refuse(response, 404, "session_not_found");
    }
    const user = {
      user_id: session.userId,
      name: { first_name: "Sample", last_name: "Owner" },
      emails: [{ email_id: "email-1", email: session.email, verified: true }],
      phone_numbers: [{ phone_id: "phone-1", phone_number: "+15005550006" }],
    };
    switch (path) {
      case PATH.authenticate:
        return send(response, 200, {
          session: {
            session_id: session.sessionId,
            user_id: session.userId,
            authentication_factors: [
              { type: "password", last_authenticated_at: session.authenticatedAt.toISOString() },
            ],
          },
          session_token: "returned-session-token",
          session_jwt: session.jwt,
          user,
        });
      case PATH.revoke:
        this.sessions.delete(String(body["session_token"]));
        return send(response, 200, {});
      default:
        return this.#authorize(path, body, user, response);
    }
  }

  #manageApps(userId: string, appId: string | undefined, response: ServerResponse): void {
    const granted = this.granted.get(userId) ?? new Map<string, string>();
    if (appId !== undefined) {
      const known = granted.delete(decodeURIComponent(appId));
      return known ? send(response, 200, {}) : refuse(response, 404, "connected_app_not_found");
    }
    send(response, 200, {
      connected_apps: [...granted].map(([id, scopes]) => ({
        connected_app_id: id,
        name: this.clients.get(id)?.name,
        description: this.clients.get(id)?.description,
        client_type: this.clients.get(id)?.type,
        scopes_granted: scopes,
        logo_url: this.clients.get(id)?.logoUrl,
      })),
    });
  }

  #find(body: Record<string, unknown>): StubSession | undefined {
    const jwt = body["session_jwt"];
    return jwt === undefined
      ? this.sessions.get(String(body["session_token"]))
      : [...this.sessions.values()].find((session) => session.jwt === jwt);
  }

  #describeClient(id: string, response: ServerResponse): void {
    const client = this.clients.get(id);
    if (client === undefined) {
      return refuse(response, 404, "connected_app_not_found");
    }
    send(response, 200, {
      connected_app: {
        client_id: id,
        client_type: client.type,
        redirect_urls: client.redirectUris,
        logo_url: client.logoUrl,
      },
    });
  }

  #authorize(
    path: string,
    body: Record<string, unknown>,
    user: { user_id: string },
    response: ServerResponse,
  ): void {
    const id = String(body["client_id"]);
    const redirectUri = String(body["redirect_uri"]);
    const client = this.clients.get(id);
    if (client === undefined) {
      return refuse(response, 404, "connected_app_not_found");
    }
    if (!client.redirectUris.includes(redirectUri)) {
      return refuse(response, 401, "connected_app_supplied_redirect_url_not_found_in_client");
    }
    const scopes = body["scopes"] as string[];
    if (scopes.some((scope) => this.unknownScopes.has(scope))) {
      return refuse(response, 400, "oauth_invalid_scope_requested");
    }
    if (path === PATH.authorize) {
      return send(response, 200, { redirect_uri: respondTo(redirectUri, body) });
    }
    send(response, 200, {
      user_id: user.user_id,
      user,
      client: {
        client_id: id,
        client_name: client.name,
        client_description: client.description,
        client_type: client.type,
        ...(client.logoUrl !== undefined && { logo_url: client.logoUrl }),
      },
      ...(this.consentRequired !== undefined && { consent_required: this.consentRequired }),
      scope_results: scopes.map((scope) => ({
        scope,
        description: `Description of ${scope}`,
        is_grantable: !this.ungrantable.has(scope),
      })),
    });
  }
}

function respondTo(redirectUri: string, body: Record<string, unknown>): string {
  const url = new URL(redirectUri);
  const granted = body["consent_granted"] === true;
  url.searchParams.set(granted ? "code" : "error", granted ? "code-canary" : "access_denied");
  if (typeof body["state"] === "string") {
    url.searchParams.set("state", body["state"]);
  }
  url.searchParams.set("iss", "stytch.com/project-test-stub");
  return url.href;
}

/** Answers in Stytch's shape. */
export function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ request_id: "request-id-test-stub", status_code: status, ...body }),
  );
}

/** Refuses in Stytch's shape. */
export function refuse(response: ServerResponse, status: number, errorType: string): void {
  send(response, status, {
    error_type: errorType,
    error_message: "upstream-message-canary <b>\n",
    error_url: "https://stytch.com/docs",
  });
}
