import { createHash } from "node:crypto";

import type { FastifyInstance } from "fastify";

import { SCRIPT_HEADERS } from "./harness.ts";

/** A client of the seeds, of either vertical. */
interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

const VERIFIER = "v".repeat(64);
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

/** The query of an authorization request, as a client sends it. */
export function describeRequest(
  { clientId, redirectUri }: Omit<Client, "clientSecret">,
  scope: string,
  further: Readonly<Record<string, string>> = {},
): string {
  return new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state: "s",
    nonce: "n",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    ...further,
  }).toString();
}

/** Sends what the page's script would; resolves to the answer. */
export async function post<T>(
  server: FastifyInstance,
  url: string,
  cookie: string,
  body: object,
): Promise<T> {
  const headers = { ...SCRIPT_HEADERS, cookie };
  const response = await server.inject({ method: "POST", url, headers, payload: body });
  return response.json<T>();
}

/** The cookies of a session, either of which is enough to know the caller. */
export interface SessionCookies {
  readonly token: string;
  readonly jwt: string;
}

/** The cookies that the browser SDK keeps of a session. */
export function sessionCookies(session: {
  readonly session_token: string;
  readonly session_jwt: string;
}): SessionCookies {
  return {
    token: `stytch_session=${session.session_token}`,
    jwt: `stytch_session_jwt=${session.session_jwt}`,
  };
}

/** What a client has in the end. */
export interface Exchanged {
  /** Space-separated; the error's code where there are no tokens. */
  readonly scope: string;
  /** Of the access token. */
  readonly claims: object;
}

/** Exchanges the code in an address that a client was called back with. */
export async function exchange(
  sandboxUrl: string,
  { clientId, clientSecret, redirectUri }: Client,
  address: string,
): Promise<Exchanged> {
  const response = await fetch(`${sandboxUrl}/v1/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: new URL(address).searchParams.get("code") ?? "",
      redirect_uri: redirectUri,
      client_id: clientId,
      client_secret: clientSecret,
      code_verifier: VERIFIER,
    }),
  });
  const tokens = (await response.json()) as Partial<Record<string, string>>;
  const [, payload] = (tokens["access_token"] ?? "").split(".");
  return {
    scope: tokens["scope"] ?? tokens["error"] ?? "",
    claims: JSON.parse(Buffer.from(payload ?? "e30", "base64url").toString()) as object,
  };
}
