import { Writable } from "node:stream";

import type { Outcome } from "@assent/core/contract";
import {
  type AssentOptions,
  type AuditEvent,
  type UpstreamLimits,
  assent,
  createB2BIdentityProvider,
  createConsumerIdentityProvider,
} from "@assent/fastify";
import Fastify, { type FastifyInstance, type LightMyRequestResponse, LogController } from "fastify";
import { onTestFinished, vi } from "vitest";

import { StytchStub } from "./stytch-stub.ts";

export const PUBLIC_URL = "https://app.example";
export const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
export const TOKEN = "owner-session-token-canary";
export const JWT = "owner.session-jwt.canary";
export const OTHER_TOKEN = "viewer-session-token-canary";
export const OTHER_JWT = "viewer.session-jwt.canary";
export const CLIENT = "connected-app-test-third-party";
export const REDIRECT_URI = "https://rp.example/cb";

/** The parameters of a correct request. */
export const REQUEST: Readonly<Record<string, string>> = {
  response_type: "code",
  client_id: CLIENT,
  redirect_uri: REDIRECT_URI,
  scope: "openid notes.read notes.write",
  state: "state-canary",
  nonce: "nonce-canary",
  code_challenge: CHALLENGE,
  code_challenge_method: "S256",
};

export const PAGES_HTML =
  '<!doctype html><!--assent:snapshot--><div id="root"><!--assent:markup--></div>';

/** The query of a request, with parameters replaced, or left out where `undefined`. */
export function query(changes: Record<string, string | undefined> = {}, extra = ""): string {
  const entries = Object.entries({ ...REQUEST, ...changes });
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const pairs = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.join("&") + extra;
}

/** A server with the plugin, the stub behind it, and what it logged and recorded. */
export interface Harness {
  readonly server: FastifyInstance;
  readonly stub: StytchStub;
  readonly audit: AuditEvent[];
  /** Everything logged, at trace level. */
  readonly log: () => string;
  /** Moves the clock. */
  advance(ms: number): void;
  now(): Date;
  navigate(
    query: string,
    options?: { cookie?: string; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>;
  start(query: string, options?: { cookie?: string }): Promise<Outcome>;
  post(
    path: string,
    body: unknown,
    options?: { cookie?: string; headers?: Record<string, string | undefined> },
  ): Promise<LightMyRequestResponse>;
}

export const OWNER = `stytch_session=${TOKEN}`;

/** What a script of the page sends along. */
export const SCRIPT_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "application/json",
  origin: PUBLIC_URL,
  "sec-fetch-site": "same-origin",
  "x-assent-request": "1",
};

export type HarnessOptions = Partial<AssentOptions> & {
  readonly upstream?: Partial<UpstreamLimits>;
  readonly apiUrl?: string;
  /** Default: consumer. */
  readonly vertical?: "consumer" | "b2b";
};

/** Starts a server for one test, and stops it after. */
export async function createHarness(options: HarnessOptions = {}): Promise<Harness> {
  const stub = new StytchStub();
  await stub.listen();
  seed(stub);
  const { upstream, apiUrl = stub.url, vertical = "consumer", ...rest } = options;
  const connect = vertical === "b2b" ? createB2BIdentityProvider : createConsumerIdentityProvider;
  let time = Date.parse("2026-01-01T12:00:00Z");
  const now = (): Date => new Date(time);
  const lines: string[] = [];
  const audit: AuditEvent[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const server = Fastify({
    logger: { level: "trace", stream },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
  });
  // The SDK remarks on every address that is not Stytch's.
  vi.spyOn(console, "warn").mockReturnValue();
  await server.register(assent, {
    publicUrl: PUBLIC_URL,
    identityProvider: connect({
      projectId: "project-test-stub",
      secret: "project-secret-canary",
      apiUrl,
      upstream,
    }),
    signIn: { vertical, publicToken: "public-token-test-stub", apiUrl },
    pages: {
      authorizeHtml: PAGES_HTML,
      indexHtml: "<!doctype html><title>index</title>",
      assetsDirectory: import.meta.dirname,
    },
    audit: { record: (event) => audit.push(event) },
    wholeServer: true,
    rateLimits: null,
    now,
    ...rest,
  });
  onTestFinished(async () => {
    await server.close();
    await stub.close();
  });
  return { server, stub, audit, now, log: () => lines.join(""), ...createCalls(server), advance };

  function advance(ms: number): void {
    time += ms;
  }
}

function createCalls(server: FastifyInstance): Pick<Harness, "navigate" | "start" | "post"> {
  const post: Harness["post"] = (url, body, { cookie = OWNER, headers = {} } = {}) => {
    const all = { ...SCRIPT_HEADERS, cookie, ...headers };
    const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== "");
    const payload = typeof body === "string" ? body : JSON.stringify(body);
    return server.inject({ method: "POST", url, payload, headers: Object.fromEntries(given) });
  };
  return {
    post,
    navigate: (search, { cookie = OWNER, headers = {} } = {}) =>
      server.inject({
        url: `/oauth/authorize?${search}`,
        headers: {
          ...(cookie !== "" && { cookie }),
          "sec-fetch-mode": "navigate",
          "sec-fetch-dest": "document",
          ...headers,
        },
      }),
    start: async (search, options) => {
      const response = await post("/bff/authorize/start", { query: search }, options);
      return response.json<Outcome>();
    },
  };
}

function seed(stub: StytchStub): void {
  const authenticatedAt = new Date("2026-01-01T11:00:00Z");
  stub.sessions.set(TOKEN, {
    userId: "user-test-owner",
    sessionId: "session-test-owner",
    jwt: JWT,
    email: "owner@example.com",
    authenticatedAt,
  });
  stub.sessions.set(OTHER_TOKEN, {
    userId: "user-test-viewer",
    sessionId: "session-test-viewer",
    jwt: OTHER_JWT,
    email: "viewer@example.com",
    authenticatedAt,
  });
  stub.clients.set(CLIENT, {
    type: "third_party",
    redirectUris: [REDIRECT_URI, "https://rp.example/cb?foo=bar"],
    name: "Acme Notes",
    description: "Notes for teams",
  });
}

/** The consent page of a request; fails for any other outcome. */
export async function consentOf(
  harness: Harness,
  search: string,
  options?: { cookie?: string },
): Promise<Extract<Outcome, { kind: "consent" }>> {
  const outcome = await harness.start(search, options);
  if (outcome.kind !== "consent") {
    throw new Error(`Expected a consent page, not ${JSON.stringify(outcome)}`);
  }
  return outcome;
}
