import { PATHS } from "@assent/core/contract";

/** Where the person's connected apps are listed. A sign-in may come back to it. */
export const CONNECTED_APPS_ADDRESS = "/connected-apps";

/**
 * The sign-in page, coming back to a page of this site.
 *
 * @param options `switchAccount`: offers to sign in somebody else. Default: false.
 */
export function loginAddress(
  returnTo: string,
  { switchAccount = false }: { readonly switchAccount?: boolean } = {},
): string {
  const query = new URLSearchParams({ return_to: returnTo });
  if (switchAccount) {
    query.set("switch", "1");
  }
  return `${PATHS.login}?${query.toString()}`;
}
