import type { Problem } from "@assent/core";
import {
  type ConnectedAppsResponse,
  type Outcome,
  PATHS,
  createRevokePath,
} from "@assent/core/contract";
import { assent, createB2BIdentityProvider } from "@assent/fastify";
import { type B2BSandbox, type SeedMember, createB2BSandbox } from "@assent/sandbox";
import Fastify, { type FastifyInstance } from "fastify";
import { B2BClient } from "stytch";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { PAGES_HTML, PUBLIC_URL, SCRIPT_HEADERS } from "./harness.ts";
import {
  type SessionCookies,
  describeRequest,
  exchange,
  post,
  sessionCookies,
} from "./sandbox-client.ts";

let sandbox: B2BSandbox;
let server: FastifyInstance;
let stytch: B2BClient;

beforeAll(async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  sandbox = await createB2BSandbox({ port: 0, appUrl: PUBLIC_URL });
  const { projectId, secret, publicToken, url } = sandbox;
  stytch = new B2BClient({ project_id: projectId, secret, env: `${url}/` });
  server = Fastify();
  await server.register(assent, {
    publicUrl: PUBLIC_URL,
    confidentialLoopback: true,
    identityProvider: createB2BIdentityProvider({ projectId, secret, apiUrl: url }),
    signIn: { vertical: "b2b", publicToken, apiUrl: url },
    iss: { mode: "replace", issuer: url },
    pages: { authorizeHtml: PAGES_HTML, indexHtml: "", assetsDirectory: import.meta.dirname },
  });
});

afterAll(async () => {
  await server.close();
  await sandbox.close();
});

/** Signs a seeded member in; returns the browser's cookies. */
async function signIn(member: SeedMember): Promise<SessionCookies> {
  const { email, password, organizationId } = member;
  const session = await stytch.passwords.authenticate({
    organization_id: organizationId,
    email_address: email,
    password,
    session_duration_minutes: 60,
  });
  return sessionCookies(session);
}

type ClientName = "firstParty" | "thirdParty" | "thirdPartyPublic";

function query(client: ClientName, scope: string, further?: Record<string, string>): string {
  return describeRequest(sandbox.seeds.clients[client], scope, further);
}

function start(cookie: string, search: string): Promise<Outcome> {
  return post(server, "/bff/authorize/start", cookie, { query: search });
}

