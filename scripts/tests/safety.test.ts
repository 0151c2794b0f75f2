import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PageTree, copyPageTree } from "../../apps/e2e/tests/support/page-build.ts";
import { createStoryFiles } from "../../apps/preview/.storybook/story-files.ts";
import { SCENARIOS } from "../../packages/core/src/testing.ts";
import { formatFinding } from "../../packages/safety/src/index.ts";
import { WITHOUT_DENY } from "../../packages/safety/tests/broken/edits.ts";
import { editDesign } from "../../packages/safety/tests/broken/gallery.ts";
import { DESIGNS_FOLDER, listDesigns } from "../lib/designs.ts";
import { formatResults, gatherResults } from "../lib/safety/results.ts";
import { describeLooks, selectPairs } from "../lib/safety/selection.ts";
import type { SafetyCase } from "../lib/safety/safety-case.ts";
import { type CaseFinding, checkCases } from "../lib/safety/sweep.ts";
import { ROOT, run } from "../lib/run.ts";
import { launchScenarioBrowser } from "../lib/scenario-browser.ts";
import { startScenarioPages } from "../lib/scenario-pages.ts";

/** Builds designs, and checks their pages. */
async function check(
  designs: readonly string[],
  cases: readonly SafetyCase[],
  tree: string = ROOT,
): Promise<readonly CaseFinding[]> {
  const pages = await startScenarioPages({ designs, tree });
  const browser = await launchScenarioBrowser(pages);
  try {
    return await checkCases(cases, { pages, browser });
  } finally {
    await browser.stop();
    await pages.stop();
  }
}

function sentences(findings: readonly CaseFinding[]): readonly string[] {
  return findings.map(
    (found) => `${found.of.design}, ${found.of.scenario.id}: ${formatFinding(found)}`,
  );
}

describe("the selection of pages", () => {
  const designs = ["one", "two", "three"];
  const cases = selectPairs(designs, SCENARIOS);

  it("holds every scenario of a state, and every design", () => {
    const states = SCENARIOS.filter(({ group }) => group === "state");
    expect(cases.map(({ scenario }) => scenario)).toEqual(expect.arrayContaining(states));
    expect(new Set(cases.map(({ design }) => design))).toEqual(new Set(designs));
  });

  it("brings every two of design, direction, width and scheme together", () => {
    const choices = [3, 2, 3, 2];
    const looks = cases.map(describeLooks);
    for (const [first, ofFirst] of choices.entries()) {
      for (const [second, ofSecond] of choices.entries()) {
        const pairs = new Set(looks.map((look) => `${look[first]} ${look[second]}`));
        expect(pairs.size).toBe(first === second ? ofFirst : ofFirst * ofSecond);
      }
    }
  });
});

describe("every design", () => {
  it("holds every rule in a selection of pages", async () => {
    const designs = await listDesigns();
    expect(sentences(await check(designs, selectPairs(designs, SCENARIOS)))).toEqual([]);
  }, 400_000);
});

describe("a fourth design, made by the README's steps", () => {
  const name = "two-columns";
  let tree: PageTree;
  let folder = "";

  /** A look at every state, and at the content that asks most of a design. */
  const cases = selectPairs(
    [name],
    SCENARIOS.filter(({ group, id }) => group === "state" || id === "everything"),
  );

  beforeAll(async () => {
    tree = await copyPageTree();
    await run(process.execPath, [path.join(tree.folder, "scripts/new-design.ts"), name]);
    folder = path.join(tree.folder, path.relative(ROOT, DESIGNS_FOLDER), name);
  });
  afterAll(() => tree?.remove());

  it("is in the preview in every state by itself", async () => {
    const designs = await listDesigns(path.dirname(folder));
    expect(designs).toContain(name);
    const code = createStoryFiles(designs)
      .filter((file) => file.name.startsWith(`${name}-`))
      .map((file) => file.code)
      .join("\n");
    for (const { id } of SCENARIOS) {
      expect(code).toContain(`story(${JSON.stringify(id)})`);
    }
  });

  it("is found safe, and without its Deny is told so by S5", async () => {
    const sound = await check([name], cases, tree.folder);
    expect(sentences(sound)).toEqual([]);

    await editDesign(folder, WITHOUT_DENY);
    const ready = cases.filter(({ scenario }) => scenario.id === "ready");
    const findings = await check([name], ready, tree.folder);
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(["S5"]);
    const results = gatherResults([name], findings, {
      checkedAt: "2030-01-01T00:00:00.000Z",
      pages: ready.length,
    });
    expect(formatResults(results)).toMatch(
      /^S5 +✗ 1 +Deny is present[\s\S]+two-columns, ready: S5: There is no Deny/mu,
    );
  }, 400_000);
});
