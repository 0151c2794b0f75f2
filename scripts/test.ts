import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";

import { ensureBrowser } from "./lib/browser.ts";
import { CHECKS, runChecks } from "./lib/checks.ts";
import { buildPages } from "./lib/pages.ts";
import { ROOT, run } from "./lib/run.ts";

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const RESULTS = path.join(ROOT, ".cache/test");

/**
 * Runs some Vitest projects and counts. A run that could not count, or counts none, has failed.
 *
 * @param aside Whether it runs beside another, and its output comes when it has ended.
 */
async function runVitest(
  name: string,
  parameters: readonly string[],
  { aside = false } = {},
): Promise<Tally> {
  const file = path.join(RESULTS, `${name}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const env = { CHROME_PATH: await ensureBrowser(), NO_COLOR: "1" };
  const { exitCode, output } = await run("vitest", ["run", ...reporters, ...parameters], {
    show: !aside,
    env,
  });
  if (aside) {
    console.log(output);
  }
  const text = await readFile(file, "utf8").catch(() => "{}");
  const results = JSON.parse(text) as { numPassedTests?: number; numFailedTests?: number };
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = results;
  const broken = failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + broken };
}

async function runAll(): Promise<Tally> {
  await rm(RESULTS, { recursive: true, force: true });
  await mkdir(RESULTS, { recursive: true });
  await ensureBrowser();
  const [{ length: failedChecks }] = await Promise.all([runChecks(), buildPages()]);
  const tallies = [
    { passed: CHECKS.length - failedChecks, failed: failedChecks },
    // The stories run one after another in one page, which leaves a core to others.
    ...(await Promise.all([
      runVitest("packages", ["--project=!e2e", "--maxWorkers=2"]),
      runVitest("stories", ["--config=apps/preview/vitest.config.ts"], { aside: true }),
    ])),
    // Half of a flow is waiting, for Allow to arm or a page to arrive: one more than there are cores.
    await runVitest("e2e", ["--project=e2e", "--maxWorkers=3"]),
  ];
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}

try {
  const { passed, failed } = await runAll();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
