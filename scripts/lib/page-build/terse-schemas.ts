import path from "node:path";

import type { Plugin } from "vite";

import { ROOT } from "../run.ts";
import { isBrowserBuild } from "./browser-build.ts";

const TERSE = path.join(ROOT, "apps/consent/src/authorize/terse-valibot.ts");

/**
 * Puts `terse-valibot.ts` in Valibot's place, so that the page judges by the contract's own schemas
 * and carries no words about what is wrong.
 *
 * @throws Error while building when a schema calls for something that `terse-valibot.ts` lacks.
 */
export function terseSchemas(): Plugin {
  return {
    name: "assent:terse-schemas",
    enforce: "pre",
    apply: isBrowserBuild,
    resolveId: (source, importer) =>
      source === "valibot" && importer !== TERSE ? TERSE : undefined,
    onLog(_level, { code, message }) {
      if (code === "IMPORT_IS_UNDEFINED" && message.includes("terse-valibot.ts")) {
        this.error(message);
      }
    },
  };
}
