import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import type { Plugin } from "vite";

import { ROOT } from "../run.ts";
import { isBrowserBuild } from "./browser-build.ts";

/** What React's packages call the object by which they work together, and what they export it as. */
const INTERNALS = {
  react: {
    variable: "ReactSharedInternals",
    name: "__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE",
  },
  "react-dom": {
    variable: "Internals",
    name: "__DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE",
  },
} as const;

/** Where each module of React has its production code, beside the file that Node would take. */
const FILES: Readonly<Record<string, string>> = {
  react: "react.production.js",
  "react/jsx-runtime": "react-jsx-runtime.production.js",
  "react-dom": "react-dom.production.js",
  "react-dom/client": "react-dom-client.production.js",
  scheduler: "scheduler.production.js",
};

const CORE = "assent:react";
const PREFIX = "\0react:";

/** The part of React that both pages share to the last byte. It has one export, so that no use differs. */
const CORE_CODE = `
import { createRoot, hydrateRoot } from "react-dom/client";
import { ${INTERNALS.react.name} as react } from "react";
import { ${INTERNALS["react-dom"].name} as dom } from "react-dom";
export const core = { createRoot, hydrateRoot, react, "react-dom": dom };
`;

/** What an application imports as `react-dom/client`. */
const CLIENT_CODE = `
import { core } from "${CORE}";
export const createRoot = core.createRoot;
export const hydrateRoot = core.hydrateRoot;
export default { createRoot, hydrateRoot };
`;

/** Tells which modules are the part of React that both pages share. */
export function isReactCore(id: string): boolean {
  return id.startsWith(`${PREFIX}core:`);
}

/**
 * Lets a build for browsers leave out what it does not use of React. React comes as CommonJS, which
 * is taken whole or not at all, so its files are rewritten as modules: each `exports.x = …` becomes
 * an export of its own. They are taken in twice. Once for the renderer, which uses next to nothing
 * of `react` and `react-dom` besides the object they share: that is the same in every page. Once for
 * the application, around that same object: each page has the few functions that it calls.
 *
 * @throws Error while building when a file of React has another shape than this knows.
 */
export function leanReact(): Plugin {
  return {
    name: "assent:lean-react",
    enforce: "pre",
    apply: isBrowserBuild,
    resolveId(source, importer) {
      if (source === CORE) {
        return `${PREFIX}core:${CORE}`;
      }
      if (!Object.hasOwn(FILES, source)) {
        return undefined;
      }
      const within = importer !== undefined && isReactCore(importer);
      return {
        id: `${PREFIX}${within ? "core" : "app"}:${source}`,
        moduleSideEffects: false,
      };
    },
    // The renderer asks its scheduler for what only a test's has.
    onLog: (_level, { code, message }) =>
      code !== "IMPORT_IS_UNDEFINED" || !message.includes("react:core:scheduler"),
    load(id) {
      if (!id.startsWith(PREFIX)) {
        return undefined;
      }
      const within = isReactCore(id);
      const name = id.slice(PREFIX.length + (within ? "core:" : "app:").length);
      if (name === CORE) {
        return CORE_CODE;
      }
      return name === "react-dom/client" && !within ? CLIENT_CODE : loadModule(name, !within);
    },
  };
}

/** The code of one of React's modules; `shared`: around the objects that the core holds. */
async function loadModule(name: string, shared: boolean): Promise<string> {
  const commonJs = await readFile(fileOf(name), "utf8");
  const code = toModule(commonJs, name);
  return shared && (name === "react" || name === "react-dom") ? shareInternals(code, name) : code;
}

function fileOf(name: string): string {
  const from = createRequire(path.join(ROOT, "apps/consent/package.json"));
  const main =
    name === "scheduler"
      ? createRequire(from.resolve("react-dom")).resolve(name)
      : from.resolve(name);
  return path.join(path.dirname(main), "cjs", FILES[name] ?? "");
}

/** Rewrites CommonJS as its publishers minified it for React: flat, and assigned export by export. */
export function toModule(commonJs: string, name: string): string {
  const imports: string[] = [];
  const names = new Set<string>();
  const code = commonJs
    .replaceAll(/(\w+) = require\("([\w/-]+)"\)/gu, (_, variable: string, source: string) => {
      imports.push(`import * as ${variable} from "${source}";\n`);
      return `$${variable}`;
    })
    .replaceAll(/^exports\.(?=\w+ =)/gmu, "var exports.")
    .replaceAll(/\bexports\.(\w+)/gu, (_, exported: string) => {
      names.add(exported);
      return `$${exported}`;
    });
  if (
    names.size === 0 ||
    /\b(?:exports|module|require)\b(?!["`])/u.test(code.replaceAll(/\/\*[^]*?\*\//gu, ""))
  ) {
    throw new Error(`scripts/lib/page-build/lean-react.ts cannot read the code of ${name}.`);
  }
  const list = [...names];
  return `${imports.join("")}${code}
export { ${list.map((each) => `$${each} as ${each}`).join(", ")} };
export default { ${list.map((each) => `${each}: $${each}`).join(", ")} };
`;
}

/** Puts the core's object in the place of the one that a module makes for itself. */
function shareInternals(code: string, name: keyof typeof INTERNALS): string {
  const { variable } = INTERNALS[name];
  const own = new RegExp(String.raw`\b${variable} = \{`, "gu");
  if (code.match(own)?.length !== 1) {
    throw new Error(`scripts/lib/page-build/lean-react.ts cannot find ${variable} in ${name}.`);
  }
  return `import { core } from "${CORE}";
const ${variable} = core["${name}"];
${code.replace(own, `$${variable} = {`)}`;
}