describe("against the B2B sandbox, over the official SDK", () => {
  it.each(["token", "jwt"] as const)(
    "a member known by a %s grants what they chose, as a member of their organization",
    async (kind) => {
      const { works } = sandbox.seeds.organizations;
      const cookie = (await signIn(works.members.owner))[kind];
      const search = query("thirdParty", "openid email notes.read", { prompt: "consent" });
      const outcome = await start(cookie, search);
      expect(outcome).toMatchObject({
        kind: "consent",
        client: { name: "Acme Notes", type: "third_party" },
        account: {
          name: "Sample Owner",
          email: "owner@example.com",
          organization: { name: "Sample Works" },
        },
        switchAccountUrl: expect.stringMatching(/^\/login\?return_to=.+&switch=1$/u) as string,
      });
      const { transaction } = outcome as Extract<Outcome, { kind: "consent" }>;
      const body = { transaction, decision: "allow", scopes: ["openid", "notes.read"] };
      const decided = await post<{ redirectTo: string }>(
        server,
        "/bff/authorize/decision",
        cookie,
        body,
      );
      const { claims } = await exchange(
        sandbox.url,
        sandbox.seeds.clients.thirdParty,
        decided.redirectTo,
      );
      expect(claims).toMatchObject({
        sub: works.members.owner.memberId,
        "https://stytch.com/organization": { organization_id: works.organizationId },
      });
    },
  );

  it("a member sees who they are, and where", async () => {
    const { token } = await signIn(sandbox.seeds.organizations.guarded.members.editor);
    const session = await server.inject({ url: "/bff/session", headers: { cookie: token } });
    expect(session.json()).toEqual({
      account: {
        name: "Sample Editor",
        email: "editor@example.com",
        organization: { name: "Sample Guarded" },
      },
    });
    const signInPage = await server.inject({ url: "/bff/sign-in" });
    expect(signInPage.json()).toMatchObject({ vertical: "b2b" });
  });

  it("[#38] a member without the role sees what they cannot grant", async () => {
    const { token } = await signIn(sandbox.seeds.organizations.works.members.viewer);
    const outcome = await start(token, query("thirdParty", "openid notes.read notes.delete"));
    const { scopes } = outcome as Extract<Outcome, { kind: "consent" }>;
    expect(scopes.map(({ scope, grantable }) => [scope, grantable])).toEqual([
      ["openid", true],
      ["notes.read", true],
      ["notes.delete", false],
    ]);
  });

  it("a first-party client goes straight through", async () => {
    const { token } = await signIn(sandbox.seeds.organizations.guarded.members.owner);
    const outcome = await start(token, query("firstParty", "openid email"));
    const { redirectTo } = outcome as Extract<Outcome, { kind: "redirect" }>;
    const { firstParty } = sandbox.seeds.clients;
    expect((await exchange(sandbox.url, firstParty, redirectTo)).scope).toBe("openid email");
  });

  it.each(["thirdParty", "thirdPartyPublic"] as const)(
    "an organization that refuses a %s client says so to its member, who may tell the app",
    async (client) => {
      const { token } = await signIn(sandbox.seeds.organizations.guarded.members.owner);
      const outcome = await start(token, query(client, "openid"));
      expect(outcome).toMatchObject({
        kind: "problem",
        problem: { code: "organization_policy", status: 403 },
        continueTo: { redirectTo: expect.stringContaining("error=access_denied") as string },
      });
      const silent = await start(token, query(client, "openid", { prompt: "none" }));
      expect(silent).toMatchObject({
        kind: "redirect",
        redirectTo: expect.stringContaining("error=access_denied") as string,
      });
    },
  );

  it("[#53] [#115] [#119] an app of a member is listed, known again and revoked", async () => {
    const { works, guarded } = sandbox.seeds.organizations;
    const { token } = await signIn(works.members.editor);
    const { clientId } = sandbox.seeds.clients.thirdParty;
    const search = query("thirdParty", "openid notes.read");
    const first = await start(token, search);
    const { transaction } = first as Extract<Outcome, { kind: "consent" }>;
    await post(server, "/bff/authorize/decision", token, {
      transaction,
      decision: "allow",
      scopes: ["notes.read"],
    });
    expect(await start(token, search)).toMatchObject({
      kind: "consent",
      scopes: [{ granted: false }, { granted: true }],
    });
    const read = async (cookie: string): Promise<ConnectedAppsResponse> => {
      const response = await server.inject({ url: PATHS.connectedApps, headers: { cookie } });
      return response.json<ConnectedAppsResponse>();
    };
    expect(await read(token)).toMatchObject({
      account: { organization: { name: "Sample Works" } },
      apps: [{ id: clientId, name: "Acme Notes", scopes: ["notes.read"] }],
    });
    const elsewhere = await signIn(guarded.members.editor);
    expect((await read(elsewhere.token)).apps).toEqual([]);
    const foreign = await post<Problem>(server, createRevokePath(clientId), elsewhere.token, {});
    expect(foreign.code).toBe("not_found");
    expect(await post(server, createRevokePath(clientId), token, {})).toEqual({ revoked: true });
    expect((await read(token)).apps).toEqual([]);
  });

  it("[#32] a page shown in one organization is not decided on in another", async () => {
    const { works, guarded } = sandbox.seeds.organizations;
    const { token } = await signIn(works.members.owner);
    const outcome = await start(token, query("thirdParty", "openid", { prompt: "consent" }));
    const { transaction } = outcome as Extract<Outcome, { kind: "consent" }>;
    const switched = await stytch.sessions.exchange({
      organization_id: guarded.organizationId,
      session_token: token.split("=")[1] ?? "",
    });
    const cookie = `stytch_session=${switched.session_token}`;
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    const answer = await post<Problem>(server, "/bff/authorize/decision", cookie, body);
    expect(answer.code).toBe("account_changed");
  });

  it("[#52] [#62] a session that was signed out decides nothing, by token or JWT", async () => {
    const { token, jwt } = await signIn(sandbox.seeds.organizations.works.members.editor);
    const search = query("thirdParty", "openid", { prompt: "consent" });
    const pages = await Promise.all([token, jwt].map((cookie) => start(cookie, search)));
    await server.inject({
      method: "POST",
      url: "/bff/logout",
      headers: { ...SCRIPT_HEADERS, cookie: token },
      payload: {},
    });
    for (const [index, cookie] of [token, jwt].entries()) {
      const { transaction } = pages[index] as Extract<Outcome, { kind: "consent" }>;
      const body = { transaction, decision: "allow", scopes: ["openid"] };
      const answer = await post<Problem>(server, "/bff/authorize/decision", cookie, body);
      expect(answer.code).toBe("session_required");
    }
  });
});
