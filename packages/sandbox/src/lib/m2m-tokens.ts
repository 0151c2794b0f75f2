import { SignJWT } from "jose";

import { audienceOf, m2mClaims } from "./jwt-templates.ts";
import { wireM2MClient, type M2MClient } from "./m2m-clients.ts";
import type { ProjectCore } from "./project-core.ts";
import type { ProviderAnswer } from "./provider-call.ts";
import { isSameSecret } from "./request-guards.ts";
import { formValue, type ClientRequest } from "./tokens.ts";

const lifetimeSeconds = 60 * 60;
const standardParameters: ReadonlySet<string> = new Set([
  "client_id",
  "client_secret",
  "grant_type",
  "scope",
]);

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

function refuse(status: number, error: string, description: string): ProviderAnswer {
  const headers = status === 401 ? { "www-authenticate": 'Basic realm="sandbox"' } : {};
  return { status, headers, body: { error, error_description: description } };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", " "));
  } catch {
    return part;
  }
}

/** From the body or the `Authorization` header; undefined when there are none or when they are in both. */
function credentialsOf(request: ClientRequest): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/iu.exec(request.authorization ?? "")?.[1];
  const secret = formValue(request, "client_secret");
  if (encoded === undefined)
    return { clientId: formValue(request, "client_id") ?? "", clientSecret: secret ?? "" };
  if (secret !== undefined) return undefined;
  const [id = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { clientId: decodePart(id), clientSecret: decodePart(rest.join(":")) };
}

function authenticate(project: ProjectCore, credentials: Credentials): M2MClient | undefined {
  const client = project.m2mClients.find(credentials.clientId);
  const secrets = [client?.clientSecret, client?.nextClientSecret];
  const isKnown = secrets.some(
    (secret) => secret !== undefined && isSameSecret(secret, credentials.clientSecret),
  );
  return isKnown && client?.status === "active" ? client : undefined;
}

/** Parameters of a token request that are the client's own, for the template. */
function ownParameters({ form }: ClientRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(form.filter(([name]) => !standardParameters.has(name)));
}

interface Grant {
  readonly client: M2MClient;
  readonly scope: string;
  readonly request: ClientRequest;
}

function sign(project: ProjectCore, { client, scope, request }: Grant): Promise<string> {
  const variables = { client: wireM2MClient(client), request: ownParameters(request) };
  const issuedAt = Math.floor(project.now().getTime() / 1000);
  return new SignJWT({ ...m2mClaims(project, variables), scope })
    .setProtectedHeader({ alg: "RS256", kid: project.keys.keyId, typ: "JWT" })
    .setIssuer(`stytch.com/${project.id}`)
    .setSubject(client.clientId)
    .setAudience(audienceOf(project, "M2M"))
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(project.keys.privateKey);
}

/**
 * The token endpoint for M2M clients: a JWT of an hour, with the requested scopes or with all the client has, and the
 * claims of the project's template.
 *
 * @see RFC 6749 section 4.4
 * @see https://stytch.com/docs/api/get-m2m-token
 */
export async function grantClientCredentials(
  project: ProjectCore,
  request: ClientRequest,
): Promise<ProviderAnswer> {
  const credentials = credentialsOf(request);
  if (credentials === undefined)
    return refuse(400, "invalid_request", "client authentication must only be in one place");
  const client = authenticate(project, credentials);
  if (client === undefined) return refuse(401, "invalid_client", "client authentication failed");
  const requested = (formValue(request, "scope") ?? "").split(" ").filter((one) => one !== "");
  if (requested.some((scope) => !client.scopes.includes(scope)))
    return refuse(400, "invalid_scope", "the client does not have every requested scope");
  const scope = [...new Set(requested.length === 0 ? client.scopes : requested)].join(" ");
  return {
    status: 200,
    headers: {},
    body: {
      access_token: await sign(project, { client, scope, request }),
      expires_in: lifetimeSeconds,
      scope,
      token_type: "bearer",
    },
  };
}
