import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { chromium } from "playwright-core";

import { BROWSER_ARGUMENTS, ensureBrowser } from "./lib/browser.ts";
import { comparePictures } from "./lib/contact-sheet/compare-pictures.ts";
import { type SheetResult, describeResult, writeReport } from "./lib/contact-sheet/report.ts";
import { takeSheets } from "./lib/contact-sheet/take-sheets.ts";
import { listDesigns } from "./lib/designs.ts";
import { serveFolder } from "./lib/file-server.ts";
import { buildPreview } from "./lib/preview.ts";
import { ROOT } from "./lib/run.ts";

const KEPT = path.join(ROOT, "docs/contact-sheets");
const TAKEN = path.join(ROOT, ".cache/contact-sheet");
/** Less than this part of a sheet is what two runs of one browser differ by. */
const NOISE = 0.000_05;

/** The designs that the command line names; without any, all. */
async function readDesigns(names: readonly string[]): Promise<readonly string[]> {
  const designs = await listDesigns();
  const unknown = names.filter((name) => !designs.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no design "${unknown[0]}". There are: ${designs.join(", ")}.`);
  }
  return names.length === 0 ? designs : names;
}

/**
 * Takes the sheets of some designs and compares each with the one that is kept.
 *
 * @param accepting Whether to keep what is new or has changed.
 */
async function takeAndCompare(
  designs: readonly string[],
  accepting: boolean,
): Promise<readonly SheetResult[]> {
  const preview = path.join(TAKEN, "preview");
  await rm(TAKEN, { recursive: true, force: true });
  await mkdir(TAKEN, { recursive: true });
  await mkdir(KEPT, { recursive: true });
  await buildPreview(preview);
  const server = await serveFolder(preview);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...BROWSER_ARGUMENTS],
  });
  const results: SheetResult[] = [];
  try {
    const page = await browser.newPage();
    await takeSheets(browser, server.origin, designs, async ({ design, sheet, content }) => {
      const file = `${design}-${sheet}.webp`;
      await writeFile(path.join(TAKEN, file), content);
      const kept = await readFile(path.join(KEPT, file)).catch(() => null);
      const part = kept === null ? 1 : (await comparePictures(page, kept, content)).part;
      const verdict = kept === null ? "new" : part > NOISE ? "changed" : "same";
      results.push({ file, verdict, part });
      console.log(describeResult({ file, verdict, part }));
      if (accepting && verdict !== "same") {
        await cp(path.join(TAKEN, file), path.join(KEPT, file));
      }
    });
  } finally {
    await browser.close();
    await server.stop();
  }
  return results;
}

try {
  const names = process.argv.slice(2);
  const accepting = names.includes("--accept");
  const designs = await readDesigns(names.filter((name) => name !== "--accept"));
  const results = await takeAndCompare(designs, accepting);
  const report = path.join(TAKEN, "index.html");
  await writeFile(report, writeReport(results, path.relative(TAKEN, KEPT)));
  console.log(`Before and after: ${path.relative(ROOT, report)}`);
  console.log(
    accepting
      ? `What is new or has changed is kept in ${path.relative(ROOT, KEPT)}.`
      : "To keep what is new or has changed: pnpm contact-sheet --accept",
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
