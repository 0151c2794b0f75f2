import { decodeJwt, decodeProtectedHeader } from "jose";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";

import {
  authorizationCode,
  challengeOf,
  codeForm,
  getJson,
  isActive,
  member,
  nodeClient,
  openidClient,
  postForm,
  postJson,
  useSandbox,
  verifier,
  type JsonAnswer,
  startSandbox,
} from "./support.ts";

const sandbox = useSandbox();
const tokenUrl = (): string => `${sandbox().url}/v1/oauth2/token`;
const names = ["firstParty", "firstPartyPublic", "thirdParty", "thirdPartyPublic"] as const;

async function exchange(
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  return postForm(tokenUrl(), form, headers);
}

describe("openid-client completes the code flow", () => {
  it.each(names)("as %s, with PKCE, nonce and refresh", async (name) => {
    const client = sandbox().seeds.clients[name];
    const configuration = await openidClient(sandbox(), client);
    const code = await authorizationCode(sandbox(), {
      client,
      scopes: ["openid", "email", "profile", "offline_access"],
      challenge: await challengeOf(verifier),
      nonce: "a nonce",
    });
    const callback = new URL(
      `${client.redirectUri}?${new URLSearchParams({ code, state: "s" }).toString()}`,
    );
    const checks = { pkceCodeVerifier: verifier, expectedNonce: "a nonce", expectedState: "s" };
    const tokens = await openid.authorizationCodeGrant(configuration, callback, checks);
    const { userId } = sandbox().seeds.people.owner;
    expect(tokens.claims()).toMatchObject({
      sub: userId,
      aud: [client.clientId],
      email: "owner@example.com",
    });
    expect(await openid.fetchUserInfo(configuration, tokens.access_token, userId)).toMatchObject({
      email: "owner@example.com",
      email_verified: true,
      name: "Sample Owner",
    });
    const refreshed = await openid.refreshTokenGrant(configuration, tokens.refresh_token ?? "");
    expect(refreshed.access_token).not.toBe(tokens.access_token);
    expect(refreshed.scope).toBe("openid email profile offline_access");
  });
});

describe("tokens", () => {
  it("the access token is Stytch's: typ JWT, project in aud, one hour, accepted by the Node SDK", async () => {
    const { firstParty } = sandbox().seeds.clients;
    const scopes = ["openid", "notes.read"];
    const answer = await exchange(
      codeForm(firstParty, await authorizationCode(sandbox(), { client: firstParty, scopes })),
    );
    const token = member(answer, "access_token");
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: "RS256", typ: "JWT" });
    const { iat = 0, exp, nbf, jti, ...claims } = decodeJwt(token);
    expect(claims).toEqual({
      iss: sandbox().url,
      sub: sandbox().seeds.people.owner.userId,
      aud: [sandbox().projectId],
      client_id: firstParty.clientId,
      scope: "openid notes.read",
    });
    expect([exp, nbf, typeof jti]).toEqual([iat + 3600, iat, "string"]);
    expect(answer.body).toMatchObject({ token_type: "bearer", expires_in: 3600, status_code: 200 });
    const check = { authorization_check: { resource_id: "notes", action: "read" } };
    const { idp } = nodeClient(sandbox());
    expect((await idp.introspectTokenLocal(token, check)).scope).toBe("openid notes.read");
    const credentials = { client_id: firstParty.clientId, client_secret: firstParty.clientSecret };
    expect(await idp.introspectTokenNetwork({ token, ...credentials }, check)).toMatchObject({
      token_type: "access_token",
      audience: [sandbox().projectId],
    });
  });

  it("the ID token has the nonce only if it was sent, and the claims of the granted scopes only [#113]", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const answer = await exchange(codeForm(thirdParty, await authorizationCode(sandbox())));
    const claims = decodeJwt(member(answer, "id_token"));
    expect(Object.keys(claims).sort()).toEqual(["aud", "exp", "iat", "iss", "nbf", "sub"]);
    expect(claims.iss).toBe(sandbox().url);
  });

  it("without openid there is no ID token and no userinfo", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const answer = await exchange(
      codeForm(thirdParty, await authorizationCode(sandbox(), { scopes: ["notes.read"] })),
    );
    expect(answer.body["id_token"]).toBeUndefined();
    const authorization = `Bearer ${member(answer, "access_token")}`;
    const userinfo = await getJson(`${sandbox().url}/v1/oauth2/userinfo`, { authorization });
    expect([userinfo.status, userinfo.body["error"]]).toEqual([403, "insufficient_scope"]);
  });

  it("roles bound the scope of the token, and the answer says what was granted [#112]", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const person = sandbox().seeds.people.viewer;
    const code = await authorizationCode(sandbox(), {
      person,
      scopes: ["openid", "notes.read", "notes.delete"],
    });
    const answer = await exchange(codeForm(thirdParty, code));
    expect(answer.body["scope"]).toBe("openid notes.read");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toContain("application/json");
  });

  it("nothing grantable still completes, with an empty scope", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const code = await authorizationCode(sandbox(), {
      person: sandbox().seeds.people.viewer,
      scopes: ["reports.export"],
    });
    const answer = await exchange(codeForm(thirdParty, code));
    expect([answer.status, answer.body["scope"]]).toEqual([200, ""]);
  });
});

