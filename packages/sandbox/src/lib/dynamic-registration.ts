import { createHash } from "node:crypto";

import * as v from "valibot";

import { isPublic, type ClientType } from "./client-rules.ts";
import type { Client } from "./clients.ts";
import { ApiProblem } from "./errors.ts";
import { createSecretValue } from "./identifiers.ts";
import type { ProjectCore } from "./project-core.ts";
import type { ProviderAnswer } from "./provider-call.ts";
import { checkRedirectUrls } from "./redirect-urls.ts";

const maximumClients = 1000;

const webAddress = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.check((value) => /^https?:\/\//iu.test(value) && URL.canParse(value)),
);
const shortText = v.pipe(v.string(), v.maxLength(256));
const authMethod = v.picklist(["none", "client_secret_post", "client_secret_basic"]);

const metadata = v.looseObject({
  redirect_uris: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2048))), v.maxLength(20)),
  client_name: v.optional(shortText, ""),
  token_endpoint_auth_method: v.optional(authMethod, "none"),
  grant_types: v.optional(v.array(v.picklist(["authorization_code", "refresh_token"]))),
  response_types: v.optional(v.array(v.literal("code"))),
  scope: v.optional(v.string()),
});

// Whoever registers is a stranger: nothing in the request makes them trusted.
const trustMembers: readonly string[] = [
  "bypass_consent_for_offline_access",
  "client_id",
  "client_secret",
  "client_type",
  "first_party",
  "full_access_allowed",
  "skip_consent",
  "trusted",
  "verified",
];
const addressMember = /^(?:client_uri|logo_uri|tos_uri|policy_uri|jwks_uri)(?:#[A-Za-z0-9-]+)?$/u;
const textMember = /^client_name#[A-Za-z0-9-]+$/u;

type Metadata = v.InferOutput<typeof metadata>;

function refuse(error: string, description: string): ProviderAnswer {
  return { status: 400, headers: {}, body: { error, error_description: description } };
}

/** The name of a member that may not be there or has an unsafe value, or undefined. */
function unacceptable(request: Metadata): string | undefined {
  return Object.entries(request).find(
    ([name, value]) =>
      trustMembers.includes(name) ||
      (addressMember.test(name) && !v.is(webAddress, value)) ||
      (textMember.test(name) && !v.is(shortText, value)),
  )?.[0];
}

function redirectComplaint(urls: readonly string[], type: ClientType): string | undefined {
  try {
    checkRedirectUrls(urls, type);
    return undefined;
  } catch (problem) {
    if (problem instanceof ApiProblem) return problem.message;
    throw problem;
  }
}

/** The same for the same metadata, whatever the order of its members. */
function fingerprintOf(request: Metadata): string {
  const members = Object.entries(request).sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(members)).digest("base64url");
}

function register(project: ProjectCore, request: Metadata, clientType: ClientType): Client {
  const fingerprint = isPublic(clientType) ? fingerprintOf(request) : undefined;
  const known = project.clients
    .all()
    .find((one) => fingerprint !== undefined && one.fingerprint === fingerprint);
  if (known !== undefined) return known;
  if (project.clients.all().length >= maximumClients)
    throw new ApiProblem("too_many_connected_apps");
  const logo = request["logo_uri"];
  return project.clients.add({
    clientType,
    name: request.client_name,
    redirectUrls: request.redirect_uris,
    creationMethod: "DYNAMIC",
    ...(typeof logo === "string" ? { logoUrl: logo } : {}),
    ...(fingerprint === undefined ? { clientSecret: createSecretValue() } : { fingerprint }),
  });
}

/**
 * Registers a third-party Connected App for anybody. Public ones with the same metadata are one app.
 *
 * @throws ApiProblem `dynamic_client_registration_not_enabled`, `too_many_connected_apps`
 * @see RFC 7591 section 3
 * @see https://stytch.com/docs/api/connected-app-dynamic-client-registration
 */
export function registerDynamically(project: ProjectCore, body: unknown): ProviderAnswer {
  if (!project.switches.dynamicClientRegistration)
    throw new ApiProblem("dynamic_client_registration_not_enabled");
  const parsed = v.safeParse(metadata, body);
  if (!parsed.success || Array.isArray(body)) {
    const member = parsed.issues === undefined ? null : v.getDotPath(parsed.issues[0]);
    const error = member?.startsWith("redirect_uris")
      ? "invalid_redirect_uri"
      : "invalid_client_metadata";
    return refuse(error, `${member ?? "the body"} is missing or malformed`);
  }
  const request = parsed.output;
  const refused = unacceptable(request);
  if (refused !== undefined)
    return refuse("invalid_client_metadata", `${refused.slice(0, 64)} is not acceptable`);
  const method = request.token_endpoint_auth_method;
  const clientType = method === "none" ? "third_party_public" : "third_party";
  const complaint = redirectComplaint(request.redirect_uris, clientType);
  if (complaint !== undefined) return refuse("invalid_redirect_uri", complaint);
  const client = register(project, request, clientType);
  const secret =
    client.clientSecret === undefined
      ? {}
      : { client_secret: client.clientSecret, client_secret_expires_at: 0 };
  return {
    status: 201,
    headers: {},
    body: {
      client_id: client.clientId,
      ...secret,
      client_name: client.name,
      redirect_uris: client.redirectUrls,
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      token_endpoint_auth_method: method,
    },
  };
}
