import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { authorizationCode, codeForm, postForm, signIn, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const runs = { numRuns: 25 };
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.webUrl(),
  fc.constantFrom("openid", "code", "consent", "\u0000", "%00"),
);
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.array(text, { maxLength: 4 }));

/** Members an endpoint knows, each present or not, well formed or not. */
function bodyOf(
  names: readonly string[],
  known: Readonly<Record<string, unknown>>,
): fc.Arbitrary<Record<string, unknown>> {
  const entries = names.map((name) => [name, fc.oneof(fc.constant(known[name]), value)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

async function status(
  path: string,
  body: string,
  contentType: string,
  authorization?: string,
): Promise<number> {
  const headers = {
    "content-type": contentType,
    ...(authorization === undefined ? {} : { authorization }),
  };
  const response = await fetch(`${sandbox().url}${path}`, { method: "POST", body, headers });
  await response.arrayBuffer();
  return response.status;
}

function project(): string {
  return `Basic ${btoa(`${sandbox().projectId}:${sandbox().secret}`)}`;
}

describe("nothing a client sends makes the sandbox fail", () => {
  it.each(["/v1/idp/oauth/authorize/start", "/v1/idp/oauth/authorize"])("%s", async (path) => {
    const { clientId, redirectUri } = sandbox().seeds.clients.thirdParty;
    const known = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scopes: ["openid", "notes.read"],
      user_id: sandbox().seeds.people.owner.userId,
      consent_granted: true,
    };
    const names = [
      ...Object.keys(known),
      "session_token",
      "session_jwt",
      "prompt",
      "state",
      "nonce",
      "code_challenge",
      "resources",
    ];
    await fc.assert(
      fc.asyncProperty(bodyOf(names, known), async (body) => {
        expect(
          await status(path, JSON.stringify(body), "application/json", project()),
        ).toBeLessThan(500);
      }),
      runs,
    );
  });

  it.each(["token", "introspect", "revoke", "userinfo"])(
    "/v1/oauth2/%s, form and JSON",
    async (endpoint) => {
      const { clientId, clientSecret, redirectUri } = sandbox().seeds.clients.thirdParty;
      const known = {
        grant_type: "authorization_code",
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: redirectUri,
      };
      const names = [
        ...Object.keys(known),
        "code",
        "code_verifier",
        "refresh_token",
        "scope",
        "resource",
        "token",
        "access_token",
      ];
      await fc.assert(
        fc.asyncProperty(
          bodyOf(names, known),
          fc.option(text, { nil: undefined }),
          async (body, credentials) => {
            const form = new URLSearchParams(
              Object.entries(body).map(([name, one]): [string, string] => [
                name,
                typeof one === "string" ? one : JSON.stringify(one ?? ""),
              ]),
            ).toString();
            const authorization =
              credentials === undefined
                ? undefined
                : `Basic ${Buffer.from(credentials).toString("base64")}`;
            const path = `/v1/oauth2/${endpoint}`;
            expect(
              await status(path, form, "application/x-www-form-urlencoded", authorization),
            ).toBeLessThan(500);
            expect(
              await status(path, JSON.stringify(body), "application/json", authorization),
            ).toBeLessThan(500);
          },
        ),
        runs,
      );
    },
  );

  it.each([
    "/sdk/v1/passwords/authenticate",
    "/sdk/v1/otps/authenticate",
    "/sdk/v1/sessions/authenticate",
    "/sdk/v1/idp/oauth/authorize/submit",
  ])("%s", async (path) => {
    const authorization = `Basic ${btoa(`${sandbox().publicToken}:${await signIn(sandbox())}`)}`;
    const names = [
      "email",
      "password",
      "token",
      "method_id",
      "session_duration_minutes",
      "session_custom_claims",
      "client_id",
      "scopes",
    ];
    await fc.assert(
      fc.asyncProperty(bodyOf(names, { session_duration_minutes: 60 }), async (body) => {
        expect(
          await status(path, JSON.stringify(body), "application/json", authorization),
        ).toBeLessThan(500);
      }),
      runs,
    );
  });

  it.each([
    ["/v1/users", { roles: ["owner"], trusted_metadata: { a: 1 } }],
    ["/v1/users/search", { limit: 1, query: { operator: "AND", operands: [] } }],
    [
      "/v1/magic_links/email/login_or_create",
      { email: "link@example.com", login_magic_link_url: "http://localhost:3000/x" },
    ],
    ["/v1/passwords/email/reset", { token: "a", password: "long enough" }],
    ["/v1/magic_links/authenticate", { token: "a", code_verifier: "b" }],
    ["/v1/m2m/clients", { scopes: ["a"], client_name: "x", trusted_metadata: {} }],
    ["/v1/m2m/clients/search", { query: { operator: "OR", operands: [] } }],
    [
      "/v1/connected_apps/clients",
      {
        client_type: "first_party",
        redirect_urls: ["https://a.example"],
        access_token_template_content: `{ "a": {{ user.user_id }} }`,
        id_token_template_content: "{}",
        access_token_custom_audience: "a",
        post_logout_redirect_urls: ["https://a.example"],
      },
    ],
    ["/v1/oauth2/token", { grant_type: "client_credentials", client_id: "a", client_secret: "b" }],
    ["/v1/oauth2/register", { redirect_uris: ["https://a.example"] }],
  ])("%s", async (path, known) => {
    await fc.assert(
      fc.asyncProperty(bodyOf(Object.keys(known), { ...known }), async (body) => {
        expect(
          await status(path, JSON.stringify(body), "application/json", project()),
        ).toBeLessThan(500);
      }),
      runs,
    );
  });

  it("/sdk/v1/oauth/logout/start", async () => {
    const { clientId } = sandbox().seeds.clients.thirdParty;
    const authorization = `Basic ${btoa(`${sandbox().publicToken}:${await signIn(sandbox())}`)}`;
    const known = { client_id: clientId, post_logout_redirect_uri: "https://a.example" };
    const names = [...Object.keys(known), "state", "id_token_hint"];
    await fc.assert(
      fc.asyncProperty(bodyOf(names, known), async (body) => {
        const path = "/sdk/v1/oauth/logout/start";
        expect(
          await status(path, JSON.stringify(body), "application/json", authorization),
        ).toBeLessThan(500);
      }),
      runs,
    );
  });

  it("any template that is accepted can be filled in", async () => {
    const { clientId } = sandbox().seeds.clients.thirdParty;
    const piece = fc.oneof(
      fc.constantFrom("{{ user.user_id }}", "{{x}}", "{{", "}}", '"', "{", "}", ":", ",", "[", "]"),
      fc.jsonValue().map((one) => JSON.stringify(one)),
      fc.constantFrom('"a":', '"__proto__":', "{{ user.__proto__ }}", "{{ user..emails }}"),
    );
    const content = fc.array(piece, { maxLength: 8 }).map((parts) => `{${parts.join("")}}`);
    await fc.assert(
      fc.asyncProperty(content, async (access_token_template_content) => {
        const body = JSON.stringify({ access_token_template_content });
        const headers = { "content-type": "application/json", authorization: project() };
        const url = `${sandbox().url}/v1/connected_apps/clients/${clientId}`;
        expect((await fetch(url, { method: "PUT", body, headers })).status).toBeLessThan(500);
        const form = codeForm(
          sandbox().seeds.clients.thirdParty,
          await authorizationCode(sandbox()),
        );
        expect((await postForm(`${sandbox().url}/v1/oauth2/token`, form)).status).toBe(200);
      }),
      { numRuns: 15 },
    );
  });

  it("bodies that are no JSON, no object or of another type are malformed, not fatal", async () => {
    for (const body of ["{", "null", "[]", "1", '"x"', "__proto__"]) {
      expect(await status("/v1/users", body, "application/json", project())).toBe(400);
    }
    expect(await status("/v1/users", "<a/>", "text/xml", project())).toBe(400);
    expect(await status("/v1/users", "x".repeat(2_000_000), "application/json", project())).toBe(
      413,
    );
    expect(await status("/v1/oauth2/token", "<a/>", "text/xml")).toBe(400);
  });

  it("paths are answered or unknown", async () => {
    for (const path of [
      "/v1/users/%00",
      "/v1/users/%zz",
      `/v1/users/${"x".repeat(4000)}`,
      "/v1/connected_apps/clients/__proto__",
      "//",
      "/v1/nothing",
    ]) {
      const response = await fetch(`${sandbox().url}${path}`, {
        headers: { authorization: project() },
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.json()).toMatchObject({ status_code: response.status });
    }
  });
});
