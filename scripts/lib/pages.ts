import { glob, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import { PAGE_NAMES } from "./localized-pages.ts";
import { ROOT, run } from "./run.ts";

const CLIENT = path.join(ROOT, "apps/consent/dist/client");
const PREBUILT_CONFIG = "apps/relying-party/vite.config.ts";
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/**
 * Builds the pages for the browser, their server rendering, and the relying party's page with
 * Stytch's prebuilt component; compresses what the app serves.
 *
 * @throws Error with the build's output when it fails.
 */
export async function buildPages(): Promise<void> {
  const env = { NODE_ENV: "production" };
  await rm(path.join(ROOT, "apps/consent/dist"), { recursive: true, force: true });
  const builds = await Promise.all([
    ...PAGE_NAMES.map((name) =>
      run("vite", ["build", "--logLevel", "warn"], { env: { ...env, ASSENT_PAGE: name } }),
    ),
    run("vite", ["build", "--ssr", "--logLevel", "warn"], { env }),
    run("vite", ["build", "--config", PREBUILT_CONFIG, "--logLevel", "warn"], { env }),
  ]);
  for (const { exitCode, output } of builds) {
    if (exitCode !== 0) {
      throw new Error(`The pages did not build:\n${output}`);
    }
  }
  for await (const file of glob("assets/**/*.{js,css,svg}", { cwd: CLIENT })) {
    await compress(path.join(CLIENT, file));
  }
}

/** Writes a file once more with `.br` and `.gz` after its name, as small as they get. */
export async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${file}.br`, await compressBrotli(content, { params }));
  await writeFile(`${file}.gz`, await compressGzip(content, { level: 9 }));
}
