import type { Provider } from "oidc-provider";

import { readAccessToken, signAccessToken } from "./access-token.ts";
import { renderTemplate } from "./claim-template.ts";
import type { Client } from "./clients.ts";
import { isPublic } from "./client-rules.ts";
import type { DataFile } from "./data-file.ts";
import { reshapeIdToken } from "./id-token.ts";
import { keptEntity } from "./kept-entity.ts";
import { keptGrant } from "./kept.ts";
import type { ProjectCore } from "./project-core.ts";
import { createProvider, refreshTokenSeconds } from "./provider.ts";
import { createProviderCall, type ProviderAnswer, type ProviderCall } from "./provider-call.ts";
import { ProviderStorage } from "./provider-storage.ts";

/** An authorization that was granted and is to become a code. */
export interface GrantedAuthorization {
  readonly userId: string;
  readonly client: Client;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authenticatedAt: Date;
  readonly sessionId?: string | undefined;
  readonly nonce?: string | undefined;
  readonly codeChallenge?: string | undefined;
}

/** A form that a Connected App posted, and its `Authorization` header. */
export interface ClientRequest {
  readonly form: readonly (readonly [name: string, value: string])[];
  readonly authorization: string | undefined;
}

interface GrantRecord {
  readonly userId: string;
  readonly clientId: string;
  readonly resources: readonly string[];
  readonly sessionId: string | undefined;
}

/** A live access token, and the session its authorization was linked to. */
export interface LiveAccessToken {
  readonly handle: string;
  readonly userId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: Date;
  readonly sessionId: string | undefined;
}

/** The first field of a form with this name. */
export function formValue(request: ClientRequest, name: string): string | undefined {
  return request.form.find(([key]) => key === name)?.[1];
}

function text(body: Readonly<Record<string, unknown>>, name: string): string {
  const member = body[name];
  return typeof member === "string" ? member : "";
}

