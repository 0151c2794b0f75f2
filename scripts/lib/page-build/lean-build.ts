import type { Plugin } from "vite";

import type { PageName } from "../localized-pages.ts";
import { browserFacts } from "./browser-facts.ts";
import { leanReact } from "./lean-react.ts";
import { separatePseudoWords } from "./pseudo-words.ts";
import { terseSchemas } from "./terse-schemas.ts";

/**
 * What leaves out of a page's build for browsers whatever the page does not run.
 *
 * @see docs/decisions/016-page-weight.md
 */
export function leanBuild(page: PageName): readonly Plugin[] {
  const always = [browserFacts(), leanReact(), separatePseudoWords()];
  return page === "authorize" ? [...always, terseSchemas()] : always;
}
