/** The only redirect URL of staged apps. Nothing ever listens there. */
export const redirectUri = "http://127.0.0.1:4199/callback";
/** What a check works with. Whatever it makes is removed when it is done. */
export class Stage {
    target;
    stytch;
    #cleanups = [];
    constructor(target) {
        this.target = target;
        this.stytch = target.connect(target.secret);
    }
    /** A new user with an address of their own. */
    async user() {
        const email = `conformance-${crypto.randomUUID()}@example.com`;
        const { user_id } = await this.stytch.users.create({
            email,
            name: { first_name: "Conformance", last_name: "Check" },
        });
        this.later(() => this.stytch.users.delete({ user_id }));
        return user_id;
    }
    /** A new Connected App. */
    async app(type, settings = {}) {
        const { connected_app } = await this.stytch.connectedApp.clients.create({
            client_name: "Conformance Check",
            ...settings,
            client_type: type,
            redirect_urls: [redirectUri],
        });
        const { client_id: clientId, client_secret: clientSecret } = connected_app;
        this.later(() => this.stytch.connectedApp.clients.delete({ client_id: clientId }));
        return clientSecret === undefined || clientSecret === ""
            ? { clientId }
            : { clientId, clientSecret };
    }
    /** The first call of the authorization flow. */
    start({ app, userId, scopes = ["openid"], prompt, }) {
        return this.stytch.idp.oauth.authorizeStart({
            client_id: app.clientId,
            redirect_uri: redirectUri,
            response_type: "code",
            scopes,
            user_id: userId,
            ...(prompt === undefined ? {} : { prompt }),
        });
    }
    /** The second call. */
    submit({ app, userId, scopes = ["openid"], consent = true, prompt, challenge, nonce, }) {
        return this.stytch.idp.oauth.authorize({
            client_id: app.clientId,
            redirect_uri: redirectUri,
            response_type: "code",
            scopes,
            user_id: userId,
            consent_granted: consent,
            state: "a state",
            ...(prompt === undefined ? {} : { prompt }),
            ...(challenge === undefined ? {} : { code_challenge: challenge }),
            ...(nonce === undefined ? {} : { nonce }),
        });
    }
    /** A code, and what the token endpoint gives for it. */
    async tokens(authorization, verifier) {
        const { authorization_code: code = "" } = await this.submit(authorization);
        return this.redeem(authorization.app, code, verifier);
    }
    /** Asks the token endpoint for the tokens of a code. */
    redeem(app, code, verifier) {
        return this.post("token", app, {
            grant_type: "authorization_code",
            code,
            redirect_uri: redirectUri,
            ...(verifier === undefined ? {} : { code_verifier: verifier }),
        });
    }
    /** Posts a form to one of the public OAuth endpoints, as this app. */
    async post(endpoint, { clientId, clientSecret }, form) {
        const body = new URLSearchParams({
            client_id: clientId,
            ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
            ...form,
        });
        const { apiUrl, projectId } = this.target;
        return read(await fetch(`${apiUrl}/v1/public/${projectId}/oauth2/${endpoint}`, { method: "POST", body }));
    }
    /** Gets a public document or resource. */
    async get(path, headers = {}) {
        return read(await fetch(`${this.target.apiUrl}${path}`, { headers }));
    }
    /** Has something removed when the check is done. */
    later(cleanup) {
        this.#cleanups.push(cleanup);
    }
    /** Removes what the check made; something that is gone already is fine. */
    async clear() {
        await Promise.allSettled(this.#cleanups.map((cleanup) => cleanup()));
    }
}
async function read(response) {
    const body = await response.json();
    const isObject = typeof body === "object" && body !== null;
    return { status: response.status, body: isObject ? { ...body } : {} };
}
