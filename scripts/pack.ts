import { mkdir, rm } from "node:fs/promises";
import path from "node:path";

import { packPackages } from "./lib/packages.ts";
import { ROOT } from "./lib/run.ts";

const FOLDER = path.join(ROOT, "dist");

try {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER);
  for (const tarball of Object.values(await packPackages(FOLDER))) {
    console.log(path.relative(ROOT, tarball));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
