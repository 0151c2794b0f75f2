import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  authorizationCode,
  challengeOf,
  codeForm,
  getJson,
  member,
  nodeClient,
  postForm,
  postJson,
  refusal,
  useSandbox,
  verifier,
  type JsonAnswer,
  startSandbox,
} from "./support.ts";

const closed = useSandbox();
let minute = 0;
const open = useSandbox({
  switches: { dynamicClientRegistration: true },
  // Every registration happens in a minute of its own, so that the cap is met only by its own test.
  now: () => new Date(Date.now() + (minute += 61_000)),
});
const redirect_uris = ["https://client.example/cb"];
const register = (body: unknown): Promise<JsonAnswer> =>
  postJson(`${open().url}/v1/oauth2/register`, body);

describe("dynamic client registration [#98]", () => {
  it("is off by default, and not advertised", async () => {
    const { status, body } = await postJson(`${closed().url}/v1/oauth2/register`, {
      redirect_uris,
    });
    expect([status, body["error_type"]]).toEqual([400, "dynamic_client_registration_not_enabled"]);
    const path = "/.well-known/oauth-authorization-server";
    expect((await getJson(`${closed().url}${path}`)).body["registration_endpoint"]).toBeUndefined();
    expect((await getJson(`${open().url}${path}`)).body["registration_endpoint"]).toBe(
      `${open().url}/v1/oauth2/register`,
    );
  });

  it("makes a third-party public app by default, which completes the code flow", async () => {
    const answer = await register({
      client_name: "Self-made",
      redirect_uris,
      client_uri: "https://client.example",
      logo_uri: "https://client.example/logo.png",
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.body).toMatchObject({
      client_name: "Self-made",
      redirect_uris,
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      token_endpoint_auth_method: "none",
    });
    expect(answer.body["client_secret"]).toBeUndefined();
    const clientId = member(answer, "client_id");
    expect(clientId).toMatch(/^connected-app-test-/u);
    const { connected_app } = await nodeClient(open()).connectedApp.clients.get({
      client_id: clientId,
    });
    expect(connected_app).toMatchObject({ client_type: "third_party_public" });
    const client = {
      clientId,
      name: "Self-made",
      description: "",
      redirectUri: "https://client.example/cb",
    };
    const code = await authorizationCode(open(), {
      client,
      challenge: await challengeOf(verifier),
    });
    const tokens = await postForm(`${open().url}/v1/oauth2/token`, {
      ...codeForm(client, code),
      code_verifier: verifier,
    });
    expect(tokens.status).toBe(200);
    const withoutChallenge = await refusal(authorizationCode(open(), { client }));
    expect(withoutChallenge.error_type).toBe("pkce_required_for_idp_authorization_flow");
  });

  it.each(["client_secret_post", "client_secret_basic"])(
    "makes a confidential app with a secret for %s",
    async (token_endpoint_auth_method) => {
      const answer = await register({ redirect_uris, token_endpoint_auth_method });
      expect(answer.body).toMatchObject({ token_endpoint_auth_method });
      expect(member(answer, "client_secret").length).toBeGreaterThanOrEqual(43);
    },
  );

  it("public apps with the same metadata are one, confidential ones never are", async () => {
    const id = async (body: object): Promise<string> => member(await register(body), "client_id");
    const first = await id({ client_name: "Twin", redirect_uris });
    expect(await id({ redirect_uris, client_name: "Twin" })).toBe(first);
    expect(await id({ redirect_uris, client_name: "Other" })).not.toBe(first);
    expect(await id({ redirect_uris, client_name: "Twin", scope: "openid" })).not.toBe(first);
    const confidential = { redirect_uris, token_endpoint_auth_method: "client_secret_post" };
    expect(await id(confidential)).not.toBe(await id(confidential));
  });

  it.each([
    "first_party",
    "skip_consent",
    "client_type",
    "full_access_allowed",
    "bypass_consent_for_offline_access",
    "client_id",
    "client_secret",
    "verified",
  ])("%s in the body is refused", async (name) => {
    const { status, body } = await register({ redirect_uris, [name]: true });
    expect([status, body["error"]]).toEqual([400, "invalid_client_metadata"]);
  });

  it.each([
    [{ grant_types: ["client_credentials"] }],
    [{ response_types: ["token"] }],
    [{ token_endpoint_auth_method: "private_key_jwt" }],
    [{ client_name: "x".repeat(257) }],
    [{ "client_name#de": "x".repeat(257) }],
    [{ client_name: 1 }],
  ])("%.60j is refused", async (members) => {
    const { status, body } = await register({ redirect_uris, ...members });
    expect([status, body["error"]]).toEqual([400, "invalid_client_metadata"]);
  });

  it.each(["logo_uri", "client_uri", "tos_uri", "policy_uri", "jwks_uri", "logo_uri#de"])(
    "%s is http or https only, and short [#100]",
    async (name) => {
      for (const value of [
        "javascript:1",
        "data:,x",
        "ftp://a",
        "no",
        1,
        `https://a/${"x".repeat(3000)}`,
      ]) {
        const { status, body } = await register({ redirect_uris, [name]: value });
        expect([status, body["error"]]).toEqual([400, "invalid_client_metadata"]);
      }
    },
  );

  it.each([
    [[]],
    [["javascript:1"]],
    [["JaVaScRiPt:1"]],
    [["data:,x"]],
    [["https://a/#"]],
    [["https://u@a/"]],
    [["http://10.0.0.1/cb"]],
    [["https:a"]],
    [["java\tscript:1"]],
    [["https://a/\n"]],
    ["https://a"],
    [undefined],
  ])("redirect_uris %j are refused [#99]", async (uris) => {
    const { status, body } = await register({ redirect_uris: uris });
    expect([status, body["error"]]).toEqual([400, "invalid_redirect_uri"]);
  });

  it("one stranger registers twenty apps a minute, then waits", async () => {
    let now = Date.now();
    const own = await startSandbox({
      switches: { dynamicClientRegistration: true },
      now: () => new Date(now),
    });
    const attempt = async (): Promise<number> =>
      (await postJson(`${own.url}/v1/oauth2/register`, { redirect_uris })).status;
    const statuses = [];
    for (let count = 0; count < 21; count += 1) statuses.push(await attempt());
    expect(statuses.slice(0, 20).every((status) => status === 201)).toBe(true);
    expect(statuses[20]).toBe(429);
    now += 61_000;
    expect(await attempt()).toBe(201);
    await own.close();
  });

  it("identifiers never look like addresses [#104], and nothing makes it fail", async () => {
    const names = ["redirect_uris", "client_name", "token_endpoint_auth_method", "grant_types"];
    const entries = names.map((name) => [name, fc.jsonValue()] as const);
    await fc.assert(
      fc.asyncProperty(
        fc.record(Object.fromEntries(entries), { requiredKeys: [] }),
        async (body) => {
          const answer = await register({ redirect_uris, ...body });
          expect(answer.status).toBeLessThan(500);
          expect(JSON.stringify(answer.body)).not.toMatch(/"client_id":"https?:/u);
        },
      ),
      { numRuns: 40 },
    );
  });
});
