import { glob, readFile } from "node:fs/promises";
import path from "node:path";

import { SCENARIOS, STATE_SCENARIOS } from "@assent/core/testing";
import { describe, expect, it } from "vitest";

import { findConsent } from "../src/scenario/controls.ts";

/** What `npm run build` leaves of the pages, for the browser and for the server. */
const BUILT = path.resolve(import.meta.dirname, "../../consent/dist");

/** Words that only the preview and its scenarios have. */
const MARKS = [
  findConsent(STATE_SCENARIOS.ready)?.transaction,
  findConsent(STATE_SCENARIOS.ready)?.account.email,
  ...SCENARIOS.slice(0, 3).map(({ about }) => about),
  "mockServiceWorker",
  "storybook",
];

describe("what ships", () => {
  it("holds nothing of the preview and of its scenarios", async () => {
    let seen = 0;
    for await (const file of glob("**/*.{js,html,css}", { cwd: BUILT })) {
      const text = await readFile(path.join(BUILT, file), "utf8");
      seen += 1;
      expect([file, MARKS.filter((mark) => text.includes(mark ?? ""))]).toEqual([file, []]);
    }
    expect(seen).toBeGreaterThan(10);
  });
});
