import { describe, expect, it } from "vitest";

import { authorizationCode, codeForm, getJson, postForm, useSandbox } from "./support.ts";

const sandbox = useSandbox({ appUrl: "http://localhost:3999" });

describe("discovery", () => {
  it.each(["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"])(
    "%s advertises what works, and nothing else [#106]",
    async (path) => {
      const { body } = await getJson(`${sandbox().url}${path}`);
      expect(body).toMatchObject({
        issuer: sandbox().url,
        authorization_endpoint: "http://localhost:3999/oauth/authorize",
        token_endpoint: `${sandbox().url}/v1/oauth2/token`,
        jwks_uri: `${sandbox().url}/.well-known/jwks.json`,
        response_types_supported: ["code"],
        code_challenge_methods_supported: ["S256"],
        token_endpoint_auth_methods_supported: [
          "client_secret_basic",
          "client_secret_post",
          "none",
        ],
        status_code: 200,
      });
      expect(body["scopes_supported"]).toEqual(
        expect.arrayContaining(["openid", "offline_access", "notes.read"]),
      );
      expect(Object.keys(body)).not.toEqual(
        expect.arrayContaining(["authorization_response_iss_parameter_supported"]),
      );
      expect(body["registration_endpoint"]).toBeUndefined();
    },
  );

  it("keys are public halves only [#113]", async () => {
    const { body } = await getJson(`${sandbox().url}/.well-known/jwks.json`);
    const members = ["alg", "e", "key_ops", "kid", "kty", "n", "use"];
    expect(body["keys"]).toEqual([
      Object.fromEntries(members.map((name) => [name, expect.anything()])),
    ]);
  });

  it("the older paths with the project id answer as well", async () => {
    const base = `${sandbox().url}/v1/public/${sandbox().projectId}`;
    const discovered = await getJson(`${base}/.well-known/openid-configuration`);
    expect(discovered.body["issuer"]).toBe(sandbox().url);
    const { thirdParty } = sandbox().seeds.clients;
    const tokens = await postForm(
      `${base}/oauth2/token`,
      codeForm(thirdParty, await authorizationCode(sandbox())),
    );
    const authorization = `Bearer ${String(tokens.body["access_token"])}`;
    expect((await getJson(`${base}/oauth2/userinfo`, { authorization })).status).toBe(200);
    const other = await getJson(
      `${sandbox().url}/v1/public/project-test-x/.well-known/openid-configuration`,
    );
    expect([other.status, other.body["error_type"]]).toEqual([404, "project_not_found"]);
  });
});
