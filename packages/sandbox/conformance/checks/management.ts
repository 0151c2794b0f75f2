import assert from "node:assert/strict";

import { refusalOf, textOf, type Check } from "../check.ts";
import type { StagedApp, Stage } from "../stage.ts";

const create = "https://stytch.com/docs/api/connected-apps-create";
const rotate = "https://stytch.com/docs/api/connected-apps-rotate-secret";
const rotateM2M = "https://stytch.com/docs/api/m2m-rotate-secret-start";
const metadata = "https://stytch.com/docs/api/metadata";
const claims = "https://stytch.com/docs/consumer-auth/manage-sessions/custom-claims";
const discovery =
  "https://stytch.com/docs/api-reference/consumer/api/connected-apps/configuration/get-openid-configuration";
const unauthorized = "https://stytch.com/docs/api-reference/consumer/api/errors/401";

/** Whether the token endpoint takes this secret: a wrong code is complained about only by somebody it knows. */
async function isKnown(
  stage: Stage,
  { clientId }: StagedApp,
  clientSecret: string,
): Promise<boolean> {
  const answer = await stage.redeem({ clientId, clientSecret }, "no-such-code");
  const complaint = String(answer.body["error"] ?? answer.body["error_type"]);
  return answer.status !== 401 && !/invalid_client/u.test(complaint);
}

/** Everything around the flow: apps, secrets, metadata, discovery. */
export const managementChecks: readonly Check[] = [
  {
    title: "a wrong project secret is refused, with a body that says everything",
    page: unauthorized,
    run: async ({ target }) => {
      const refused = await refusalOf(target.connect("secret-test-wrong").rbac.policy());
      assert.equal(refused.status_code, 401);
      assert.equal(refused.error_type, "unauthorized_credentials");
      assert.match(refused.request_id, /^request-id-test-/u);
      assert.match(refused.error_url, /^https:\/\/stytch\.com\/docs\//u);
      assert.notEqual(refused.error_message, "");
    },
  },
  {
    title: "only confidential apps get a secret, and it is shown once",
    page: create,
    run: async (stage) => {
      const { clientId, clientSecret = "" } = await stage.app("third_party");
      assert.notEqual(clientSecret, "");
      assert.equal((await stage.app("third_party_public")).clientSecret, undefined);
      const shown = await stage.stytch.connectedApp.clients.get({ client_id: clientId });
      assert.equal(shown.connected_app.client_secret_last_four, clientSecret.slice(-4));
      assert.equal(JSON.stringify(shown).includes(clientSecret), false);
    },
  },
  {
    title: "while a secret is rotated both are valid, afterwards only the next one",
    page: rotate,
    run: async (stage) => {
      const app = await stage.app("third_party");
      const { clientId: client_id, clientSecret: before = "" } = app;
      const { secrets } = stage.stytch.connectedApp.clients;
      const next = (await secrets.rotateStart({ client_id })).connected_app.next_client_secret;
      assert.deepEqual(
        [await isKnown(stage, app, before), await isKnown(stage, app, next)],
        [true, true],
      );
      await secrets.rotate({ client_id });
      assert.deepEqual(
        [await isKnown(stage, app, before), await isKnown(stage, app, next)],
        [false, true],
      );
    },
  },
  {
    title: "the same holds for M2M clients, and a rotation can be cancelled",
    page: rotateM2M,
    run: async (stage) => {
      const { m2m } = stage.stytch;
      const { m2m_client } = await m2m.clients.create({ scopes: ["read:conformance"] });
      const { client_id, client_secret } = m2m_client;
      stage.later(() => m2m.clients.delete({ client_id }));
      const { secrets } = m2m.clients;
      const next = (await secrets.rotateStart({ client_id })).m2m_client.next_client_secret;
      await m2m.token({ client_id, client_secret });
      await m2m.token({ client_id, client_secret: next });
      await secrets.rotateCancel({ client_id });
      await m2m.token({ client_id, client_secret });
      await assert.rejects(m2m.token({ client_id, client_secret: next }));
    },
  },
  {
    title: "metadata is merged at the top level, and null deletes",
    page: metadata,
    run: async (stage) => {
      const user_id = await stage.user();
      const { users } = stage.stytch;
      await users.update({ user_id, trusted_metadata: { a: { b: 1, c: 2 }, d: 3, e: 4 } });
      await users.update({ user_id, trusted_metadata: { a: { b: 5 }, d: null } });
      const { trusted_metadata } = await users.get({ user_id });
      assert.deepEqual(trusted_metadata, { a: { b: 5 }, e: 4 });
    },
  },
  {
    title:
      "a token template fills in the user's metadata and roles, and leaves out what is not there",
    page: claims,
    run: async (stage) => {
      const user_id = await stage.user();
      await stage.stytch.users.update({ user_id, trusted_metadata: { plan: { level: 3 } } });
      const app = await stage.app("third_party", {
        access_token_template_content: `{ "level": {{ user.trusted_metadata.plan.level }}, "roles": {{ user.rbac.roles }}, "none": {{ user.trusted_metadata.none }} }`,
      });
      const token = textOf(await stage.tokens({ app, userId: user_id }), "access_token");
      const { custom_claims } = await stage.stytch.idp.introspectTokenLocal(token);
      assert.ok(custom_claims !== undefined);
      assert.equal(custom_claims["level"], 3);
      assert.deepEqual(custom_claims["roles"], ["stytch_user"]);
      assert.equal(Object.hasOwn(custom_claims, "none"), false);
    },
  },
  {
    title: "discovery names the endpoints and what they support",
    page: discovery,
    run: async (stage) => {
      const path = `/v1/public/${stage.target.projectId}/.well-known/openid-configuration`;
      const answer = await stage.get(path);
      assert.equal(answer.status, 200);
      for (const name of ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"])
        assert.ok(URL.canParse(textOf(answer, name)), name);
      const { body } = answer;
      assert.deepEqual(body["response_types_supported"], ["code"]);
      assert.deepEqual(body["id_token_signing_alg_values_supported"], ["RS256"]);
      const scopes = body["scopes_supported"];
      assert.ok(Array.isArray(scopes));
      for (const scope of ["openid", "profile", "email", "phone", "offline_access"])
        assert.ok(scopes.includes(scope), scope);
    },
  },
];
