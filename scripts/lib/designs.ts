import { readdir } from "node:fs/promises";
import path from "node:path";

import type { Plugin } from "vite";

import { ROOT } from "./run.ts";

/** One folder a design, beside the files that all of them share. */
export const DESIGNS_FOLDER: string = path.join(ROOT, "apps/consent/src/designs");

/** The names of the designs that there are: of the folders that hold an `index.tsx`. */
export async function listDesigns(folder: string = DESIGNS_FOLDER): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      const files = await readdir(path.join(folder, entry.name));
      found.push(...(files.includes("index.tsx") ? [entry.name] : []));
    }
  }
  return found.toSorted();
}

/**
 * Puts another design in the place of the one that `designs/selected.ts` imports, so that a build
 * holds that design alone.
 *
 * @param name A folder of `designs`. `undefined` or empty: what `selected.ts` says.
 * @throws Error naming the designs that there are, when there is none of this name.
 */
export function selectDesign(name: string | undefined, folder: string = DESIGNS_FOLDER): Plugin {
  return {
    name: "assent:select-design",
    enforce: "pre",
    async buildStart() {
      const designs = name ? await listDesigns(folder) : [];
      if (name && !designs.includes(name)) {
        throw new Error(`There is no design "${name}". There are: ${designs.join(", ")}.`);
      }
    },
    resolveId(source, importer) {
      const selects = importer === path.join(folder, "selected.ts");
      return name && selects && source.endsWith("/index.tsx")
        ? path.join(folder, name, "index.tsx")
        : undefined;
    },
  };
}
