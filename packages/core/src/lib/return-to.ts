/** Pages that a sign-in may come back to. */
const RETURNABLE_PATHS: readonly string[] = ["/oauth/authorize", "/connected-apps"];

/**
 * Reads a `return_to` parameter.
 *
 * @param returnTo Anything.
 * @param origin The origin of this application, from configuration.
 * @returns An absolute URL of this application to navigate to; its root for anything that is not
 *   one of the pages a sign-in may come back to.
 * @see RFC 9700 §4.11, CWE-601
 */
export function parseReturnTo(returnTo: string | null | undefined, origin: string): string {
  const root = `${origin}/`;
  // One leading slash and nothing a URL parser would fold away: what is checked is what is used.
  // oxlint-disable-next-line no-control-regex -- URL parsers drop control characters
  if (!returnTo || !/^\/[^/\\]/u.test(returnTo) || /[\u0000-\u0020\\]/u.test(returnTo)) {
    return root;
  }
  if (!URL.canParse(returnTo, root)) {
    return root;
  }
  const url = new URL(returnTo, root);
  const path = returnTo.split(/[?#]/u, 1)[0] ?? "";
  const allowed = url.origin === new URL(root).origin && RETURNABLE_PATHS.includes(path);
  return allowed && url.pathname === path ? `${new URL(root).origin}${path}${url.search}` : root;
}
