import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { decodeJwt } from "jose";
import { afterEach, describe, expect, it } from "vitest";

import type { Sandbox } from "../src/index.ts";
import { b2bClient, memberSignIn, useB2BSandbox } from "./b2b-support.ts";
import { useSeedFiles } from "./seed-support.ts";
import { nodeClient, signIn, startSandbox, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const b2b = useB2BSandbox();
const { write, complaints } = useSeedFiles((seed) => startSandbox({ seed }));

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls the management API's address of a template. */
async function manage(
  { url, projectId, secret }: Sandbox<unknown>,
  type: string,
  template?: unknown,
): Promise<Answer> {
  const place = `${url}/pwa/v3/projects/sandbox/environments/test/jwt_templates/${type}`;
  const response = await fetch(place, {
    method: template === undefined ? "GET" : "PUT",
    ...(template === undefined ? {} : { body: JSON.stringify(template) }),
    headers: {
      authorization: `Basic ${btoa(`${projectId}:${secret}`)}`,
      "content-type": "application/json",
    },
  });
  const body: unknown = await response.json();
  return { status: response.status, body: typeof body === "object" ? { ...body } : {} };
}

afterEach(async () => {
  const none = { template_content: "", custom_audience: "" };
  for (const type of ["SESSION", "M2M"]) await manage(sandbox(), type, none);
});

describe("the template for sessions", () => {
  it("is what was set, and nothing before", async () => {
    const empty = { jwt_template_type: "SESSION", template_content: "", custom_audience: "" };
    expect((await manage(sandbox(), "SESSION")).body["jwt_template"]).toEqual(empty);
    const template = { template_content: `{"a":1}`, custom_audience: "api" };
    const set = await manage(sandbox(), "SESSION", template);
    expect(set.status).toBe(200);
    expect((await manage(sandbox(), "SESSION")).body["jwt_template"]).toEqual({
      ...empty,
      ...template,
    });
  });

  it("gives every session claims about its user, in the JWT and beside it", async () => {
    await manage(sandbox(), "SESSION", {
      template_content: `{ "roles": {{ user.rbac.roles }}, "plan": {{ user.trusted_metadata.plan }}, "kind": "person" }`,
      custom_audience: "https://api.example",
    });
    const { sessions, users } = nodeClient(sandbox());
    const session_token = await signIn(sandbox());
    const before = await sessions.authenticate({ session_token });
    expect(before.session.custom_claims).toEqual({
      roles: ["stytch_user", "editor", "owner"],
      kind: "person",
    });
    const { userId: user_id } = sandbox().seeds.people.owner;
    await users.update({ user_id, trusted_metadata: { plan: "large" } });
    const after = await sessions.authenticate({ session_token });
    expect(decodeJwt(after.session_jwt)).toMatchObject({
      aud: [sandbox().projectId, "https://api.example"],
      plan: "large",
      kind: "person",
    });
    const local = await sessions.authenticateJwtLocal({ session_jwt: after.session_jwt });
    expect(local.custom_claims).toMatchObject({ plan: "large" });
  });

  it("lies under the claims that calls set, change and delete", async () => {
    const template_content = `{ "kind": "person", "limits": { "notes": 5, "apps": 2 } }`;
    await manage(sandbox(), "SESSION", { template_content, custom_audience: "" });
    const { sessions } = nodeClient(sandbox());
    const session_token = await signIn(sandbox());
    const set = await sessions.authenticate({
      session_token,
      session_custom_claims: { kind: null, limits: { notes: 9 }, extra: true },
    });
    expect(set.session.custom_claims).toEqual({ limits: { notes: 9, apps: 2 }, extra: true });
    const again = await sessions.authenticate({
      session_token,
      session_custom_claims: { limits: { apps: null } },
    });
    expect(again.session.custom_claims).toEqual({ limits: { notes: 9 }, extra: true });
  });

  it("knows member and organization in a B2B project", async () => {
    const template_content = `{ "team": {{ organization.organization_name }}, "may": {{ member.rbac.notes.actions }} }`;
    await manage(b2b(), "SESSION", { template_content, custom_audience: "" });
    const session_token = await memberSignIn(b2b(), b2b().seeds.organizations.works.members.editor);
    const { member_session, session_jwt } = await b2bClient(b2b()).sessions.authenticate({
      session_token,
    });
    const expected = { team: "Sample Works", may: ["read", "write"] };
    expect(member_session.custom_claims).toEqual(expected);
    expect(decodeJwt(session_jwt)).toMatchObject(expected);
  });
});

describe("the template for tokens of M2M clients", () => {
  it("names the client, its metadata, and what the request carries besides", async () => {
    await manage(sandbox(), "M2M", {
      template_content: `{ "tier": {{ client.trusted_metadata.tier }}, "for": {{ request.user_id }}, "missing": {{ request.client_secret }} }`,
      custom_audience: "machines",
    });
    const { m2m } = nodeClient(sandbox());
    const { m2m_client } = await m2m.clients.create({
      scopes: ["jobs.run"],
      trusted_metadata: { tier: "gold" },
    });
    const { client_id, client_secret } = m2m_client;
    const response = await fetch(`${sandbox().url}/v1/public/${sandbox().projectId}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id,
        client_secret,
        user_id: "123",
      }),
    });
    const { access_token = "" } = (await response.json()) as { access_token?: string };
    const { custom_claims, scopes } = await m2m.authenticateToken({ access_token });
    expect([custom_claims, scopes]).toEqual([{ tier: "gold", for: "123" }, ["jobs.run"]]);
    expect(decodeJwt(access_token).aud).toEqual([sandbox().projectId, "machines"]);
  });
});

describe("what is no template", () => {
  it.each([
    ["no JSON", { template_content: "{" }],
    ["a variable inside text", { template_content: `{"a":"{{ user.user_id }}x"}` }],
    ["a registered claim", { template_content: `{"sub":"x"}` }],
    ["an audience with blanks", { template_content: "{}", custom_audience: "a b" }],
    ["without content", {}],
  ])("is refused: %s", async (_name, template) => {
    const { status, body } = await manage(sandbox(), "SESSION", template);
    expect([status, body["error_type"]]).toEqual([400, "bad_request"]);
  });

  it("nor is there one for other tokens", async () => {
    const { status } = await manage(sandbox(), "ACCESS", { template_content: "{}" });
    expect(status).toBe(400);
  });

  it("nor does it take anything but the project's credentials", async () => {
    const guessed = { ...sandbox(), secret: "guessed" };
    expect((await manage(guessed, "SESSION")).status).toBe(401);
  });
});

describe("templates of a project", () => {
  it("come from a seed file and outlive a restart", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "sandbox-templates-"));
    const data = path.join(folder, "state.json");
    const seed = await write({ jwt_templates: { SESSION: { template_content: `{"a":1}` } } });
    const first = await startSandbox({ seed, data });
    await manage(first, "M2M", { template_content: `{"b":2}` });
    await first.close();
    const second = await startSandbox({ data });
    const contents = await Promise.all(
      ["SESSION", "M2M"].map(async (type) => (await manage(second, type)).body["jwt_template"]),
    );
    await second.close();
    await rm(folder, { recursive: true });
    expect(contents).toMatchObject([
      { template_content: `{"a":1}` },
      { template_content: `{"b":2}` },
    ]);
  });

  it("are checked with the rest of a seed file", async () => {
    const message = await complaints({ jwt_templates: { M2M: { template_content: "no" } } });
    expect(message).toContain("\n  jwt_templates.M2M: A template must be a JSON object");
    expect(await complaints({ jwt_templates: { ID: {} } })).toContain(
      "\n  jwt_templates.ID: is not known here",
    );
  });
});
