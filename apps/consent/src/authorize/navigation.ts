import { parseRedirectTarget } from "@assent/core";

/**
 * Tells whether the page may be replaced by an address: one of this origin, or one that
 * `parseRedirectTarget` accepts. Run once more before each navigation, whoever named the address.
 */
export function isNavigable(url: string, origin: string): boolean {
  const own = URL.canParse(url, origin) && new URL(url, origin).origin === origin;
  return own || parseRedirectTarget(url) !== null;
}
