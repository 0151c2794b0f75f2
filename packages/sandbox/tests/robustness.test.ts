import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { signIn, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const runs = { numRuns: 60 };
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.webUrl(),
  fc.constantFrom("openid", "code", "consent", "\u0000", "%00"),
);
const value = fc.oneof(text, fc.jsonValue(), fc.array(text, { maxLength: 4 }));

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
