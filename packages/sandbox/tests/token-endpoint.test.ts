import { describe, expect, it } from "vitest";

import { createClock, type Sandbox } from "../src/index.ts";
import {
  authorizationCode,
  challengeOf,
  codeForm,
  getJson,
  member,
  postForm,
  postJson,
  useSandbox,
  verifier,
  type JsonAnswer,
  startSandbox,
} from "./support.ts";

const sandbox = useSandbox({ switches: { dynamicClientRegistration: true } });
const DAY_S = 86_400;

async function publicTokens(own: Sandbox): Promise<JsonAnswer> {
  const client = own.seeds.clients.thirdPartyPublic;
  const challenge = await challengeOf(verifier);
  const scopes = ["openid", "offline_access"];
  const code = await authorizationCode(own, { client, challenge, scopes });
  const form = { ...codeForm(client, code), code_verifier: verifier };
  return postForm(`${own.url}/v1/oauth2/token`, form);
}

function refresh(own: Sandbox, refresh_token: string): Promise<JsonAnswer> {
  const { clientId: client_id } = own.seeds.clients.thirdPartyPublic;
  const form = { grant_type: "refresh_token", client_id, refresh_token };
  return postForm(`${own.url}/v1/oauth2/token`, form);
}

it("refresh tokens end 360 days after the authorization, however often they rotate [#111]", async () => {
  const clock = createClock();
  const own = await startSandbox({ now: clock.now });
  let token = member(await publicTokens(own), "refresh_token");
  for (const days of [80, 80, 80, 80, 39]) {
    clock.advance({ seconds: days * DAY_S });
    token = member(await refresh(own, token), "refresh_token");
  }
  clock.advance({ seconds: 2 * DAY_S });
  const { body } = await refresh(own, token);
  await own.close();
  expect(body["error"]).toBe("invalid_grant");
});

describe("answers that hold or describe tokens [#112]", () => {
  it("are JSON, and nobody stores them", async () => {
    const { url, seeds } = sandbox();
    const tokens = await publicTokens(sandbox());
    const client_id = seeds.clients.thirdPartyPublic.clientId;
    const token = member(tokens, "access_token");
    const redirect_uris = ["https://client.example/cb"];
    const answers = [
      tokens,
      await refresh(sandbox(), member(tokens, "refresh_token")),
      await refresh(sandbox(), "none"),
      await postForm(`${url}/v1/oauth2/introspect`, { client_id, token }),
      await getJson(`${url}/v1/oauth2/userinfo`, { authorization: `Bearer ${token}` }),
      await postJson(`${url}/v1/oauth2/register`, { redirect_uris }),
    ];
    for (const { headers } of answers) {
      expect(headers.get("content-type")).toMatch(/^application\/json\b/u);
      expect(headers.get("cache-control")).toContain("no-store");
    }
  });
});

it("a public client is not one that sends a secret [#110]", async () => {
  const client = sandbox().seeds.clients.thirdPartyPublic;
  const challenge = await challengeOf(verifier);
  const code = await authorizationCode(sandbox(), { client, challenge });
  const form = { ...codeForm(client, code), code_verifier: verifier };
  const url = `${sandbox().url}/v1/oauth2/token`;
  const refused = await postForm(url, { ...form, client_secret: "guessed" });
  expect([refused.status, refused.body["error"]]).toEqual([401, "invalid_client"]);
  expect((await postForm(url, form)).status).toBe(200);
});
