import assert from "node:assert/strict";

import { decodeJwt, decodeProtectedHeader } from "jose";

import { createPair, textOf, type Check } from "../check.ts";
import type { Stage, StagedApp } from "../stage.ts";

const reference = "https://stytch.com/docs/api-reference/consumer/api/connected-apps";
const code = `${reference}/consent-management/exchange-authorization-code`;
const refresh = `${reference}/consent-management/exchange-refresh-token`;
const introspect = `${reference}/methods/introspect-token`;
const revoke = `${reference}/methods/revoke-token`;
const userinfo = `${reference}/methods/get-userinfo`;
const accessToken = `${reference}/tokens/connected-app-access-token-object`;
const idToken = `${reference}/tokens/connected-app-id-token-object`;
const m2m = "https://stytch.com/docs/api/get-m2m-token";
const m2mLocal = "https://stytch.com/docs/api/authenticate-m2m-token";

async function withApp(
  stage: Stage,
  type: "third_party" | "third_party_public" = "third_party",
): Promise<{ app: StagedApp; userId: string }> {
  return { app: await stage.app(type), userId: await stage.user() };
}

/** The token endpoint, and what it hands out. */
export const tokenChecks: readonly Check[] = [
  {
    title: "a code becomes a bearer token of an hour, with the scope that was granted",
    page: code,
    run: async (stage) => {
      const answer = await stage.tokens({ ...(await withApp(stage)), scopes: ["openid", "email"] });
      assert.equal(answer.status, 200);
      assert.equal(textOf(answer, "token_type").toLowerCase(), "bearer");
      assert.equal(answer.body["expires_in"], 3600);
      assert.deepEqual(textOf(answer, "scope").split(" ").sort(), ["email", "openid"]);
      assert.equal(answer.body["refresh_token"], undefined);
    },
  },
  {
    title: "the access token is a JWT that names project, user, app and scope",
    page: accessToken,
    run: async (stage) => {
      const staged = await withApp(stage);
      const token = textOf(await stage.tokens(staged), "access_token");
      assert.equal(decodeProtectedHeader(token).alg, "RS256");
      const claims = decodeJwt(token);
      assert.equal(claims.sub, staged.userId);
      assert.ok([claims.aud].flat().includes(stage.target.projectId));
      assert.equal(claims["client_id"], staged.app.clientId);
      assert.equal(claims["scope"], "openid");
      assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), 3600);
    },
  },
  {
    title: "the ID token is for the app, carries the nonce, and the claims of its scopes only",
    page: idToken,
    run: async (stage) => {
      const staged = await withApp(stage);
      const answer = await stage.tokens({ ...staged, nonce: "a nonce" });
      const claims = decodeJwt(textOf(answer, "id_token"));
      assert.equal(claims.sub, staged.userId);
      assert.deepEqual([claims.aud].flat(), [staged.app.clientId]);
      assert.equal(claims["nonce"], "a nonce");
      assert.equal(claims["email"], undefined);
    },
  },
  {
    title: "a code works once",
    page: code,
    run: async (stage) => {
      const staged = await withApp(stage);
      const { authorization_code = "" } = await stage.submit(staged);
      assert.equal((await stage.redeem(staged.app, authorization_code)).status, 200);
      assert.ok((await stage.redeem(staged.app, authorization_code)).status >= 400);
    },
  },
  {
    title: "with a challenge, only its verifier gets the tokens",
    page: code,
    run: async (stage) => {
      const staged = await withApp(stage, "third_party_public");
      const { verifier, challenge } = await createPair();
      const { verifier: other } = await createPair();
      const authorization = { ...staged, challenge };
      assert.ok((await stage.tokens(authorization)).status >= 400);
      assert.ok((await stage.tokens(authorization, other)).status >= 400);
      assert.equal((await stage.tokens(authorization, verifier)).status, 200);
    },
  },
  {
    title: "a confidential app keeps its refresh token",
    page: refresh,
    run: async (stage) => {
      const staged = await withApp(stage);
      const issued = await stage.tokens({ ...staged, scopes: ["openid", "offline_access"] });
      const refresh_token = textOf(issued, "refresh_token");
      const form = { grant_type: "refresh_token", refresh_token };
      for (let count = 0; count < 2; count += 1) {
        const answer = await stage.post("token", staged.app, form);
        assert.equal(answer.status, 200);
        assert.equal(answer.body["refresh_token"], undefined);
      }
    },
  },
  {
    title: "a public app gets another refresh token with each use",
    page: refresh,
    run: async (stage) => {
      const staged = await withApp(stage, "third_party_public");
      const { verifier, challenge } = await createPair();
      const scopes = ["openid", "offline_access"];
      const issued = await stage.tokens({ ...staged, scopes, challenge }, verifier);
      const refresh_token = textOf(issued, "refresh_token");
      const form = { grant_type: "refresh_token", refresh_token };
      const answer = await stage.post("token", staged.app, form);
      assert.notEqual(textOf(answer, "refresh_token"), refresh_token);
      assert.ok((await stage.post("token", staged.app, form)).status >= 400);
    },
  },
  {
    title: "introspection describes a token, over the network and locally",
    page: introspect,
    run: async (stage) => {
      const { app, userId } = await withApp(stage);
      const token = textOf(await stage.tokens({ app, userId }), "access_token");
      const { clientId: client_id, clientSecret: client_secret = "" } = app;
      const remote = await stage.stytch.idp.introspectTokenNetwork({
        token,
        client_id,
        client_secret,
      });
      const local = await stage.stytch.idp.introspectTokenLocal(token);
      for (const one of [remote, local]) {
        assert.equal(one.subject, userId);
        assert.equal(one.scope, "openid");
        assert.equal(one.token_type, "access_token");
      }
      const garbage = await stage.post("introspect", app, { token: "garbage" });
      assert.equal(garbage.body["active"], false);
    },
  },
  {
    title: "revoking a refresh token ends its access token too",
    page: revoke,
    run: async (stage) => {
      const staged = await withApp(stage);
      const issued = await stage.tokens({ ...staged, scopes: ["openid", "offline_access"] });
      const token = textOf(issued, "access_token");
      const revoked = await stage.post("revoke", staged.app, {
        token: textOf(issued, "refresh_token"),
      });
      assert.equal(revoked.status, 200);
      assert.equal((await stage.post("introspect", staged.app, { token })).body["active"], false);
    },
  },
  {
    title: "userinfo tells what the scopes allow, and nothing more",
    page: userinfo,
    run: async (stage) => {
      const staged = await withApp(stage);
      const path = `/v1/public/${stage.target.projectId}/oauth2/userinfo`;
      const about = async (scopes: string[]): Promise<Readonly<Record<string, unknown>>> => {
        const token = textOf(await stage.tokens({ ...staged, scopes }), "access_token");
        return (await stage.get(path, { authorization: `Bearer ${token}` })).body;
      };
      const little = await about(["openid"]);
      assert.equal(little["sub"], staged.userId);
      assert.equal(little["email"], undefined);
      const more = await about(["openid", "email", "profile"]);
      assert.match(String(more["email"]), /^conformance-/u);
      assert.equal(more["given_name"], "Conformance");
    },
  },
  {
    title: "an M2M client gets a token for itself, which the SDK accepts",
    page: m2m,
    run: async (stage) => {
      const scopes = ["read:conformance", "write:conformance"];
      const { m2m_client } = await stage.stytch.m2m.clients.create({ scopes });
      const { client_id, client_secret } = m2m_client;
      stage.later(() => stage.stytch.m2m.clients.delete({ client_id }));
      const { access_token, expires_in, token_type } = await stage.stytch.m2m.token({
        client_id,
        client_secret,
      });
      assert.deepEqual([expires_in, token_type.toLowerCase()], [3600, "bearer"]);
      const claims = decodeJwt(access_token);
      assert.equal(claims.iss, `stytch.com/${stage.target.projectId}`);
      assert.equal(claims.sub, client_id);
      const accepted = await stage.stytch.m2m.authenticateToken({ access_token });
      assert.deepEqual([...accepted.scopes].sort(), scopes);
    },
  },
  {
    title: "an M2M token without a required scope is not accepted",
    page: m2mLocal,
    run: async (stage) => {
      const { m2m: service } = stage.stytch;
      const { m2m_client } = await service.clients.create({ scopes: ["read:conformance"] });
      const { client_id } = m2m_client;
      stage.later(() => service.clients.delete({ client_id }));
      const { access_token } = await service.token(m2m_client);
      await assert.rejects(
        service.authenticateToken({ access_token, required_scopes: ["write:conformance"] }),
        { code: "missing_scopes" },
      );
    },
  },
];
