import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { DESIGNS_FOLDER } from "./designs.ts";
import { ROOT } from "./run.ts";

/** What a new design is copied from: complete, plain, and tested like any other. */
export const STARTER_FOLDER: string = path.join(ROOT, "apps/consent/starter");

/** Lower case, words joined by hyphens, as files are named here. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;
const MAX_NAME_LENGTH = 40;

/** A design that was made, or why it was not. */
export type NewDesign =
  | { readonly ok: true; readonly folder: string; readonly files: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Makes a design of its own out of the starter, under a name that is still free.
 *
 * @param name As the folder is to be called: it is also what a build selects the design by.
 * @param designs The folder that holds all designs. Default: the application's.
 */
export async function createDesign(
  name: string,
  designs: string = DESIGNS_FOLDER,
): Promise<NewDesign> {
  if (!NAME.test(name) || name.length > MAX_NAME_LENGTH) {
    const reason = `"${name}" is no name for a design: use up to ${MAX_NAME_LENGTH} small letters and figures, with a hyphen between words, such as "two-columns".`;
    return { ok: false, reason };
  }
  const taken = (await readdir(designs)).find((entry) => path.parse(entry).name === name);
  if (taken !== undefined) {
    return { ok: false, reason: `The name "${name}" is taken by ${path.join(designs, taken)}.` };
  }
  const folder = path.join(designs, name);
  await mkdir(folder);
  const files = await readdir(STARTER_FOLDER);
  for (const file of files) {
    await copyStarterFile(file, folder, name);
  }
  return { ok: true, folder, files };
}

async function copyStarterFile(file: string, folder: string, name: string): Promise<void> {
  const source = path.join(STARTER_FOLDER, file);
  if (!file.endsWith(".tsx")) {
    await cp(source, path.join(folder, file));
    return;
  }
  const code = await readFile(source, "utf8");
  const moved = code
    .replaceAll('"../src/designs/', '"../')
    .replaceAll('"../src/', '"../../')
    .replaceAll('data-design="starter"', `data-design="${name}"`);
  await writeFile(path.join(folder, file), moved);
}