describe("an access token and the clock", () => {
  it("is good for an hour of the sandbox's own time", async () => {
    let now = Date.now() + 7_200_000;
    const own = await startSandbox({ now: () => new Date(now) });
    const { thirdParty } = own.seeds.clients;
    const form = codeForm(thirdParty, await authorizationCode(own));
    const authorization = `Bearer ${member(await postForm(`${own.url}/v1/oauth2/token`, form), "access_token")}`;
    const userinfo = `${own.url}/v1/oauth2/userinfo`;
    now += 3_599_000;
    const before = await getJson(userinfo, { authorization });
    now += 1000;
    const after = await getJson(userinfo, { authorization });
    await own.close();
    expect([before.status, after.status]).toEqual([200, 401]);
  });
});

it("userinfo takes the access token in the header or in a posted form", async () => {
  const { thirdParty } = sandbox().seeds.clients;
  const tokens = await exchange(codeForm(thirdParty, await authorizationCode(sandbox())));
  const access_token = member(tokens, "access_token");
  const userinfo = `${sandbox().url}/v1/oauth2/userinfo`;
  const { userId } = sandbox().seeds.people.owner;
  expect((await postForm(userinfo, { access_token })).body["sub"]).toBe(userId);
  expect(
    (await postForm(userinfo, {}, { authorization: `Bearer ${access_token}` })).body["sub"],
  ).toBe(userId);
  const none = await getJson(userinfo);
  expect([none.status, none.headers.get("www-authenticate")?.startsWith("Bearer ")]).toEqual([
    401,
    true,
  ]);
});

describe("requested resources [#114]", () => {
  const resources = ["https://api.example/notes", "https://api.example/reports"];

  it("follow the project in aud", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const answer = await exchange(
      codeForm(thirdParty, await authorizationCode(sandbox(), { resources })),
    );
    expect(decodeJwt(member(answer, "access_token")).aud).toEqual([
      sandbox().projectId,
      ...resources,
    ]);
  });

  it("can be narrowed at the token endpoint, not replaced", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const form = codeForm(thirdParty, await authorizationCode(sandbox(), { resources }));
    const refused = await exchange({ ...form, resource: "https://other.example/" });
    expect([refused.status, refused.body["error"]]).toEqual([400, "invalid_target"]);
    const answer = await exchange({ ...form, resource: "https://api.example/notes" });
    expect(decodeJwt(member(answer, "access_token")).aud).toEqual([
      sandbox().projectId,
      "https://api.example/notes",
    ]);
  });
});

describe("PKCE at the token endpoint [#94]", () => {
  it.each([
    ["challenge and verifier", true, verifier, 200],
    ["challenge, no verifier", true, undefined, 400],
    ["no challenge, verifier", false, verifier, 400],
    ["neither", false, undefined, 200],
    ["challenge and another verifier", true, `${verifier}x`, 400],
  ])("%s", async (_case, isChallenged, code_verifier, status) => {
    const { thirdParty } = sandbox().seeds.clients;
    const challenge = isChallenged ? await challengeOf(verifier) : undefined;
    const form = codeForm(thirdParty, await authorizationCode(sandbox(), { challenge }));
    const answer = await exchange({
      ...form,
      ...(code_verifier === undefined ? {} : { code_verifier }),
    });
    expect(answer.status).toBe(status);
    expect(answer.body["error"]).toBe(status === 200 ? undefined : "invalid_grant");
  });
});

