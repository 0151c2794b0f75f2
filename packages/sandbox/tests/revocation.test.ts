import { decodeJwt } from "jose";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";

import {
  authorizationCode,
  codeForm,
  getJson,
  isActive,
  member,
  nodeClient,
  openidClient,
  postForm,
  useSandbox,
  type JsonAnswer,
  startSandbox,
} from "./support.ts";

const sandbox = useSandbox();

function exchange(form: Record<string, string>): Promise<JsonAnswer> {
  return postForm(`${sandbox().url}/v1/oauth2/token`, form);
}

describe("when who it was about is gone", () => {
  it("tokens of a deleted user or of a deleted client are refused, not failed", async () => {
    const own = await startSandbox();
    const { users, connectedApp } = nodeClient(own);
    const { thirdParty: client } = own.seeds.clients;
    const { owner, editor } = own.seeds.people;
    const url = `${own.url}/v1/oauth2`;
    const credentials = { client_id: client.clientId, client_secret: client.clientSecret };
    const statuses = async (tokens: JsonAnswer): Promise<number[]> => {
      const authorization = `Bearer ${member(tokens, "access_token")}`;
      const refresh_token = member(tokens, "refresh_token");
      const refreshed = await postForm(`${url}/token`, {
        grant_type: "refresh_token",
        refresh_token,
        ...credentials,
      });
      return [(await getJson(`${url}/userinfo`, { authorization })).status, refreshed.status];
    };
    const tokensOf = async (person: typeof owner): Promise<JsonAnswer> => {
      const code = await authorizationCode(own, { person, scopes: ["openid", "offline_access"] });
      return postForm(`${url}/token`, codeForm(client, code));
    };
    const [ofOwner, ofEditor] = [await tokensOf(owner), await tokensOf(editor)];
    await users.delete({ user_id: owner.userId });
    expect(await statuses(ofOwner)).toEqual([401, 400]);
    await connectedApp.clients.delete({ client_id: client.clientId });
    expect(await statuses(ofEditor)).toEqual([401, 401]);
    expect((await users.connectedApps({ user_id: editor.userId })).connected_apps).toEqual([]);
    await own.close();
  });
});

describe("revocation and introspection", () => {
  it("revoking the refresh token ends the access token too", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const scopes = ["openid", "offline_access"];
    const tokens = await exchange(
      codeForm(thirdParty, await authorizationCode(sandbox(), { scopes })),
    );
    const configuration = await openidClient(sandbox(), thirdParty);
    const refreshToken = member(tokens, "refresh_token");
    expect(await openid.tokenIntrospection(configuration, refreshToken)).toMatchObject({
      active: true,
      token_type: "refresh_token",
    });
    await openid.tokenRevocation(configuration, refreshToken);
    expect(await isActive(sandbox(), refreshToken)).toBe(false);
    expect(await isActive(sandbox(), member(tokens, "access_token"))).toBe(false);
  });

  it("a client learns nothing of another client's token, and cannot end it", async () => {
    const { firstParty, thirdParty } = sandbox().seeds.clients;
    const token = member(
      await exchange(codeForm(thirdParty, await authorizationCode(sandbox()))),
      "access_token",
    );
    const configuration = await openidClient(sandbox(), firstParty);
    expect(await openid.tokenIntrospection(configuration, token)).toMatchObject({ active: false });
    await openid.tokenRevocation(configuration, token);
    expect(await isActive(sandbox(), token)).toBe(true);
  });

  it("an identifier inside a token is not a token", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const token = member(
      await exchange(codeForm(thirdParty, await authorizationCode(sandbox()))),
      "access_token",
    );
    const { jti = "" } = decodeJwt(token);
    expect(await isActive(sandbox(), jti)).toBe(false);
    const userinfo = await getJson(`${sandbox().url}/v1/oauth2/userinfo`, {
      authorization: `Bearer ${jti}`,
    });
    expect(userinfo.status).toBe(401);
  });

  it.each(["", "x", "a.b.c"])(
    "the token %j is inactive or refused, never an error of ours",
    async (token) => {
      const { clientId: client_id, clientSecret: client_secret } =
        sandbox().seeds.clients.thirdParty;
      for (const endpoint of ["introspect", "revoke"]) {
        const answer = await postForm(`${sandbox().url}/v1/oauth2/${endpoint}`, {
          client_id,
          client_secret,
          token,
        });
        expect(answer.status).toBe(token === "" ? 400 : 200);
      }
    },
  );

  it("a session JWT is not an access token", async () => {
    const { email, password } = sandbox().seeds.people.owner;
    const { session_jwt } = await nodeClient(sandbox()).passwords.authenticate({
      email,
      password,
      session_duration_minutes: 5,
    });
    expect(await isActive(sandbox(), session_jwt)).toBe(false);
  });
});
