import type { DrivenRule } from "../driver/driven-rule.ts";
import { askPage } from "../driver/page-script.ts";
import { isForeign } from "../driver/watch.ts";
import type { Finding } from "../rule.ts";

/** S8: no request leaves the app's own origin, and none is tried. */
export const ownOrigin: DrivenRule = {
  id: "S8",
  title: "no request leaves the app's own origin",
  kind: "driven",
  find: async ({ page, watch }) => {
    const { origin } = new URL(page.url());
    const asked = watch.requests().filter((url) => isForeign(url, origin));
    const blocked = (await watch.violations())
      .map((violation) => violation.blocked)
      .filter((url) => isForeign(url, origin));
    const prepared = (await askPage(page, "preparedFor")).filter((url) => isForeign(url, origin));
    const addresses = [...new Set([...asked, ...blocked, ...prepared].map(shorten))];
    return addresses.map((where): Finding => {
      return { rule: "S8", message: "The page asks another origin for something.", where };
    });
  },
};

/** Without the query, which may hold anything. */
function shorten(url: string): string {
  return url.split("?")[0] ?? url;
}
