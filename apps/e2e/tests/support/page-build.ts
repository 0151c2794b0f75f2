import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { PAGE_NAMES } from "../../../../scripts/lib/localized-pages.ts";
import { ROOT, run } from "../../../../scripts/lib/run.ts";

/** What the pages are built from, beside the installed packages. */
const SOURCES = [
  "apps/consent",
  "packages/core",
  "packages/react",
  "packages/sandbox",
  "scripts",
  "package.json",
  "tsconfig.base.json",
  "vite.config.ts",
];

/** A copy of the tree that pages are built from, where a test may do what a designer does. */
export interface PageTree {
  readonly folder: string;
  /** Builds the pages with a design; resolves to what `PAGES_DIRECTORY` takes. */
  build(design: string): Promise<string>;
  remove(): Promise<void>;
}

/** Copies the tree. Installed packages are shared with the repository. */
export async function copyPageTree(): Promise<PageTree> {
  const folder = await mkdtemp(path.join(tmpdir(), "pages-"));
  for (const source of SOURCES) {
    await cp(path.join(ROOT, source), path.join(folder, source), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => path.basename(file) !== "dist",
    });
  }
  await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  return {
    folder,
    build: (design) => build(folder, design),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function build(folder: string, design: string): Promise<string> {
  const pages = path.join(folder, "built", design);
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  const config = ["--config", path.join(folder, "vite.config.ts"), "--logLevel", "error"];
  const env = { ASSENT_DESIGN: design, NODE_ENV: "production" };
  const builds = [
    ...PAGE_NAMES.map((name) => ({
      parameters: ["--outDir", path.join(pages, "client")],
      env: { ...env, ASSENT_PAGE: name },
    })),
    { parameters: ["--ssr", "--outDir", path.join(pages, "server")], env },
  ];
  for (const { parameters, env: variables } of builds) {
    const command = [vite, "build", ...config, ...parameters];
    const { exitCode, output } = await run(process.execPath, command, { env: variables });
    if (exitCode !== 0) {
      throw new Error(output);
    }
  }
  return pages;
}
