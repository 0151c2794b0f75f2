import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";

import type { Sandbox } from "../src/index.ts";
import {
  authorizationCode,
  challengeOf,
  codeForm,
  getJson,
  member,
  nodeClient,
  postForm,
  refusal,
  signIn,
  useSandbox,
  verifier,
  startSandbox,
} from "./support.ts";

const strict = useSandbox();
const loose = useSandbox({
  switches: {
    loopbackPorts: "any",
    consentMemory: "changed-scopes",
    resourceAudience: false,
    advertiseIss: true,
  },
});

async function accepts(own: Sandbox, registered: string, requested: string): Promise<boolean> {
  const { connectedApp, idp } = nodeClient(own);
  const { connected_app } = await connectedApp.clients.create({
    client_type: "first_party_public",
    redirect_urls: [registered],
  });
  const start = idp.oauth.authorizeStart({
    client_id: connected_app.client_id,
    redirect_uri: requested,
    response_type: "code",
    scopes: ["openid"],
    session_token: await signIn(own),
  });
  try {
    return (await start).status_code === 200;
  } catch {
    const { error_type } = await refusal(start);
    if (error_type === "connected_app_supplied_redirect_url_not_found_in_client") return false;
    throw new Error(`refused for another reason: ${error_type}`);
  }
}

describe("loopbackPorts [#4]", () => {
  it.each([
    ["http://127.0.0.1/cb", "http://127.0.0.1:51004/cb"],
    ["http://127.0.0.1:4102/cb", "http://127.0.0.1:51004/cb"],
    ["http://[::1]/cb", "http://[::1]:51004/cb"],
    ["http://localhost:1/cb?a=b", "http://localhost:2/cb?a=b"],
  ])("registered %s: %s only when any port will do", async (registered, requested) => {
    expect(await accepts(loose(), registered, requested)).toBe(true);
    expect(await accepts(strict(), registered, requested)).toBe(false);
  });

  it.each([
    "http://127.0.0.1.evil.example/cb",
    "http://127.0.0.1:1/other",
    "http://127.0.0.1:1/cb?x",
    "https://127.0.0.1:1/cb",
    "http://localhost:1/cb",
    "http://127.1/cb",
    "http://2130706433/cb",
    "http://127.0.0.1:1@evil.example/cb",
    "http://127.0.0.1:123456/cb",
    "http://127.0.0.1:/cb",
    "HTTP://127.0.0.1:1/cb",
  ])("registered http://127.0.0.1/cb: never %s", async (requested) => {
    expect(await accepts(loose(), "http://127.0.0.1/cb", requested)).toBe(false);
  });

  it("a client with a secret, or an address elsewhere, matches exactly all the same", async () => {
    const { firstParty } = loose().seeds.clients;
    const elsewhere = { ...firstParty, redirectUri: firstParty.redirectUri.replace(":4100", ":1") };
    const refused = await refusal(authorizationCode(loose(), { client: elsewhere }));
    expect(refused.error_type).toBe("connected_app_supplied_redirect_url_not_found_in_client");
    expect(await accepts(loose(), "https://a.example/cb", "https://a.example:8443/cb")).toBe(false);
  });

  it("the token request names the port that was used", async () => {
    const client = {
      ...loose().seeds.clients.firstPartyPublic,
      redirectUri: "http://127.0.0.1:51004/callback",
    };
    const code = await authorizationCode(loose(), {
      client,
      challenge: await challengeOf(verifier),
    });
    const answer = await postForm(`${loose().url}/v1/oauth2/token`, {
      ...codeForm(client, code),
      code_verifier: verifier,
    });
    expect(answer.status).toBe(200);
  });
});

describe("consentMemory", () => {
  it.each([
    ["new-scopes", false],
    ["changed-scopes", true],
  ] as const)("%s: asked again for fewer scopes: %s", async (_memory, asked) => {
    const own = asked ? loose() : strict();
    await authorizationCode(own, { scopes: ["openid", "email"] });
    const { clientId, redirectUri } = own.seeds.clients.thirdParty;
    const start = async (scopes: string[]): Promise<boolean> =>
      (
        await nodeClient(own).idp.oauth.authorizeStart({
          client_id: clientId,
          redirect_uri: redirectUri,
          response_type: "code",
          scopes,
          session_token: await signIn(own),
        })
      ).consent_required;
    expect(await start(["email", "openid"])).toBe(false);
    expect(await start(["openid"])).toBe(asked);
    expect(await start(["openid", "profile"])).toBe(true);
    await authorizationCode(own, { scopes: ["openid"] });
    expect(await start(["openid"])).toBe(false);
  });
});

it("resourceAudience: resources stand in aud, or do not [#114]", async () => {
  const audience = async (own: Sandbox): Promise<unknown> => {
    const code = await authorizationCode(own, { resources: ["https://api.example"] });
    const form = codeForm(own.seeds.clients.thirdParty, code);
    const answer = await postForm(`${own.url}/v1/oauth2/token`, form);
    return decodeJwt(member(answer, "access_token")).aud;
  };
  expect(await audience(strict())).toEqual([strict().projectId, "https://api.example"]);
  expect(await audience(loose())).toEqual([loose().projectId]);
});

it("advertiseIss: discovery says so, or stays silent [#106]", async () => {
  const advertised = async (own: Sandbox): Promise<unknown> =>
    (await getJson(`${own.url}/.well-known/openid-configuration`)).body[
      "authorization_response_iss_parameter_supported"
    ];
  expect(await advertised(loose())).toBe(true);
  expect(await advertised(strict())).toBeUndefined();
});

it("switches that are not mentioned keep their default", async () => {
  const own = await startSandbox({ switches: { advertiseIss: true } });
  expect(await accepts(own, "http://127.0.0.1/cb", "http://127.0.0.1:1/cb")).toBe(false);
  await own.close();
});