describe("an authorization code", () => {
  it("of 20 parallel exchanges buys exactly one token set [#108]", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const form = codeForm(thirdParty, await authorizationCode(sandbox()));
    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(form)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body["error"] === "invalid_grant")).toHaveLength(19);
  });

  it("that is replayed ends the tokens it bought [#108]", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const form = codeForm(
      thirdParty,
      await authorizationCode(sandbox(), { scopes: ["openid", "offline_access"] }),
    );
    const first = await exchange(form);
    expect(await isActive(sandbox(), member(first, "access_token"))).toBe(true);
    expect((await exchange(form)).body["error"]).toBe("invalid_grant");
    expect(await isActive(sandbox(), member(first, "access_token"))).toBe(false);
    expect(await isActive(sandbox(), member(first, "refresh_token"))).toBe(false);
  });

  it("replayed with a wrong verifier or secret does not end them [#108]", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const code = await authorizationCode(sandbox(), { challenge: await challengeOf(verifier) });
    const form = { ...codeForm(thirdParty, code), code_verifier: verifier };
    const first = await exchange(form);
    await exchange({ ...form, code_verifier: `${verifier}x` });
    await exchange({ ...form, client_secret: "wrong" });
    expect(await isActive(sandbox(), member(first, "access_token"))).toBe(true);
  });

  it("survives a failed exchange [#109]", async () => {
    const { thirdParty, firstParty } = sandbox().seeds.clients;
    const form = codeForm(thirdParty, await authorizationCode(sandbox()));
    expect(
      (await exchange({ ...form, redirect_uri: `${thirdParty.redirectUri}/` })).body["error"],
    ).toBe("invalid_grant");
    expect((await exchange({ ...form, client_secret: "wrong" })).body["error"]).toBe(
      "invalid_client",
    );
    const other = { client_id: firstParty.clientId, client_secret: firstParty.clientSecret };
    expect((await exchange({ ...form, ...other })).body["error"]).toBe("invalid_grant");
    expect((await exchange(form)).status).toBe(200);
  });

  it("is long, and void after ten minutes [#107]", async () => {
    let now = Date.now();
    const own = await startSandbox({ now: () => new Date(now) });
    const code = await authorizationCode(own);
    expect(code.length).toBeGreaterThanOrEqual(22);
    now += 10 * 60_000;
    const answer = await postForm(
      `${own.url}/v1/oauth2/token`,
      codeForm(own.seeds.clients.thirdParty, code),
    );
    await own.close();
    expect(answer.body["error"]).toBe("invalid_grant");
  });
});

