import { SCENARIOS } from "../packages/core/src/testing.ts";
import { listDesigns } from "./lib/designs.ts";
import { RESULTS_FILE, formatResults, gatherResults, writeResults } from "./lib/safety/results.ts";
import { selectAll } from "./lib/safety/selection.ts";
import { checkCases } from "./lib/safety/sweep.ts";
import { launchScenarioBrowser } from "./lib/scenario-browser.ts";
import { startScenarioPages } from "./lib/scenario-pages.ts";

const PROGRESS_STEP = 50;

/** Checks designs by every rule in every scenario; resolves to whether they hold them all. */
async function checkDesigns(designs: readonly string[]): Promise<boolean> {
  const startedAt = Date.now();
  const pages = await startScenarioPages({ designs });
  const browser = await launchScenarioBrowser(pages);
  const cases = selectAll(designs, SCENARIOS);
  let done = 0;
  try {
    const findings = await checkCases(
      cases,
      { pages, browser },
      {
        onDone: () => {
          done += 1;
          if (done % PROGRESS_STEP === 0) {
            console.log(`${done} of ${cases.length} pages`);
          }
        },
      },
    );
    const checkedAt = new Date().toISOString();
    const results = gatherResults(designs, findings, { checkedAt, pages: cases.length });
    await writeResults(results, RESULTS_FILE);
    console.log(formatResults(results));
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    const verdict = findings.length === 0 ? "nothing found" : `${findings.length} findings`;
    console.log(`${cases.length} pages in 6 looks each, ${seconds} s: ${verdict}`);
    return findings.length === 0;
  } finally {
    await browser.stop();
    await pages.stop();
  }
}

const known = await listDesigns();
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !known.includes(name));
if (unknown === undefined) {
  process.exitCode = (await checkDesigns(asked.length === 0 ? known : asked)) ? 0 : 1;
} else {
  console.error(`There is no design "${unknown}". There are: ${known.join(", ")}.`);
  process.exitCode = 1;
}
