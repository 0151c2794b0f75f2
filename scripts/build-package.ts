import path from "node:path";

import { buildPackage } from "./lib/packages.ts";

/** Run by each package's `prepack`, in that package's folder. */
try {
  await buildPackage(path.basename(process.cwd()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
