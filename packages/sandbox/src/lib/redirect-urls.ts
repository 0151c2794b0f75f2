import { isPublic, type ClientType } from "./client-rules.ts";
import type { Client } from "./clients.ts";
import { ApiProblem, type ProblemType } from "./errors.ts";
import type { Switches } from "./switches.ts";

const loopbackAuthority = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/u;
const printable = /^[\u0021-\u007e]+$/u;

/** Why a redirect URL cannot be registered, or undefined when it can. */
function complaint(url: string, type: ClientType): ProblemType | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase();
  if (!printable.test(url) || /[#\\]/u.test(url)) return "connected_app_invalid_redirect_url";
  if (scheme === undefined) return "connected_app_redirect_url_must_include_scheme";
  if (scheme !== "http" && scheme !== "https") {
    // A private-use scheme is a reversed domain name (RFC 8252 section 7.1); javascript: and data: have no dot.
    const isPrivateUse = isPublic(type) && scheme.includes(".");
    return isPrivateUse ? undefined : "connected_app_redirect_url_must_use_http_or_https_scheme";
  }
  const authority = /^https?:\/\/([^/?]+)/iu.exec(url)?.[1];
  if (authority === undefined || authority.includes("@") || !URL.canParse(url))
    return "connected_app_invalid_redirect_url";
  const isAllowed = scheme === "https" || loopbackAuthority.test(authority);
  return isAllowed ? undefined : "connected_app_redirect_url_http_scheme_must_use_loopback";
}

/**
 * Checks what a Connected App of this type may register: https anywhere, http on loopback, and for public clients a
 * private-use scheme; never a fragment, credentials or control characters.
 *
 * @throws ApiProblem with the first complaint
 */
export function checkRedirectUrls(urls: readonly string[], type: ClientType): void {
  if (urls.length === 0)
    throw new ApiProblem(
      "connected_app_invalid_redirect_url",
      "Register at least one redirect URL.",
    );
  for (const url of urls) {
    const problem = complaint(url, type);
    if (problem !== undefined) throw new ApiProblem(problem);
  }
}

/** An http address on loopback without its port; undefined for any other address. */
function withoutLoopbackPort(url: string): string | undefined {
  const [, host, rest] =
    /^(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::\d{1,5})?((?:[/?].*)?)$/su.exec(url) ?? [];
  return host === undefined ? undefined : `${host}${rest ?? ""}`;
}

/**
 * Whether an authorization may be answered at this address: the registered bytes and no others, or with the switch
 * `loopbackPorts: any` another port of a public app's loopback address.
 *
 * @see RFC 8252 section 7.3
 */
export function matchesRedirectUrl(
  { redirectUrls, clientType }: Client,
  requested: string,
  { loopbackPorts }: Switches,
): boolean {
  if (redirectUrls.includes(requested)) return true;
  if (loopbackPorts === "exact" || !isPublic(clientType)) return false;
  const wanted = withoutLoopbackPort(requested);
  return wanted !== undefined && redirectUrls.some((url) => withoutLoopbackPort(url) === wanted);
}
