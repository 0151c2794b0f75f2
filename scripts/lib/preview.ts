import path from "node:path";

import { ROOT, run } from "./run.ts";
import type { Service } from "./stack.ts";

const APP = path.join(ROOT, "apps/preview");
const STORYBOOK = path.join(APP, "node_modules/storybook/dist/bin/dispatcher.js");
const CONFIG = ["--config-dir", path.join(APP, ".storybook")];

/** Where the built preview lies, unless somebody wants it elsewhere. */
const BUILT = path.join(APP, "dist");

/** The preview while it is worked on: it shows each edit at once. */
export function previewService(port: number): Service {
  const options = ["--port", String(port), "--exact-port", "--ci", "--no-version-updates"];
  return {
    name: "preview",
    parameters: [STORYBOOK, "dev", ...CONFIG, ...options],
    env: { NO_COLOR: "1" },
    readyUrl: `http://localhost:${port}/index.json`,
  };
}

/**
 * Builds the preview into files that any file server can show, at any path.
 *
 * @returns The folder, relative to the repository.
 * @throws Error with the build's output when it fails.
 */
export async function buildPreview(folder: string = BUILT): Promise<string> {
  const { exitCode, output } = await run(
    process.execPath,
    [STORYBOOK, "build", ...CONFIG, "--output-dir", folder, "--quiet"],
    { env: { NODE_ENV: "production" } },
  );
  if (exitCode !== 0) {
    throw new Error(`The preview did not build:\n${output}`);
  }
  return path.relative(ROOT, folder);
}
