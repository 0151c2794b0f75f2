import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client";

/** The values of `prompt` that can be asked for; undefined sends none. */
export const PROMPTS = ["none", "login", "consent", "select_account"] as const;

/** One of {@link PROMPTS}. */
export type Prompt = (typeof PROMPTS)[number];

/** What a developer chose to ask for. */
export interface RequestedAuthorization {
  readonly scopes: readonly string[];
  readonly prompt?: Prompt;
  /** Resource indicators, sent to both endpoints. @see RFC 8707 section 2 */
  readonly resources: readonly string[];
  readonly loginHint?: string;
}

/** An authorization that was started and has not come back: what its callback is checked against. */
export interface PendingAuthorization {
  readonly state: string;
  /** Present only with the `openid` scope: without it there is no ID token to carry it. */
  readonly nonce?: string;
  readonly codeVerifier: string;
  readonly requested: RequestedAuthorization;
}

/** The form as it was understood, or one sentence about why it was not. */
export type ParsedForm =
  | {
      readonly ok: true;
      readonly requested: RequestedAuthorization;
      /** Whether the request goes to the page with Stytch's prebuilt component. */
      readonly prebuilt: boolean;
    }
  | { readonly ok: false; readonly problem: string };

/** RFC 6749 section 3.3, `scope-token`. */
const SCOPE_TOKEN = /^[\u{21}\u{23}-\u{5B}\u{5D}-\u{7E}]+$/u;
const MAX_VALUES = 40;
const MAX_LENGTH = 2000;

/**
 * Reads the form of the home page: `scope` (repeated), `extra_scopes` (separated by blanks),
 * `prompt`, `resource` (repeated, or separated by blanks), `login_hint` and `page`. Values the server
 * would refuse pass: seeing it refuse them is what this client is for.
 */
export function safeParseStartForm(body: unknown): ParsedForm {
  const form = new Map(Object.entries(typeof body === "object" && body !== null ? body : {}));
  const scopes = [...new Set(["scope", "extra_scopes"].flatMap((name) => words(form.get(name))))];
  const resources = words(form.get("resource"));
  const [prompt, ...otherPrompts] = words(form.get("prompt"));
  const loginHint = texts(form.get("login_hint")).join(" ").trim();
  if (scopes.length > MAX_VALUES || resources.length > MAX_VALUES) {
    return { ok: false, problem: `At most ${String(MAX_VALUES)} scopes and resources fit.` };
  }
  if ([...scopes, ...resources, loginHint].some((value) => value.length > MAX_LENGTH)) {
    return { ok: false, problem: `A value is longer than ${String(MAX_LENGTH)} characters.` };
  }
  if (!scopes.every((scope) => SCOPE_TOKEN.test(scope))) {
    return { ok: false, problem: "A scope holds a character that scopes cannot have." };
  }
  if (otherPrompts.length > 0 || (prompt !== undefined && !isPrompt(prompt))) {
    return { ok: false, problem: `The prompt must be one of ${PROMPTS.join(", ")}, or left out.` };
  }
  return {
    ok: true,
    prebuilt: texts(form.get("page")).includes("prebuilt"),
    requested: {
      scopes,
      resources,
      ...(prompt === undefined ? {} : { prompt }),
      ...(loginHint === "" ? {} : { loginHint }),
    },
  };
}

/**
 * Starts an authorization code flow with `state`, PKCE (S256, for confidential clients too) and,
 * with the `openid` scope, `nonce`.
 * @returns the address to send the browser to, and what the callback must be checked against
 * @see RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect Core 1.0 section 3.1.2.1
 */
export async function startAuthorization(
  configuration: Configuration,
  redirectUri: string,
  requested: RequestedAuthorization,
): Promise<{ url: URL; pending: PendingAuthorization }> {
  const pending: PendingAuthorization = {
    state: randomState(),
    codeVerifier: randomPKCECodeVerifier(),
    requested,
    ...(requested.scopes.includes("openid") ? { nonce: randomNonce() } : {}),
  };
  const parameters = new URLSearchParams({
    redirect_uri: redirectUri,
    state: pending.state,
    code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
    code_challenge_method: "S256",
  });
  const optional = {
    scope: requested.scopes.join(" "),
    nonce: pending.nonce,
    prompt: requested.prompt,
    login_hint: requested.loginHint,
  };
  for (const [name, value] of Object.entries(optional)) {
    if (value !== undefined && value !== "") {
      parameters.set(name, value);
    }
  }
  for (const resource of requested.resources) {
    parameters.append("resource", resource);
  }
  return { url: buildAuthorizationUrl(configuration, parameters), pending };
}

function isPrompt(value: string): value is Prompt {
  return PROMPTS.some((prompt) => prompt === value);
}

function texts(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text) => typeof text === "string");
}

function words(value: unknown): string[] {
  return texts(value)
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => word !== "");
}
