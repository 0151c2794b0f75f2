import { afterAll, beforeAll, vi } from "vitest";
import {
  allowInsecureRequests,
  ClientSecretPost,
  discovery,
  None,
  type Configuration,
} from "openid-client";
import { Client, StytchError } from "stytch";

import {
  createSandbox,
  createSigningKey,
  type Sandbox,
  type SandboxOptions,
  type SeedClient,
  type SeedPerson,
} from "../src/index.ts";

/** One key for every sandbox of a worker: drawing them took more time than the tests did. */
export const sharedKey = createSigningKey();

/** Starts a sandbox that a test closes itself, with the key of this worker. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return createSandbox({ signingKey: await sharedKey, ...options });
}

/** A sandbox for the tests of one file; read it inside tests only. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox(options);
  });
  afterAll(async () => sandbox?.close());
  return () => {
    if (sandbox === undefined) throw new Error("the sandbox has not started yet");
    return sandbox;
  };
}

/** The official Node client; its warning about a custom address is expected. */
export function nodeClient(sandbox: Sandbox, secret: string = sandbox.secret): Client {
  const warning = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const client = new Client({ project_id: sandbox.projectId, secret, env: sandbox.url });
  warning.mockRestore();
  return client;
}

/** Signs in with the password and returns the session token. */
export async function signIn(
  sandbox: Sandbox,
  person: SeedPerson = sandbox.seeds.people.owner,
): Promise<string> {
  const { email, password } = person;
  const answer = await nodeClient(sandbox).passwords.authenticate({
    email,
    password,
    session_duration_minutes: 60,
  });
  return answer.session_token;
}

/** openid-client, configured by discovery alone. */
export function openidClient(
  sandbox: Pick<Sandbox, "url">,
  client: SeedClient,
): Promise<Configuration> {
  const authentication =
    client.clientSecret === undefined ? None() : ClientSecretPost(client.clientSecret);
  return discovery(new URL(sandbox.url), client.clientId, undefined, authentication, {
    execute: [allowInsecureRequests],
  });
}

/** The problem an SDK call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<StytchError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof StytchError) return error;
    throw error;
  }
  throw new Error("the call was not refused");
}

/** Opens the newest link to an address as its reader does; where the browser is sent. */
export async function followLink({ inbox }: Pick<Sandbox, "inbox">, to: string): Promise<URL> {
  const response = await fetch(inbox.latest(to)?.link ?? "", { redirect: "manual" });
  const location = response.headers.get("location");
  if (response.status !== 302 || location === null)
    throw new Error(`the link answers ${response.status}`);
  return new URL(location);
}

/** A JSON answer as plain members. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

async function read(response: Response): Promise<JsonAnswer> {
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null) throw new Error("the answer is not an object");
  return { status: response.status, headers: response.headers, body: { ...body } };
}

/** Fetches JSON. */
export async function getJson(
  url: string,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  return read(await fetch(url, { headers }));
}

/** Posts a form, as OAuth clients do. */
export async function postForm(
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  return read(await fetch(url, { method: "POST", body: new URLSearchParams(form), headers }));
}

/** Posts JSON. */
export async function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  return read(
    await fetch(url, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    }),
  );
}

/** The challenge of a verifier, computed here rather than by the code under test. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return Buffer.from(digest).toString("base64url");
}

export const verifier = "a-verifier-of-the-tests-0123456789-0123456789-0123";

/** What to authorize; everything else is the owner allowing Acme Notes to know who they are. */
export interface AuthorizationChoices {
  readonly person?: SeedPerson;
  readonly client?: SeedClient;
  readonly scopes?: string[];
  readonly challenge?: string | undefined;
  readonly nonce?: string;
  readonly resources?: string[];
}

/** Grants an authorization by the Node SDK and returns the code. */
export async function authorizationCode(
  sandbox: Sandbox,
  choices: AuthorizationChoices = {},
): Promise<string> {
  const {
    client = sandbox.seeds.clients.thirdParty,
    scopes = ["openid"],
    challenge,
    nonce,
    resources,
  } = choices;
  const answer = await nodeClient(sandbox).idp.oauth.authorize({
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    response_type: "code",
    scopes,
    consent_granted: true,
    session_token: await signIn(sandbox, choices.person),
    ...(challenge === undefined ? {} : { code_challenge: challenge }),
    ...(nonce === undefined ? {} : { nonce }),
    ...(resources === undefined ? {} : { resources }),
  });
  if (answer.authorization_code === undefined) throw new Error("no code was granted");
  return answer.authorization_code;
}

/** The fields of a token request for a code. */
export function codeForm(client: SeedClient, code: string): Record<string, string> {
  return {
    grant_type: "authorization_code",
    client_id: client.clientId,
    ...(client.clientSecret === undefined ? {} : { client_secret: client.clientSecret }),
    code,
    redirect_uri: client.redirectUri,
  };
}

/** A member of an answer that has to be text. */
export function member(answer: JsonAnswer, name: string): string {
  const value = answer.body[name];
  if (typeof value !== "string") throw new Error(`no ${name} in ${JSON.stringify(answer.body)}`);
  return value;
}

/** Whether introspection, asked by Acme Notes, calls a token active. */
export async function isActive(sandbox: Sandbox, token: string): Promise<boolean> {
  const { clientId, clientSecret } = sandbox.seeds.clients.thirdParty;
  const form = { client_id: clientId, client_secret: clientSecret, token };
  return (await postForm(`${sandbox.url}/v1/oauth2/introspect`, form)).body["active"] === true;
}
