/** Where a redirect URI leads, as a person understands it. */
export type RedirectTarget =
  | { readonly kind: "web"; readonly host: string }
  | { readonly kind: "loopback"; readonly host: string }
  | { readonly kind: "app"; readonly scheme: string };

/**
 * Schemes that run code or read local data when navigated to. Never followed, whoever registered
 * them.
 *
 * @see RFC 8252 §7.1, OAuth 2.1 §7.12
 */
export const REFUSED_SCHEMES: readonly string[] = [
  "about",
  "blob",
  "content",
  "data",
  "file",
  "filesystem",
  "intent",
  "javascript",
  "vbscript",
  "view-source",
];

const LOOPBACK_HOSTS: readonly string[] = ["127.0.0.1", "[::1]", "localhost"];
// oxlint-disable-next-line no-control-regex -- a URL parser drops them, a browser may not
const CONTROL_OR_SPACE = /[\u0000-\u0020\u007f\\]/u;

/**
 * Reads where a redirect URI leads.
 *
 * @returns `null` for anything that must not be navigated to: not absolute, with white space,
 *   control characters, a backslash, a fragment or user information, a refused scheme, or plain
 *   `http` to anything but the loopback interface.
 * @see RFC 6749 §3.1.2, RFC 8252 §7
 */
export function parseRedirectTarget(uri: string): RedirectTarget | null {
  if (CONTROL_OR_SPACE.test(uri) || uri.includes("#") || !URL.canParse(uri)) {
    return null;
  }
  const url = new URL(uri);
  if (url.username !== "" || url.password !== "") {
    return null;
  }
  const scheme = url.protocol.slice(0, -1);
  if (scheme === "https" || scheme === "http") {
    return parseWebTarget(uri, url);
  }
  return REFUSED_SCHEMES.includes(scheme) ? null : { kind: "app", scheme };
}

function parseWebTarget(uri: string, url: URL): RedirectTarget | null {
  // `https:host` is repaired by URL parsers; what is compared byte for byte must not need repair.
  if (!/^https?:\/\/[^/]/iu.test(uri)) {
    return null;
  }
  const loopback = LOOPBACK_HOSTS.includes(url.hostname);
  if (loopback) {
    return { kind: "loopback", host: url.host };
  }
  return url.protocol === "https:" ? { kind: "web", host: url.host } : null;
}

/** Response parameters that an authorization server may add to a redirect URI. */
const RESPONSE_PARAMETERS: readonly string[] = [
  "code",
  "state",
  "iss",
  "error",
  "error_description",
  "error_uri",
  "session_state",
];

/** Tells whether a redirect URI already holds what only a response may add. */
export function hasResponseParameters(redirectUri: string): boolean {
  const { searchParams } = new URL(redirectUri);
  return ["code", "state", "iss", "error"].some((name) => searchParams.has(name));
}

/** What became of `iss` in responses: left as sent, set to our issuer, or removed. */
export type IssPolicy =
  | { readonly mode: "as-is" }
  | { readonly mode: "drop" }
  | { readonly mode: "replace"; readonly issuer: string };

/** The request that a response belongs to. */
export interface ResponseExpectation {
  readonly redirectUri: string;
  readonly state: string | undefined;
}

/** Splits a URI at its query, keeping the bytes before it as they are. */
function splitQuery(uri: string): { base: string; query: string } {
  const at = uri.indexOf("?");
  return at === -1
    ? { base: uri, query: "" }
    : { base: uri.slice(0, at), query: uri.slice(at + 1) };
}

/**
 * Checks the address that Stytch returned against the request, and settles `iss`.
 *
 * @returns The address to send the browser to, or `null` when it is not the requested redirect URI
 *   with response parameters only, each at most once, with the very `state` that was sent.
 * @see RFC 6749 §4.1.2, RFC 9207 §2
 */
export function settleResponse(
  returned: string,
  expected: ResponseExpectation,
  iss: IssPolicy,
): string | null {
  if (parseRedirectTarget(returned) === null || !isResponseTo(returned, expected)) {
    return null;
  }
  return applyIss(returned, iss);
}

function isResponseTo(returned: string, expected: ResponseExpectation): boolean {
  const answer = splitQuery(returned);
  const asked = splitQuery(expected.redirectUri);
  if (answer.base !== asked.base) {
    return false;
  }
  const added = [...new URLSearchParams(answer.query)];
  for (const [name, value] of new URLSearchParams(asked.query)) {
    const at = added.findIndex(([key, text]) => key === name && text === value);
    if (at === -1) {
      return false;
    }
    added.splice(at, 1);
  }
  const names = added.map(([name]) => name);
  const known = names.every((name) => RESPONSE_PARAMETERS.includes(name));
  const state = added.find(([name]) => name === "state")?.[1];
  const complete = names.includes("code") !== names.includes("error");
  return known && complete && new Set(names).size === names.length && state === expected.state;
}

function applyIss(uri: string, iss: IssPolicy): string {
  if (iss.mode === "as-is") {
    return uri;
  }
  const { base, query } = splitQuery(uri);
  // By its decoded name: an escaped one would stand beside ours.
  const kept = query
    .split("&")
    .filter((pair) => pair !== "" && !new URLSearchParams(pair).has("iss"));
  if (iss.mode === "replace") {
    kept.push(`iss=${encodeURIComponent(iss.issuer)}`);
  }
  return `${base}?${kept.join("&")}`;
}

/** An authorization error on its way to a client. */
export interface AuthorizationError {
  readonly error: string;
  /** Printable ASCII without `"` and `\`; anything else is dropped. */
  readonly description: string;
}

/**
 * Builds the address that tells a client of an error. Only for a redirect URI that Stytch has
 * confirmed for this client: see RFC 6749 §4.1.2.1.
 */
export function createErrorResponse(
  to: ResponseExpectation,
  { error, description }: AuthorizationError,
  iss: IssPolicy,
): string {
  const parameters = new URLSearchParams();
  parameters.set("error", error);
  parameters.set("error_description", description.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/gu, ""));
  if (to.state !== undefined) {
    parameters.set("state", to.state);
  }
  const separator = to.redirectUri.includes("?") ? "&" : "?";
  return applyIss(`${to.redirectUri}${separator}${parameters.toString()}`, iss);
}
