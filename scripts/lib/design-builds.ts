import { createHash, randomUUID } from "node:crypto";
import { glob, mkdir, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";

import { ROOT, run } from "./run.ts";

/** What the consent page is built from, relative to the tree that holds it. */
const SOURCES = [
  "apps/consent/{package.json,authorize.html,index.html}",
  "apps/consent/src/**/*",
  "packages/{core,react}/{package.json,src/**/*}",
  "scripts/lib/{designs.ts,localized-pages.ts,page-build/**/*}",
  "{vite.config.ts,pnpm-lock.yaml}",
];

/** The consent page of one design, as it goes to production. */
export interface DesignBuild {
  readonly design: string;
  /** Holds `client` and `server`. */
  readonly folder: string;
}

/** Where the page of a design finds its files: each design has its own, so that one origin holds all. */
export function assetBase(design: string): string {
  return `/designs/${design}/`;
}

/**
 * Builds the consent page of each design, unless it stands already: builds are kept in
 * `.cache/designs`, under a name that changes with their sources.
 *
 * @param tree The folder that holds the sources. Default: the repository.
 * @throws Error with the build's output when one fails.
 */
export async function buildDesigns(
  designs: readonly string[],
  tree: string = ROOT,
): Promise<readonly DesignBuild[]> {
  const waiting = [...designs];
  const built: DesignBuild[] = [];
  async function work(): Promise<void> {
    for (let design = waiting.shift(); design !== undefined; design = waiting.shift()) {
      built.push({ design, folder: await buildOnce(design, tree) });
    }
  }
  // Each build is two processes already.
  const workers = Math.max(1, Math.floor(availableParallelism() / 2));
  await Promise.all(Array.from({ length: workers }, work));
  return built.toSorted(
    (one, other) => designs.indexOf(one.design) - designs.indexOf(other.design),
  );
}

async function buildOnce(design: string, tree: string): Promise<string> {
  const home = path.join(tree, ".cache/designs", design);
  const folder = path.join(home, await hashSources(design, tree));
  if (await exists(folder)) {
    return folder;
  }
  const stage = `${folder}.${randomUUID()}`;
  await mkdir(stage, { recursive: true });
  try {
    await Promise.all([
      runVite(tree, design, ["--base", assetBase(design), "--outDir", path.join(stage, "client")]),
      runVite(tree, design, ["--ssr", "--outDir", path.join(stage, "server")]),
    ]);
    await rename(stage, folder).catch(async (error: unknown) => {
      // Somebody else built the same meanwhile.
      if (!(await exists(folder))) {
        throw error;
      }
    });
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
  await forgetOlder(home, path.basename(folder));
  return folder;
}

async function runVite(tree: string, design: string, parameters: readonly string[]): Promise<void> {
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  const config = ["--config", path.join(tree, "vite.config.ts"), "--logLevel", "error"];
  const env = { ASSENT_DESIGN: design, ASSENT_PAGE: "authorize", NODE_ENV: "production" };
  const command = [vite, "build", ...config, ...parameters];
  const { exitCode, output } = await run(process.execPath, command, { env });
  if (exitCode !== 0) {
    throw new Error(`The design "${design}" did not build:\n${output}`);
  }
}

/** A name that changes with whatever a design's page is built from, other designs left aside. */
async function hashSources(design: string, tree: string): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: tree, withFileTypes: true })) {
    const file = path.relative(tree, path.join(entry.parentPath, entry.name));
    const other = /\/designs\/([^/]+)\//u.exec(file)?.[1] ?? design;
    if (entry.isFile() && other === design && !/\.test\.|\/testing(?:\.|\/)/u.test(file)) {
      files.push(file);
    }
  }
  const hash = createHash("sha256");
  for (const file of files.toSorted()) {
    hash.update(`${file}\0`).update(await readFile(path.join(tree, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Keeps the newest build and the one before it, which a running server may still hold open. */
async function forgetOlder(home: string, newest: string): Promise<void> {
  const names = (await readdir(home)).filter((name) => /^[\da-f]{16}$/u.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(home, name))).mtimeMs })),
  );
  const older = dated.filter(({ name }) => name !== newest).toSorted((a, b) => b.at - a.at);
  for (const { name } of older.slice(1)) {
    await rm(path.join(home, name), { recursive: true, force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
