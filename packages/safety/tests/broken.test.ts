import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PageTree, copyPageTree } from "../../../apps/e2e/tests/support/page-build.ts";
import { findScenario } from "../../core/src/testing.ts";
import { DESIGNS_FOLDER } from "../../../scripts/lib/designs.ts";
import { ROOT } from "../../../scripts/lib/run.ts";
import {
  type ScenarioBrowser,
  launchScenarioBrowser,
} from "../../../scripts/lib/scenario-browser.ts";
import { type ScenarioPages, startScenarioPages } from "../../../scripts/lib/scenario-pages.ts";
import type { SafetyCase } from "../../../scripts/lib/safety/safety-case.ts";
import { type CaseFinding, checkCases } from "../../../scripts/lib/safety/sweep.ts";
import { RULES, formatFinding } from "../src/index.ts";
import { BROKEN_DESIGNS } from "./broken/edits.ts";
import { GALLERY, SOUND, createGallery } from "./broken/gallery.ts";

let tree: PageTree;
let pages: ScenarioPages;
let browser: ScenarioBrowser;

beforeAll(async () => {
  tree = await copyPageTree();
  await createGallery(path.join(tree.folder, path.relative(ROOT, DESIGNS_FOLDER)));
  pages = await startScenarioPages({ designs: [GALLERY], tree: tree.folder });
  browser = await launchScenarioBrowser(pages);
}, 300_000);

afterAll(async () => {
  await browser?.stop();
  await pages?.stop();
  await tree?.remove();
});

/** Checks pages of the gallery by every rule, once. */
function check(
  shown: readonly { readonly name: string; readonly scenario: string }[],
): Promise<readonly CaseFinding[]> {
  const cases = shown.map(({ name, scenario: id }): SafetyCase => {
    const scenario = findScenario(id);
    if (scenario === undefined) {
      throw new Error(`There is no scenario ${id}.`);
    }
    const looks = { widths: [320], schemes: ["light"] } as const;
    return { design: GALLERY, scenario, direction: "ltr", looks, parameters: { shown: name } };
  });
  return checkCases(cases, { pages, browser });
}

describe("a broken design", () => {
  let findings: readonly CaseFinding[] = [];

  beforeAll(async () => {
    const scenarios = [...new Set(BROKEN_DESIGNS.map(({ scenario }) => scenario))];
    findings = await check([
      ...scenarios.map((scenario) => ({ name: SOUND, scenario })),
      ...BROKEN_DESIGNS,
    ]);
  }, 300_000);

  function findingsOf(name: string): readonly CaseFinding[] {
    return findings.filter(({ of }) => of.parameters?.["shown"] === name);
  }

  it("there is for every rule", () => {
    const broken = new Set(BROKEN_DESIGNS.map(({ breaks }) => breaks));
    expect(RULES.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });

  it.each(BROKEN_DESIGNS)("that $about is caught by $breaks, and by no other", (broken) => {
    const found = findingsOf(broken.name);
    const others = found.filter(({ rule }) => rule !== broken.breaks);
    expect(others.map(formatFinding)).toEqual([]);
    expect(found).not.toEqual([]);
  });

  it("was sound before: the starter holds every rule in the same scenarios", () => {
    expect(findingsOf(SOUND).map(formatFinding)).toEqual([]);
  });
});
