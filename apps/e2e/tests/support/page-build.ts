import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

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
  const env = { ASSENT_DESIGN: design, ASSENT_PAGE: "authorize", NODE_ENV: "production" };
  const targets = [
    ["--outDir", path.join(pages, "client")],
    ["--ssr", "--outDir", path.join(pages, "server")],
  ];
  // The other page knows no designs.
  await cp(path.join(ROOT, "apps/consent/dist/client"), path.join(pages, "client"), {
    recursive: true,
  });
  const builds = targets.map((target) =>
    run(process.execPath, [vite, "build", ...config, ...target], { env }),
  );
  for (const { exitCode, output } of await Promise.all(builds)) {
    if (exitCode !== 0) {
      throw new Error(output);
    }
  }
  return pages;
}
