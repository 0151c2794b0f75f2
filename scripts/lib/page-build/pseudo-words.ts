import type { Plugin } from "vite";

import { isBrowserBuild } from "./browser-build.ts";

const QUERY = "?pseudo";
const PSEUDO = /\/copy\/pseudo\.ts$/u;
const ENGLISH = /\/copy\/en(?:-\w+)?\.tsx?$/u;

/**
 * Gives the pseudo-locale English words of its own. A module stands in one file only, and the words
 * of a language stand in the file that opens the page in it, unless another language has them too:
 * a page in English would fetch one file more than any other.
 */
export function separatePseudoWords(): Plugin {
  return {
    name: "assent:separate-pseudo-words",
    enforce: "pre",
    apply: isBrowserBuild,
    async resolveId(source, importer = "") {
      if (!PSEUDO.test(importer) && !importer.endsWith(QUERY)) {
        return undefined;
      }
      const resolved = await this.resolve(source, importer.replace(QUERY, ""));
      return resolved !== null && ENGLISH.test(resolved.id) ? `${resolved.id}${QUERY}` : resolved;
    },
  };
}
