import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { SCENARIOS, STATE_SCENARIOS } from "@assent/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createStoryFiles, writeStories } from "../.storybook/story-files.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assent-stories-"));
});

afterEach(() => rm(folder, { recursive: true }));

async function makeDesign(name: string): Promise<void> {
  await mkdir(path.join(folder, "designs", name), { recursive: true });
  await writeFile(path.join(folder, "designs", name, "index.tsx"), "");
}

describe("the stories of a design", () => {
  const files = createStoryFiles(["two-columns"]);
  const code = files.map((file) => file.code).join("\n");

  it.each(SCENARIOS.map(({ id }) => id))("hold the scenario %s once", (id) => {
    expect(code.split(`...story(${JSON.stringify(id)}) };`).length).toBe(
      // The paths walk two scenarios again.
      { ready: 5, "scopes-fifty": 3 }[id] ?? 2,
    );
  });

  it("have one for every status of the flow", () => {
    const statuses = SCENARIOS.map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining(Object.keys(STATE_SCENARIOS)));
  });

  it("assert, each of them: a story that asserts nothing is not written", () => {
    for (const file of files) {
      const stories = file.code.split("\n").filter((line) => line.startsWith("export const "));
      const checked = file.code.includes("\n  play: checkStory,\n");
      const walking = stories.filter((line) => / play: \w+,/u.test(line));
      expect([file.name, checked ? stories.length : walking.length]).toEqual([
        file.name,
        stories.length,
      ]);
      expect(stories.length).toBeGreaterThan(0);
    }
  });
});

describe("the folder of stories", () => {
  it("follows the designs that there are, with no edit", async () => {
    const [designs, stories] = [path.join(folder, "designs"), path.join(folder, "stories")];
    await makeDesign("one");
    await makeDesign("other");
    await writeStories(designs, stories);
    const both = await readdir(stories);
    await rm(path.join(designs, "other"), { recursive: true });
    await writeStories(designs, stories);
    const names = ["state", "hostile", "paths"];
    expect(both.toSorted()).toEqual(
      ["one", "other"]
        .flatMap((design) => names.map((name) => `${design}-${name}.stories.tsx`))
        .toSorted(),
    );
    expect((await readdir(stories)).toSorted()).toEqual(
      names.map((name) => `one-${name}.stories.tsx`).toSorted(),
    );
  });

  it("takes no folder for a design that exports none", async () => {
    await makeDesign("one");
    await mkdir(path.join(folder, "designs", "notes"));
    const written = await writeStories(path.join(folder, "designs"), path.join(folder, "stories"));
    expect(written.filter((name) => name.startsWith("notes"))).toEqual([]);
  });
});
