import assert from "node:assert/strict";
import { createPair, refusalOf } from "../check.js";
import { redirectUri } from "../stage.js";
const start = "https://stytch.com/docs/api/connected-apps-oauth-authorize-start";
const submit = "https://stytch.com/docs/api/connected-apps-oauth-authorize";
const consent = "https://stytch.com/docs/connected-apps/resources/consent-management";
const types = "https://stytch.com/docs/connected-apps/oauth-learn-more/client-types";
const scopesPage = "https://stytch.com/docs/connected-apps/oauth-learn-more/oauth-scopes";
const notFound = "https://stytch.com/docs/api-reference/consumer/api/errors/404";
const unauthorized = "https://stytch.com/docs/api-reference/consumer/api/errors/401";
/** The two calls of the authorization flow, and consent. */
export const authorizationChecks = [
    {
        title: "start says who asks, who decides, and which scopes can be granted",
        page: start,
        run: async (stage) => {
            const [app, userId] = [await stage.app("third_party"), await stage.user()];
            const answer = await stage.start({ app, userId, scopes: ["openid", "email"] });
            assert.equal(answer.user_id, userId);
            assert.equal(answer.user.user_id, userId);
            assert.equal(answer.client.client_id, app.clientId);
            assert.equal(answer.client.client_type, "third_party");
            assert.deepEqual(answer.scope_results.map(({ scope }) => scope).sort(), ["email", "openid"]);
            assert.ok(answer.scope_results.every(({ is_grantable }) => is_grantable));
        },
    },
    {
        title: "an unknown client is not found",
        page: notFound,
        run: async (stage) => {
            const app = { clientId: `connected-app-test-${crypto.randomUUID()}` };
            const refused = await refusalOf(stage.start({ app, userId: await stage.user() }));
            assert.equal(refused.status_code, 404);
            assert.equal(refused.error_type, "connected_app_not_found");
        },
    },
    {
        title: "a redirect URL that is not registered is refused, not followed",
        page: unauthorized,
        run: async (stage) => {
            const app = await stage.app("third_party");
            const refused = await refusalOf(stage.stytch.idp.oauth.authorizeStart({
                client_id: app.clientId,
                redirect_uri: `${redirectUri}/other`,
                response_type: "code",
                scopes: ["openid"],
                user_id: await stage.user(),
            }));
            assert.equal(refused.status_code, 401);
            assert.equal(refused.error_type, "connected_app_supplied_redirect_url_not_found_in_client");
        },
    },
    {
        title: "an unknown scope is refused",
        page: scopesPage,
        run: async (stage) => {
            const [app, userId] = [await stage.app("third_party"), await stage.user()];
            const refused = await refusalOf(stage.start({ app, userId, scopes: ["no.such.scope"] }));
            assert.equal(refused.error_type, "oauth_invalid_scope_requested");
        },
    },
    {
        title: "a third-party app asks the first time, and its consent is remembered",
        page: consent,
        run: async (stage) => {
            const authorization = { app: await stage.app("third_party"), userId: await stage.user() };
            assert.equal((await stage.start(authorization)).consent_required, true);
            await stage.submit(authorization);
            assert.equal((await stage.start(authorization)).consent_required, false);
        },
    },
    {
        title: "a scope that was not granted before is asked about",
        page: consent,
        run: async (stage) => {
            const authorization = { app: await stage.app("third_party"), userId: await stage.user() };
            await stage.submit(authorization);
            const more = await stage.start({ ...authorization, scopes: ["openid", "email"] });
            assert.equal(more.consent_required, true);
        },
    },
    {
        title: "prompt=consent asks again",
        page: consent,
        run: async (stage) => {
            const authorization = { app: await stage.app("third_party"), userId: await stage.user() };
            await stage.submit(authorization);
            const again = await stage.start({ ...authorization, prompt: "consent" });
            assert.equal(again.consent_required, true);
        },
    },
    {
        title: "a first-party app does not ask for openid",
        page: consent,
        run: async (stage) => {
            const authorization = { app: await stage.app("first_party"), userId: await stage.user() };
            assert.equal((await stage.start(authorization)).consent_required, false);
        },
    },
    {
        title: "offline_access needs consent, unless a first-party app may bypass it",
        page: consent,
        run: async (stage) => {
            const userId = await stage.user();
            const scopes = ["openid", "offline_access"];
            const strict = await stage.app("first_party");
            const trusted = await stage.app("first_party", { bypass_consent_for_offline_access: true });
            assert.equal((await stage.start({ app: strict, userId, scopes })).consent_required, true);
            assert.equal((await stage.start({ app: trusted, userId, scopes })).consent_required, false);
        },
    },
    {
        title: "an authorization is answered at the redirect URL, with the code and the state",
        page: submit,
        run: async (stage) => {
            const [app, userId] = [await stage.app("third_party"), await stage.user()];
            const answer = await stage.submit({ app, userId });
            const url = new URL(answer.redirect_uri);
            assert.equal(url.origin + url.pathname, redirectUri);
            assert.equal(url.searchParams.get("code"), answer.authorization_code);
            assert.equal(url.searchParams.get("state"), "a state");
        },
    },
    {
        title: "a denial is answered there too, with an error and without a code",
        page: submit,
        run: async (stage) => {
            const [app, userId] = [await stage.app("third_party"), await stage.user()];
            const answer = await stage.submit({ app, userId, consent: false });
            const url = new URL(answer.redirect_uri);
            assert.equal(url.origin + url.pathname, redirectUri);
            assert.ok(url.searchParams.has("error"));
            assert.equal(url.searchParams.has("code"), false);
            assert.equal(answer.authorization_code ?? "", "");
        },
    },
    {
        title: "public apps must use PKCE",
        page: types,
        run: async (stage) => {
            const userId = await stage.user();
            const { challenge } = await createPair();
            for (const type of ["first_party_public", "third_party_public"]) {
                const app = await stage.app(type);
                const refused = await refusalOf(stage.submit({ app, userId }));
                assert.equal(refused.error_type, "pkce_required_for_idp_authorization_flow");
                assert.ok((await stage.submit({ app, userId, challenge })).authorization_code);
            }
        },
    },
    {
        title: "third-party apps cannot have full_access",
        page: types,
        run: async (stage) => {
            const refused = await refusalOf(stage.app("third_party", { full_access_allowed: true }));
            assert.equal(refused.error_type, "third_party_clients_cannot_use_full_access");
        },
    },
    {
        title: "a revoked app leaves the list, loses its tokens, and has to ask again",
        page: consent,
        run: async (stage) => {
            const authorization = { app: await stage.app("third_party"), userId: await stage.user() };
            const { app, userId: user_id } = authorization;
            const token = String((await stage.tokens(authorization)).body["access_token"]);
            const { users } = stage.stytch;
            const ids = async () => (await users.connectedApps({ user_id })).connected_apps.map((one) => one.connected_app_id);
            assert.deepEqual(await ids(), [app.clientId]);
            await users.revoke({ user_id, connected_app_id: app.clientId });
            assert.deepEqual(await ids(), []);
            assert.equal((await stage.post("introspect", app, { token })).body["active"], false);
            assert.equal((await stage.start(authorization)).consent_required, true);
        },
    },
];
