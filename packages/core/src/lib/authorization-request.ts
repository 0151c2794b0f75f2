import { parseUiLocales } from "./locale.ts";
import type { ProblemCode } from "./problem.ts";
import { hasResponseParameters, parseRedirectTarget } from "./redirect-uri.ts";
import { type QueryDefect, type QueryParameters, parseQueryString } from "./query-string.ts";
import { parseScopeList } from "./scope-list.ts";

export type Prompt = "none" | "login" | "consent" | "select_account";

/**
 * An authorization request that is well-formed. Whether its client and redirect URI exist only
 * Stytch can say.
 *
 * @see RFC 6749 §4.1.1, RFC 7636 §4.3, RFC 8707 §2, OpenID Connect Core §3.1.2.1
 */
export interface AuthorizationRequest {
  readonly clientId: string;
  /** Exactly as sent, decoded once: it is compared byte for byte. */
  readonly redirectUri: string;
  /** In the order asked for, each once. `openid email profile` where none were named. */
  readonly scopes: readonly string[];
  /** Whether the client left `response_type` out, as several popular ones do. */
  readonly responseTypeOmitted: boolean;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  /** 43 base64url characters; the method is always `S256`. */
  readonly codeChallenge: string | undefined;
  readonly prompts: readonly Prompt[];
  /** Seconds since the user last proved who they are. */
  readonly maxAgeSeconds: number | undefined;
  readonly loginHint: string | undefined;
  /** BCP 47 tags, best first; anything that is not one is left out. */
  readonly uiLocales: readonly string[];
  /** Absolute URIs in the order asked for, each once. */
  readonly resources: readonly string[];
}

/** Where an error may be delivered once Stytch has confirmed client and redirect URI. */
export interface ResponseAddress {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
}

/** Why a request is not one, and who may hear of it. */
export interface AuthorizationRequestDefect {
  readonly code: ProblemCode;
  /** For a developer: names the parameter, never repeats its value. */
  readonly detail: string;
  /** `null`: only the user may be told, since there is no single client and redirect URI. */
  readonly address: ResponseAddress | null;
}

export type AuthorizationRequestResult =
  | { readonly ok: true; readonly request: AuthorizationRequest }
  | { readonly ok: false; readonly defect: AuthorizationRequestDefect };

const DEFAULT_SCOPES: readonly string[] = ["openid", "email", "profile"];
const PROMPTS: readonly Prompt[] = ["none", "login", "consent", "select_account"];
const MAX_RESOURCES = 10;

const QUERY_DEFECTS: Record<QueryDefect, string> = {
  "too-long": "The query string is too long.",
  "too-many": "The query string has too many parameters.",
  undecodable: "The query string holds a broken escape, invalid UTF-8 or a NUL character.",
  "bracketed-name": "The query string has a parameter name that OAuth does not know.",
};

class Defect extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

function reject(code: ProblemCode, detail: string): never {
  throw new Defect(code, detail);
}

/**
 * Reads an authorization request from its query string. Checks the client and the redirect URI
 * first, and everything else after them, so that a defect knows whether it may be delivered.
 *
 * @param query As it stands in the URL, with or without the leading `?`.
 * @see RFC 6749 §4.1.2.1 for the order
 */
export function parseAuthorizationRequest(query: string): AuthorizationRequestResult {
  const read = parseQueryString(query);
  if (!read.ok) {
    const detail = QUERY_DEFECTS[read.defect];
    return { ok: false, defect: { code: "invalid_request", detail, address: null } };
  }
  let address: ResponseAddress | null = null;
  try {
    address = readAddress(read.parameters);
    return { ok: true, request: readRequest(read.parameters, address) };
  } catch (error) {
    if (error instanceof Defect) {
      return { ok: false, defect: { code: error.code, detail: error.message, address } };
    }
    throw error;
  }
}

/** The value of a parameter, where an empty one counts as absent (RFC 6749 §3.1). */
function single(parameters: QueryParameters, name: string): string | undefined {
  const values = parameters.get(name) ?? [];
  if (values.length > 1) {
    reject("invalid_request", `The parameter ${name} is given more than once.`);
  }
  return values[0] === "" ? undefined : values[0];
}

function readAddress(parameters: QueryParameters): ResponseAddress {
  const clientId = single(parameters, "client_id");
  const redirectUri = single(parameters, "redirect_uri");
  if (clientId === undefined) {
    return reject("invalid_request", "The parameter client_id is missing.");
  }
  if (clientId.length > 2_000 || !/^[\x20-\x7e]+$/u.test(clientId)) {
    return reject("unknown_client", "The parameter client_id is not a client identifier.");
  }
  if (redirectUri === undefined) {
    return reject("invalid_request", "The parameter redirect_uri is missing.");
  }
  if (parseRedirectTarget(redirectUri) === null || hasResponseParameters(redirectUri)) {
    return reject("unregistered_redirect_uri", "The parameter redirect_uri cannot be used.");
  }
  const states = parameters.get("state") ?? [];
  const state = states.length === 1 && states[0] !== "" ? states[0] : undefined;
  return { clientId, redirectUri, state };
}

