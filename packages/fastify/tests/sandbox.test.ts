import { createScopeChoices } from "@assent/core";
import {
  type ConnectedAppsResponse,
  type Outcome,
  PATHS,
  createRevokePath,
} from "@assent/core/contract";
import { assent, createConsumerIdentityProvider } from "@assent/fastify";
import { type Sandbox, createSandbox } from "@assent/sandbox";
import Fastify, { type FastifyInstance } from "fastify";
import { Client } from "stytch";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { PAGES_HTML, PUBLIC_URL, SCRIPT_HEADERS } from "./harness.ts";
import {
  type SessionCookies,
  describeRequest,
  exchange,
  post,
  sessionCookies,
} from "./sandbox-client.ts";

let sandbox: Sandbox;
let server: FastifyInstance;
let stytch: Client;

beforeAll(async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  sandbox = await createSandbox({ port: 0, appUrl: PUBLIC_URL });
  const { projectId, secret, publicToken, url } = sandbox;
  stytch = new Client({ project_id: projectId, secret, env: `${url}/` });
  server = Fastify();
  await server.register(assent, {
    publicUrl: PUBLIC_URL,
    confidentialLoopback: true,
    identityProvider: createConsumerIdentityProvider({ projectId, secret, apiUrl: url }),
    signIn: { vertical: "consumer", publicToken, apiUrl: url },
    iss: { mode: "replace", issuer: url },
    pages: { authorizeHtml: PAGES_HTML, indexHtml: "", assetsDirectory: import.meta.dirname },
  });
});

afterAll(async () => {
  await server.close();
  await sandbox.close();
});

/** Signs a seeded person in; returns the browser's cookies. */
async function signIn(person: "owner" | "editor" | "viewer"): Promise<SessionCookies> {
  const { email, password } = sandbox.seeds.people[person];
  const session = await stytch.passwords.authenticate({
    email,
    password,
    session_duration_minutes: 60,
  });
  return sessionCookies(session);
}

function query(
  client: "firstParty" | "thirdParty",
  scope: string,
  further?: Record<string, string>,
): string {
  return describeRequest(sandbox.seeds.clients[client], scope, further);
}

function start(cookie: string, search: string): Promise<Outcome> {
  return post(server, "/bff/authorize/start", cookie, { query: search });
}

