import { glob, readFile } from "node:fs/promises";
import path from "node:path";

import { type ICruiseOptions, type ICruiseResult, cruise } from "dependency-cruiser";

import { ROOT } from "./run.ts";

/** Source files that a layering check must have seen, relative to the repository. */
export async function listSources(): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob("{apps,packages}/*/src/**/*.{ts,tsx}", { cwd: ROOT })) {
    files.push(file.replaceAll(path.sep, "/"));
  }
  return files.toSorted();
}

/** What a layering check found. */
export interface LayersResult {
  /** One sentence a breach. */
  readonly breaches: readonly string[];
  /** Source files that the check did not parse: it would be blind to their imports. */
  readonly unseen: readonly string[];
}

/**
 * Checks which module imports which, by the rules of `.dependency-cruiser.json`.
 *
 * @param folders What to check, relative to `baseDir`. Default: all apps and packages.
 * @param baseDir Default: the repository.
 */
export async function checkLayers(
  folders: readonly string[] = ["apps", "packages"],
  baseDir: string = ROOT,
): Promise<LayersResult> {
  const configuration = await readFile(path.join(ROOT, ".dependency-cruiser.json"), "utf8");
  const { forbidden, options } = JSON.parse(configuration) as {
    forbidden: NonNullable<ICruiseOptions["ruleSet"]>["forbidden"];
    options: ICruiseOptions;
  };
  const { output } = await cruise([...folders], {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  });
  const { modules, summary } = output as ICruiseResult;
  const seen = new Set(modules.map(({ source }) => source));
  const sources = baseDir === ROOT ? await listSources() : [];
  return {
    breaches: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    unseen: sources.filter((file) => !seen.has(file)),
  };
}