function readRequest(parameters: QueryParameters, address: ResponseAddress): AuthorizationRequest {
  refuseRepeated(parameters);
  refuseUnsupported(parameters);
  return {
    ...address,
    responseTypeOmitted: readResponseType(parameters),
    prompts: readPrompts(parameters),
    scopes: readScopes(parameters),
    nonce: bounded(parameters, "nonce", 2_000),
    codeChallenge: readCodeChallenge(parameters),
    maxAgeSeconds: readMaxAge(parameters),
    loginHint: single(parameters, "login_hint")?.slice(0, 320),
    uiLocales: readLocales(parameters),
    resources: readResources(parameters),
  };
}

function refuseRepeated(parameters: QueryParameters): void {
  for (const name of parameters.keys()) {
    if (name !== "resource") {
      single(parameters, name);
    }
  }
}

function refuseUnsupported(parameters: QueryParameters): void {
  const refused = [
    ["request", "request_not_supported"],
    ["request_uri", "request_uri_not_supported"],
    ["registration", "registration_not_supported"],
    ["authorization_details", "invalid_authorization_details"],
  ] as const;
  for (const [name, code] of refused) {
    if (single(parameters, name) !== undefined) {
      reject(code, `The parameter ${name} is not supported.`);
    }
  }
  const mode = single(parameters, "response_mode");
  if (mode !== undefined && mode !== "query") {
    reject("invalid_request", "The only supported response_mode is query.");
  }
}

function bounded(parameters: QueryParameters, name: string, max: number): string | undefined {
  const value = single(parameters, name);
  if (value !== undefined && value.length > max) {
    reject("invalid_request", `The parameter ${name} is longer than ${max} characters.`);
  }
  return value;
}

function readResponseType(parameters: QueryParameters): boolean {
  const responseType = single(parameters, "response_type");
  if (responseType !== undefined && responseType !== "code") {
    reject("unsupported_response_type", "The only supported response_type is code.");
  }
  return responseType === undefined;
}

function readPrompts(parameters: QueryParameters): readonly Prompt[] {
  const names = single(parameters, "prompt")?.split(" ") ?? [];
  const prompts = PROMPTS.filter((prompt) => names.includes(prompt));
  if (!names.every((name) => prompts.some((prompt) => prompt === name))) {
    reject("invalid_request", "The parameter prompt has an unknown value.");
  }
  if (prompts.includes("none") && prompts.length > 1) {
    reject("invalid_request", "The value none of prompt excludes every other.");
  }
  return prompts;
}

function readScopes(parameters: QueryParameters): readonly string[] {
  const scope = single(parameters, "scope");
  if (scope === undefined) {
    return DEFAULT_SCOPES;
  }
  return parseScopeList(scope) ?? reject("invalid_scope", "The parameter scope is malformed.");
}

function readCodeChallenge(parameters: QueryParameters): string | undefined {
  const challenge = single(parameters, "code_challenge");
  const method = single(parameters, "code_challenge_method");
  if (challenge === undefined && method === undefined) {
    return undefined;
  }
  if (challenge === undefined || method !== "S256") {
    // An absent method means `plain` (RFC 7636 §4.3), which proves nothing.
    return reject("invalid_request", "PKCE needs code_challenge and code_challenge_method=S256.");
  }
  if (!/^[\w-]{43}$/u.test(challenge)) {
    return reject("invalid_request", "The parameter code_challenge is not a SHA-256 in base64url.");
  }
  return challenge;
}

function readMaxAge(parameters: QueryParameters): number | undefined {
  const values = parameters.get("max_age");
  if (values === undefined) {
    return undefined;
  }
  const seconds = /^\d{1,15}$/u.test(values[0] ?? "") ? Number(values[0]) : Number.NaN;
  return Number.isSafeInteger(seconds)
    ? seconds
    : reject("invalid_request", "The parameter max_age is not a number of seconds.");
}

function readLocales(parameters: QueryParameters): readonly string[] {
  return parseUiLocales(single(parameters, "ui_locales") ?? "");
}

function readResources(parameters: QueryParameters): readonly string[] {
  const resources = [...new Set(parameters.get("resource") ?? [])].filter(Boolean);
  const usable = resources.every(
    (resource) =>
      parseRedirectTarget(resource)?.kind === "web" ||
      parseRedirectTarget(resource)?.kind === "loopback",
  );
  if (!usable || resources.length > MAX_RESOURCES) {
    reject("invalid_target", "Each resource must be an absolute https URI without a fragment.");
  }
  return resources;
}
