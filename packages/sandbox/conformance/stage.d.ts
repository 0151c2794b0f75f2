import type { Client } from "stytch";
/** The project under test: the sandbox's, or a real test project. */
export interface Target {
    readonly projectId: string;
    readonly secret: string;
    /** Origin of the API, without trailing slash. */
    readonly apiUrl: string;
    /** Makes the official client. */
    readonly connect: (secret: string) => Client;
}
/** A Connected App that a check made. */
export interface StagedApp {
    readonly clientId: string;
    readonly clientSecret?: string;
}
/** Everything an authorization may say; `app` and `userId` decide the rest. */
export interface Authorization {
    readonly app: StagedApp;
    readonly userId: string;
    readonly scopes?: string[];
    readonly consent?: boolean;
    readonly prompt?: string;
    readonly challenge?: string;
    readonly nonce?: string;
}
/** An answer of a public endpoint. */
export interface Answer {
    readonly status: number;
    readonly body: Readonly<Record<string, unknown>>;
}
/** The only redirect URL of staged apps. Nothing ever listens there. */
export declare const redirectUri = "http://127.0.0.1:4199/callback";
type AppType = "first_party" | "first_party_public" | "third_party" | "third_party_public";
/** What a check works with. Whatever it makes is removed when it is done. */
export declare class Stage {
    #private;
    readonly target: Target;
    readonly stytch: Client;
    constructor(target: Target);
    /** A new user with an address of their own. */
    user(): Promise<string>;
    /** A new Connected App. */
    app(type: AppType, settings?: Omit<Parameters<Client["connectedApp"]["clients"]["create"]>[0], "client_type" | "redirect_urls">): Promise<StagedApp>;
    /** The first call of the authorization flow. */
    start({ app, userId, scopes, prompt, }: Authorization): ReturnType<Client["idp"]["oauth"]["authorizeStart"]>;
    /** The second call. */
    submit({ app, userId, scopes, consent, prompt, challenge, nonce, }: Authorization): ReturnType<Client["idp"]["oauth"]["authorize"]>;
    /** A code, and what the token endpoint gives for it. */
    tokens(authorization: Authorization, verifier?: string): Promise<Answer>;
    /** Asks the token endpoint for the tokens of a code. */
    redeem(app: StagedApp, code: string, verifier?: string): Promise<Answer>;
    /** Posts a form to one of the public OAuth endpoints, as this app. */
    post(endpoint: "token" | "introspect" | "revoke", { clientId, clientSecret }: StagedApp, form: Readonly<Record<string, string>>): Promise<Answer>;
    /** Gets a public document or resource. */
    get(path: string, headers?: Record<string, string>): Promise<Answer>;
    /** Has something removed when the check is done. */
    later(cleanup: () => Promise<unknown>): void;
    /** Removes what the check made; something that is gone already is fine. */
    clear(): Promise<void>;
}
export {};