describe("against the sandbox, over the official SDK", () => {
  it.each(["token", "jwt"] as const)(
    "a person known by a %s grants what they chose, and no more",
    async (kind) => {
      const cookie = (await signIn("owner"))[kind];
      const search = query("thirdParty", "openid email notes.read notes.write", {
        prompt: "consent",
      });
      const outcome = await start(cookie, search);
      expect(outcome).toMatchObject({
        kind: "consent",
        client: { name: "Acme Notes", type: "third_party" },
        account: { email: "owner@example.com" },
      });
      const { transaction } = outcome as Extract<Outcome, { kind: "consent" }>;
      const body = { transaction, decision: "allow", scopes: ["openid", "notes.read"] };
      const decided = await post<{ redirectTo: string }>(
        server,
        "/bff/authorize/decision",
        cookie,
        body,
      );
      expect(new URL(decided.redirectTo).searchParams.getAll("iss")).toEqual([sandbox.url]);
      const { thirdParty } = sandbox.seeds.clients;
      const { scope } = await exchange(sandbox.url, thirdParty, decided.redirectTo);
      expect(scope.split(" ").toSorted()).toEqual(["notes.read", "openid"]);
    },
  );

  it("[#53] what was granted before is known again, what was left out is new", async () => {
    const { token } = await signIn("editor");
    const search = query("thirdParty", "openid notes.read notes.write");
    const first = await start(token, search);
    const { transaction, scopes: asked } = first as Extract<Outcome, { kind: "consent" }>;
    expect(asked.map(({ granted }) => granted)).toEqual([false, false, false]);
    const body = { transaction, decision: "allow", scopes: ["openid", "notes.write"] };
    await post(server, "/bff/authorize/decision", token, body);
    const again = await start(token, search);
    const { scopes } = again as Extract<Outcome, { kind: "consent" }>;
    const rules = { "notes.write": { kind: "sensitive" } } as const;
    const choices = createScopeChoices(scopes, { rules, optionalSelected: false });
    expect(choices.map(({ scope, granted, selected }) => [scope, granted, selected])).toEqual([
      ["openid", true, true],
      ["notes.read", false, false],
      ["notes.write", true, true],
    ]);
  });

  it("[#115] [#119] an app is listed, revoked, and has to ask again", async () => {
    const { jwt } = await signIn("editor");
    const { clientId } = sandbox.seeds.clients.thirdParty;
    const search = query("thirdParty", "openid notes.write");
    const read = async (): Promise<ConnectedAppsResponse> => {
      const response = await server.inject({ url: PATHS.connectedApps, headers: { cookie: jwt } });
      return response.json<ConnectedAppsResponse>();
    };
    const { account, apps } = await read();
    expect(account.email).toBe("editor@example.com");
    expect(apps).toMatchObject([
      { id: clientId, name: "Acme Notes", type: "third_party", scopes: ["openid", "notes.write"] },
    ]);
    const known = await start(jwt, search);
    expect(known.kind).toBe("redirect");
    for (let round = 0; round < 2; round += 1) {
      expect(await post(server, createRevokePath(clientId), jwt, {})).toEqual({ revoked: true });
    }
    expect((await read()).apps).toEqual([]);
    const asked = await start(jwt, search);
    expect(asked).toMatchObject({
      kind: "consent",
      scopes: [{ granted: false }, { granted: false }],
    });
  });

  it("[#38] a person without the role sees what they cannot grant", async () => {
    const { token } = await signIn("viewer");
    const search = query("thirdParty", "openid notes.read notes.delete");
    const outcome = await start(token, search);
    const { scopes } = outcome as Extract<Outcome, { kind: "consent" }>;
    expect(scopes.map(({ scope, grantable }) => [scope, grantable])).toEqual([
      ["openid", true],
      ["notes.read", true],
      ["notes.delete", false],
    ]);
  });

  it("a first-party client goes straight through", async () => {
    const { token } = await signIn("owner");
    const response = await server.inject({
      url: `/oauth/authorize?${query("firstParty", "openid email")}`,
      headers: { cookie: token },
    });
    expect(response.statusCode).toBe(303);
    const location = String(response.headers.location);
    expect(new URL(location).searchParams.getAll("iss")).toEqual([sandbox.url]);
    const { firstParty } = sandbox.seeds.clients;
    expect((await exchange(sandbox.url, firstParty, location)).scope).toBe("openid email");
  });

  it("[#14] a fresh session satisfies max_age", async () => {
    const { token } = await signIn("owner");
    const search = query("firstParty", "openid");
    const fresh = await start(token, `${search}&max_age=600`);
    expect(fresh.kind).toBe("redirect");
    const again = await start(token, `${search}&prompt=login`);
    expect(again.kind).toBe("login");
  });

  it.each([
    ["an unknown client", { client_id: "nope" }, "unknown_client"],
    ["a foreign address", { redirect_uri: "https://evil.example/" }, "unregistered_redirect_uri"],
  ])("[#1] [#2] [#118] %s stays on a page of ours", async (_, changes, code) => {
    const { token } = await signIn("owner");
    const search = new URLSearchParams(query("thirdParty", "openid"));
    for (const [name, value] of Object.entries(changes)) {
      search.set(name, value);
    }
    for (const extra of ["", "&prompt=none", '&response_mode="']) {
      const outcome = await start(token, `${search.toString()}${extra}`);
      expect(outcome).toMatchObject({ kind: "problem", problem: { code } });
    }
  });

  it("[#139] a scope that does not exist is the client's to hear of", async () => {
    const { token } = await signIn("owner");
    const search = query("thirdParty", "openid nonexistent");
    const outcome = await start(token, search);
    expect(outcome).toMatchObject({
      kind: "redirect",
      redirectTo: expect.stringContaining("error=invalid_scope") as string,
    });
  });

  it("[#52] [#62] a session that was signed out decides nothing, by token or JWT", async () => {
    const { token, jwt } = await signIn("owner");
    const search = query("thirdParty", "openid", { prompt: "consent" });
    const pages = await Promise.all([token, jwt].map((cookie) => start(cookie, search)));
    const headers = { ...SCRIPT_HEADERS, cookie: token };
    await server.inject({ method: "POST", url: "/bff/logout", headers, payload: {} });
    for (const [index, cookie] of [token, jwt].entries()) {
      const { transaction } = pages[index] as Extract<Outcome, { kind: "consent" }>;
      const body = { transaction, decision: "allow", scopes: ["openid"] };
      const answer = await post<{ code: string }>(server, "/bff/authorize/decision", cookie, body);
      expect(answer.code).toBe("session_required");
    }
  });
});
