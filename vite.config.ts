import path from "node:path";

import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

import { selectDesign } from "./scripts/lib/designs.ts";
import { LANGUAGES, LOCALES } from "./apps/consent/src/preferences/locales.ts";
import { type PageName, localizePages, pageInputs } from "./scripts/lib/localized-pages.ts";
import { hintCompilation } from "./scripts/lib/page-build/compile-hint.ts";
import { leanBuild } from "./scripts/lib/page-build/lean-build.ts";
import { isReactCore } from "./scripts/lib/page-build/lean-react.ts";

const root = import.meta.dirname;
const pages = `${root}/apps/consent`;
const bff = process.env["BFF_URL"] ?? "http://localhost:3001";

/** What belongs to one language, though the pseudo-locale is made from another. */
const CATALOGUE = new RegExp(`/copy/(?:${[...LANGUAGES, "pseudo"].join("|")})[.-]`, "u");

/**
 * What both pages have alike to the last byte, so that signing in has fetched most of the consent
 * page. Each page is built by itself otherwise: neither carries what only the other needs.
 */
const REACT = { name: "react", test: isReactCore };

/** Everything else that all editions of one page share, whatever their language. */
const PAGE = {
  name: "page",
  // Each edition is an input, and the undecided one imports them all.
  minShareCount: LOCALES.length,
  test: (id: string) => !CATALOGUE.test(id),
};

/** Class names that say where they come from, the same in the browser's build and the server's. */
function scopedName(name: string, file: string): string {
  const [folder, stem] = [path.basename(path.dirname(file)), path.basename(file)];
  return `${folder}-${stem.split(".")[0]}-${name}`;
}

/** One Vitest project a package: unit tests beside their source, integration tests in `tests/`. */
function project(
  folder: string,
  environment: "node" | "jsdom" = "node",
  options: object = {},
): object {
  return {
    extends: false,
    plugins: environment === "jsdom" ? [react()] : [],
    test: {
      name: folder.split("/").at(-1),
      root: `${root}/${folder}`,
      environment,
      include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
      // Loading the libraries anew for each file took longer than most files run.
      isolate: false,
      restoreMocks: true,
      testTimeout: 20_000,
      hookTimeout: 60_000,
      ...options,
    },
  };
}

/** Gives the development server the addresses that the BFF serves in production. */
function pageAddresses(): Plugin {
  return {
    name: "assent:page-addresses",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        request.url = request.url?.replace(/^\/oauth\/authorize(?=\?|$)/u, "/authorize.html");
        next();
      });
    },
  };
}

/** Which page is built; the development server needs no choice. */
const page: PageName = process.env["ASSENT_PAGE"] === "index" ? "index" : "authorize";

export default defineConfig(({ isSsrBuild, mode }) => ({
  root: mode === "test" ? root : pages,
  plugins: [
    react(),
    pageAddresses(),
    selectDesign(process.env["ASSENT_DESIGN"]),
    localizePages(),
    ...leanBuild(page),
  ],
  // The server renders with React's production build, whatever environment it is started in.
  ...(isSsrBuild && { define: { "process.env.NODE_ENV": '"production"' } }),
  css: { modules: { generateScopedName: scopedName } },
  server: {
    port: Number(process.env["PORT"] ?? 3000),
    strictPort: true,
    proxy: { "/bff": { target: bff, changeOrigin: false } },
  },
  // The server's bundle stands alone: nothing is looked up in node_modules when it runs.
  ssr: { noExternal: true },
  build: {
    target: "es2023",
    // The first versions with `light-dark()` and OKLCH, which would be written out for older ones.
    cssTarget: ["chrome125", "safari18", "firefox128"],
    outDir: `${pages}/dist/${isSsrBuild ? "server" : "client"}`,
    emptyOutDir: false,
    // Each page's HTML names its scripts itself, so nothing is left to preload.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      optimization: { inlineConst: { mode: "all", pass: 3 } },
      output: isSsrBuild
        ? {}
        : { codeSplitting: { groups: [REACT, PAGE] }, postBanner: hintCompilation },
      input: isSsrBuild ? { render: `${pages}/src/server/render.tsx` } : pageInputs(page),
    },
  },
  test: {
    projects: [
      project("packages/core"),
      project("packages/react", "jsdom"),
      project("packages/fastify"),
      project("packages/safety", "node", { testTimeout: 60_000, hookTimeout: 120_000 }),
      project("packages/sandbox"),
      project("apps/consent", "jsdom"),
      project("apps/bff"),
      project("apps/bench"),
      project("apps/relying-party"),
      project("scripts"),
      // Builds all of the preview once.
      project("apps/preview", "node", { testTimeout: 120_000 }),
      // Whole flows share the machine with browsers: time enough for slow ones.
      project("apps/e2e", "node", { testTimeout: 60_000, hookTimeout: 120_000 }),
    ],
  },
}));