/** Codes and tokens of one project: oidc-provider keeps the rules, this gives its answers Stytch's shape. */
export class TokenService {
  readonly #project: ProjectCore;
  readonly #storage: ProviderStorage;
  readonly #provider: Provider;
  readonly #call: ProviderCall;
  readonly #grants = new Map<string, GrantRecord>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(project: ProjectCore) {
    this.#project = project;
    this.#storage = new ProviderStorage(project.clients, project.now);
    this.#provider = createProvider(project, this.#storage);
    this.#call = createProviderCall(this.#provider);
  }

  /** Has codes, tokens and grants outlive the process. */
  keep(data: DataFile): void {
    data.keep("tokens", keptEntity, this.#storage);
    data.keep("grants", keptGrant, {
      all: () => [...this.#grants].map(([grantId, grant]) => Object.assign({ grantId }, grant)),
      restore: (grants) => {
        for (const { grantId, sessionId, ...grant } of grants)
          this.#grants.set(grantId, { ...grant, sessionId });
      },
    });
  }

  /** Mints an authorization code: single use, ten minutes, bound to everything it was granted for. */
  async mintCode(granted: GrantedAuthorization): Promise<string> {
    const { userId, client, scopes } = granted;
    const known = await this.#provider.Client.find(client.clientId);
    if (known === undefined) throw new Error("the provider does not know the client");
    const grant = new this.#provider.Grant({ accountId: userId, clientId: client.clientId });
    grant.addOIDCScope([...scopes]);
    const grantId = await grant.save();
    const { resources, sessionId } = granted;
    this.#grants.set(grantId, { userId, clientId: client.clientId, resources, sessionId });
    const code = new this.#provider.AuthorizationCode({
      accountId: userId,
      authTime: Math.floor(granted.authenticatedAt.getTime() / 1000),
      client: known,
      codeChallenge: granted.codeChallenge,
      codeChallengeMethod: granted.codeChallenge === undefined ? undefined : "S256",
      grantId,
      gty: "authorization_code",
      nonce: granted.nonce,
      redirectUri: granted.redirectUri,
      scope: scopes.join(" "),
    });
    return code.save();
  }

  /** Ends every token this user ever gave this client. */
  revokeGrants(userId: string, clientId: string): void {
    for (const [grantId, grant] of this.#grants) {
      if (grant.userId !== userId || grant.clientId !== clientId) continue;
      this.#storage.revokeGrant(grantId);
      this.#grants.delete(grantId);
    }
  }

  /** The token endpoint. Requests take turns, so that of many parallel exchanges of one code only one succeeds. */
  exchange(request: ClientRequest): Promise<ProviderAnswer> {
    const answer = this.#turn.then(() => this.#exchange(request));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** @see RFC 7662 section 2 */
  async introspect(request: ClientRequest): Promise<ProviderAnswer> {
    const claims = await readAccessToken(this.#project, formValue(request, "token") ?? "");
    const answer = await this.#call({
      method: "POST",
      path: "/token/introspection",
      ...this.#byHandle(request, claims?.jti),
    });
    if (answer.body["active"] !== true) return answer;
    const isAccessToken = claims !== undefined;
    return {
      ...answer,
      body: {
        ...answer.body,
        ...claims,
        token_type: isAccessToken ? "access_token" : "refresh_token",
      },
    };
  }

  /** @see RFC 7009 section 2 */
  async revoke(request: ClientRequest): Promise<ProviderAnswer> {
    const claims = await readAccessToken(this.#project, formValue(request, "token") ?? "");
    return this.#call({
      method: "POST",
      path: "/token/revocation",
      ...this.#byHandle(request, claims?.jti),
    });
  }

  /** @see OpenID Connect Core 1.0 section 5.3 */
  async userinfo(accessToken: string | undefined): Promise<ProviderAnswer> {
    const claims =
      accessToken === undefined ? undefined : await readAccessToken(this.#project, accessToken);
    // A token that is not ours still goes to the provider, which words the refusal.
    const authorization =
      accessToken === undefined ? undefined : `Bearer ${claims?.jti ?? "unknown"}`;
    return this.#call({ method: "GET", path: "/me", authorization });
  }

  /** What an access token stands for, unless it has expired or was revoked. */
  async inspect(accessToken: string): Promise<LiveAccessToken | undefined> {
    const { jti: handle = "", iat = 0 } = (await readAccessToken(this.#project, accessToken)) ?? {};
    const stored = this.#storage.find("AccessToken", handle);
    const grant = this.#grants.get(stored?.grantId ?? "");
    if (stored === undefined || grant === undefined) return undefined;
    const { userId, clientId, sessionId } = grant;
    return {
      handle,
      userId,
      clientId,
      sessionId,
      scopes: stored.scope?.split(" ") ?? [],
      issuedAt: new Date(iat * 1000),
    };
  }

  /** Replaces a signed token by the handle the provider knows it by. A handle that arrives unsigned is no token. */
  #byHandle(request: ClientRequest, handle: string | undefined): ClientRequest {
    const form = request.form.map(([name, given]): readonly [string, string] => {
      if (name !== "token" || given === "") return [name, given];
      const isRefreshToken = this.#storage.find("RefreshToken", given) !== undefined;
      return [name, handle ?? (isRefreshToken ? given : "unknown")];
    });
    return { form, authorization: request.authorization };
  }

  async #exchange(request: ClientRequest): Promise<ProviderAnswer> {
    const resources = request.form
      .filter(([name]) => name === "resource")
      .map(([, resource]) => resource);
    const allowed = this.#grantOf(request)?.resources;
    if (
      allowed !== undefined &&
      resources.some((one) => one !== this.#project.id && !allowed.includes(one))
    ) {
      return refusal("invalid_target", "the requested resource was not part of the authorization");
    }
    const form = request.form.filter(([name]) => name !== "resource");
    const answer = await this.#call({
      method: "POST",
      path: "/token",
      form,
      authorization: request.authorization,
    });
    return answer.status === 200 ? this.#shape(request, answer, resources) : answer;
  }

  #grantOf(request: ClientRequest): GrantRecord | undefined {
    const source =
      this.#storage.find("AuthorizationCode", formValue(request, "code") ?? "") ??
      this.#storage.find("RefreshToken", formValue(request, "refresh_token") ?? "");
    return source?.grantId === undefined ? undefined : this.#grants.get(source.grantId);
  }

  async #shape(
    request: ClientRequest,
    answer: ProviderAnswer,
    resources: readonly string[],
  ): Promise<ProviderAnswer> {
    const handle = text(answer.body, "access_token");
    const issued = this.#storage.find("AccessToken", handle);
    const clientId = issued?.clientId ?? "";
    const client = this.#project.clients.find(clientId);
    const granted = this.#grants.get(issued?.grantId ?? "")?.resources ?? [];
    const scope = text(answer.body, "scope");
    const variables = this.#project.accounts.templateVariables(issued?.accountId ?? "");
    const accessToken = await signAccessToken(this.#project, {
      handle,
      customClaims: renderTemplate(client?.accessTokenTemplateContent ?? "", variables),
      userId: issued?.accountId ?? "",
      clientId,
      scope,
      audience: this.#audience(client, resources.length > 0 ? resources : granted),
      expiresInSeconds: Number(answer.body["expires_in"]),
    });
    const idToken = text(answer.body, "id_token");
    return {
      ...answer,
      body: {
        access_token: accessToken,
        expires_in: answer.body["expires_in"],
        ...(idToken === ""
          ? {}
          : {
              id_token: await reshapeIdToken(this.#project, idToken, {
                clientId,
                customClaims: renderTemplate(client?.idTokenTemplateContent ?? "", variables),
              }),
            }),
        scope,
        token_type: "bearer",
        ...this.#refreshMember(request, answer, client),
      },
    };
  }

  /** What follows the project in `aud`: the client's own audience, then the resources. */
  #audience(client: Client | undefined, resources: readonly string[]): string[] {
    const custom = client?.accessTokenCustomAudience;
    const carried = this.#project.switches.resourceAudience ? resources : [];
    const audience = new Set([...(custom === undefined ? [] : [custom]), ...carried]);
    audience.delete(this.#project.id);
    return [...audience];
  }

  #refreshMember(
    request: ClientRequest,
    { body }: ProviderAnswer,
    client: Client | undefined,
  ): Record<string, unknown> {
    const token = text(body, "refresh_token");
    if (token === "") return {};
    if (
      formValue(request, "grant_type") !== "refresh_token" ||
      client === undefined ||
      isPublic(client.clientType)
    ) {
      return { refresh_token: token };
    }
    this.#extend(token);
    return {};
  }

  /** A confidential client keeps its refresh token; each use gives it three months more. */
  #extend(token: string): void {
    const payload = this.#storage.find("RefreshToken", token);
    if (payload === undefined) return;
    const exp = Math.floor(this.#project.now().getTime() / 1000) + refreshTokenSeconds;
    this.#storage.write("RefreshToken", token, { ...payload, exp }, refreshTokenSeconds);
  }
}

function refusal(error: string, description: string): ProviderAnswer {
  return { status: 400, headers: {}, body: { error, error_description: description } };
}