describe("client authentication [#110]", () => {
  it("is taken from the body or from Basic, form or JSON", async () => {
    const { clientId, clientSecret, redirectUri } = sandbox().seeds.clients.thirdParty;
    const credentials = Buffer.from(
      `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
    );
    const basic = { authorization: `Basic ${credentials.toString("base64")}` };
    const form = async (): Promise<Record<string, string>> => ({
      grant_type: "authorization_code",
      code: await authorizationCode(sandbox()),
      redirect_uri: redirectUri,
    });
    const body = { client_id: clientId, client_secret: clientSecret };
    expect((await exchange(await form(), basic)).status).toBe(200);
    expect((await exchange({ ...(await form()), ...body })).status).toBe(200);
    expect((await postJson(tokenUrl(), { ...(await form()), ...body })).status).toBe(200);
    expect((await postJson(tokenUrl(), await form(), basic)).status).toBe(200);
  });

  it("is refused in OAuth's words, with Stytch's additions", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const form = codeForm(thirdParty, await authorizationCode(sandbox()));
    const authorization = `Basic ${Buffer.from(`${thirdParty.clientId}:wrong`).toString("base64")}`;
    const { client_id: _id, client_secret: _secret, ...bare } = form;
    const wrong = await exchange(bare, { authorization });
    expect([wrong.status, wrong.body["error"], wrong.body["status_code"]]).toEqual([
      401,
      "invalid_client",
      401,
    ]);
    expect(wrong.headers.get("www-authenticate")).toMatch(/^Basic /u);
    expect(wrong.body["request_id"]).toMatch(/^request-id-test-/u);
    expect(wrong.body["error_description"]).toBeTypeOf("string");
    const twice = await exchange(form, { authorization });
    expect([twice.status, twice.body["error"]]).toEqual([400, "invalid_request"]);
    const none = await exchange({ ...bare, client_id: thirdParty.clientId });
    expect([none.status, none.body["error"]]).toEqual([401, "invalid_client"]);
    const unknown = await exchange({ ...bare, client_id: "connected-app-test-x" });
    expect([unknown.status, unknown.body["error"]]).toEqual([401, "invalid_client"]);
  });
});

describe("refresh tokens", () => {
  async function tokensOf(
    name: (typeof names)[number],
    scopes = ["openid", "notes.read", "offline_access"],
  ): Promise<JsonAnswer> {
    const client = sandbox().seeds.clients[name];
    const code = await authorizationCode(sandbox(), {
      client,
      scopes,
      challenge: await challengeOf(verifier),
    });
    return exchange({ ...codeForm(client, code), code_verifier: verifier });
  }
  async function refresh(
    name: (typeof names)[number],
    token: string,
    more: Record<string, string> = {},
  ): Promise<JsonAnswer> {
    const { clientId, ...rest } = sandbox().seeds.clients[name];
    const secret = "clientSecret" in rest ? { client_secret: rest.clientSecret } : {};
    return exchange({
      grant_type: "refresh_token",
      client_id: clientId,
      ...secret,
      refresh_token: token,
      ...more,
    });
  }

  it("come with offline_access only", async () => {
    expect((await tokensOf("firstParty", ["openid"])).body["refresh_token"]).toBeUndefined();
  });

  it.each(["firstParty", "thirdParty"] as const)(
    "of the confidential %s stay as they are",
    async (name) => {
      const token = member(await tokensOf(name), "refresh_token");
      for (const answer of [await refresh(name, token), await refresh(name, token)]) {
        expect(answer.status).toBe(200);
        expect(answer.body["refresh_token"]).toBeUndefined();
      }
    },
  );

  it.each(["firstPartyPublic", "thirdPartyPublic"] as const)(
    "of the public %s rotate, and replay ends the family [#111]",
    async (name) => {
      const first = member(await tokensOf(name), "refresh_token");
      const second = member(await refresh(name, first), "refresh_token");
      expect(second).not.toBe(first);
      expect((await refresh(name, first)).body["error"]).toBe("invalid_grant");
      expect((await refresh(name, second)).body["error"]).toBe("invalid_grant");
    },
  );

  it("narrow the scope, never widen it, and belong to one client [#111]", async () => {
    const token = member(await tokensOf("thirdParty"), "refresh_token");
    expect((await refresh("thirdParty", token, { scope: "notes.read" })).body["scope"]).toBe(
      "notes.read",
    );
    expect((await refresh("thirdParty", token, { scope: "notes.write" })).body["error"]).toBe(
      "invalid_scope",
    );
    expect((await refresh("firstParty", token)).body["error"]).toBe("invalid_grant");
  });

  it("end with the user's consent, and so do access tokens [#115]", async () => {
    const answer = await tokensOf("thirdParty");
    const accessToken = member(answer, "access_token");
    expect(await isActive(sandbox(), accessToken)).toBe(true);
    const { userId } = sandbox().seeds.people.owner;
    const connected_app_id = sandbox().seeds.clients.thirdParty.clientId;
    await nodeClient(sandbox()).users.revoke({ user_id: userId, connected_app_id });
    expect((await refresh("thirdParty", member(answer, "refresh_token"))).body["error"]).toBe(
      "invalid_grant",
    );
    expect(await isActive(sandbox(), accessToken)).toBe(false);
    const userinfo = await getJson(`${sandbox().url}/v1/oauth2/userinfo`, {
      authorization: `Bearer ${accessToken}`,
    });
    expect([userinfo.status, userinfo.body["error"]]).toEqual([401, "invalid_token"]);
  });
});
