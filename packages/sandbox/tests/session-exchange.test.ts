import { describe, expect, it } from "vitest";

import type { Sandbox } from "../src/index.ts";
import {
  authorizationCode,
  codeForm,
  nodeClient,
  postForm,
  postJson,
  refusal,
  signIn,
  useSandbox,
  startSandbox,
} from "./support.ts";

const sandbox = useSandbox();

/** An access token of the first-party app that may have full access. */
async function accessToken(
  own: Sandbox,
  scopes = ["openid", "full_access"],
  code?: string,
): Promise<string> {
  const client = own.seeds.clients.firstParty;
  const form = codeForm(client, code ?? (await authorizationCode(own, { client, scopes })));
  return String((await postForm(`${own.url}/v1/oauth2/token`, form)).body["access_token"]);
}

async function exchangeRefusal(own: Sandbox, access_token: string): Promise<string> {
  return (await refusal(nodeClient(own).sessions.exchangeAccessToken({ access_token }))).error_type;
}

describe("exchanging an access token for a session", () => {
  it("signs the user in, once", async () => {
    const access_token = await accessToken(sandbox());
    const { sessions } = nodeClient(sandbox());
    const answer = await sessions.exchangeAccessToken({
      access_token,
      session_duration_minutes: 30,
    });
    expect(answer.user_id).toBe(sandbox().seeds.people.owner.userId);
    expect(answer.session?.authentication_factors[0]).toMatchObject({
      delivery_method: "oauth_access_token_exchange",
      oauth_access_token_exchange_factor: {
        client_id: sandbox().seeds.clients.firstParty.clientId,
      },
    });
    expect(
      (await sessions.authenticate({ session_token: answer.session_token })).session.session_id,
    ).toBe(answer.session?.session_id);
    expect(await exchangeRefusal(sandbox(), access_token)).toBe(
      "idp_access_token_could_not_be_exchanged",
    );
  });

  it("works for the browser SDK", async () => {
    const { publicToken, url, seeds } = sandbox();
    const authorization = `Basic ${btoa(`${publicToken}:${publicToken}`)}`;
    const body = { access_token: await accessToken(sandbox()), session_duration_minutes: 30 };
    const answer = await postJson(`${url}/sdk/v1/sessions/exchange_access_token`, body, {
      authorization,
    });
    expect(answer.body["data"]).toMatchObject({ user_id: seeds.people.owner.userId });
  });

  it("needs full_access", async () => {
    const token = await accessToken(sandbox(), ["openid"]);
    expect(await exchangeRefusal(sandbox(), token)).toBe(
      "oauth_access_token_exchange_missing_full_access",
    );
  });

  it("needs a token of this project that is in force", async () => {
    expect(await exchangeRefusal(sandbox(), "a.b.c")).toBe("idp_access_token_not_found");
  });

  it("needs an authorization made in a session that still lives", async () => {
    const { idp, sessions } = nodeClient(sandbox());
    const { clientId, redirectUri } = sandbox().seeds.clients.firstParty;
    const request = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scopes: ["full_access"],
      consent_granted: true,
    };
    const unlinked = await idp.oauth.authorize({
      ...request,
      user_id: sandbox().seeds.people.owner.userId,
    });
    const session_token = await signIn(sandbox());
    const linked = await idp.oauth.authorize({ ...request, session_token });
    await sessions.revoke({ session_token });
    for (const { authorization_code } of [unlinked, linked]) {
      const token = await accessToken(sandbox(), [], authorization_code);
      expect(await exchangeRefusal(sandbox(), token)).toBe(
        "oauth_access_token_exchange_token_invalid_grant",
      );
    }
  });

  it("has to happen within five minutes", async () => {
    let now = Date.now();
    const own = await startSandbox({ now: () => new Date(now) });
    const token = await accessToken(own);
    now += 5 * 60_000 + 1000;
    const error = await exchangeRefusal(own, token);
    await own.close();
    expect(error).toBe("oauth_access_token_exchange_token_too_old");
  });
});
