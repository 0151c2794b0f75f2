import { LOCALES } from "../../../apps/consent/src/preferences/locales.ts";

/** The scripts that a page's HTML names. Others are fetched when somebody asks for what they do. */
const FETCHED_AT_ONCE: readonly string[] = ["react", "page", ...LOCALES];

/**
 * The first line of a script: asks the browser to compile all of it while it is being fetched, since
 * most of it runs at once. Browsers that compile each function at its first call do not read it.
 *
 * @see https://v8.dev/blog/explicit-compile-hints
 */
export function hintCompilation({ name }: { readonly name: string }): string {
  return FETCHED_AT_ONCE.includes(name) ? "//# allFunctionsCalledOnLoad" : "";
}
