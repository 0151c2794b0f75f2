import { glob } from "node:fs/promises";
import path from "node:path";

import { compress } from "../../../../scripts/lib/pages.ts";
import { run } from "../../../../scripts/lib/run.ts";

/** The Stytch project that the page talks to. */
export interface PrebuiltProject {
  readonly publicToken: string;
  readonly apiUrl: string;
}

/** Where the page with Stytch's prebuilt component is built to. */
export const PREBUILT_DIRECTORY: string = path.resolve(import.meta.dirname, "../../dist/prebuilt");

/**
 * Builds what a team would put up instead of our page: Stytch's prebuilt component, for production,
 * compressed as ours is.
 *
 * @throws Error with the build's output when it fails.
 */
export async function buildPrebuilt({ publicToken, apiUrl }: PrebuiltProject): Promise<void> {
  const config = path.join(import.meta.dirname, "vite.config.ts");
  const { exitCode, output } = await run(
    "vite",
    ["build", "--config", config, "--logLevel", "warn"],
    {
      env: {
        NODE_ENV: "production",
        VITE_STYTCH_PUBLIC_TOKEN: publicToken,
        VITE_STYTCH_API_URL: apiUrl,
      },
    },
  );
  if (exitCode !== 0) {
    throw new Error(`The page with the prebuilt component did not build:\n${output}`);
  }
  for await (const file of glob("**/*.{js,css,html}", { cwd: PREBUILT_DIRECTORY })) {
    await compress(path.join(PREBUILT_DIRECTORY, file));
  }
}
