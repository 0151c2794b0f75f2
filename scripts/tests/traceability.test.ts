import { readFile } from "node:fs/promises";
import path from "node:path";

import { expect, it } from "vitest";

import { ROOT } from "../lib/run.ts";
import { TRACEABILITY_PAGE, findGaps, renderTraceability } from "../lib/traceability.ts";
import { SOURCES } from "../lib/traceability/sources.ts";
import type { Statement } from "../lib/traceability/statement.ts";

it("every statement of Stytch's guides names tests that exist, or why there is none", async () => {
  expect(SOURCES.map(({ statements }) => statements.length > 10)).toEqual([true, true, true, true]);
  expect(await findGaps(SOURCES)).toEqual([]);
});

it("the page of statements is what the data makes it", async () => {
  const page = await readFile(path.join(ROOT, TRACEABILITY_PAGE), "utf8");
  expect(page).toBe(renderTraceability(SOURCES));
});

it.each<[string, Partial<Statement>, RegExp]>([
  ["names no test", { tests: [] }, /has no test, and no reason/u],
  ["gives no reason", { outside: "" }, /has no test, and no reason/u],
  ["names no line", { lines: "somewhere", outside: "Why." }, /names no lines/u],
  [
    "names a file that is gone",
    { tests: [{ file: "packages/core/src/gone.test.ts", title: "x" }] },
    /gone\.test\.ts has no test/u,
  ],
  [
    "names a test that only looks like one",
    { tests: [{ file: "scripts/tests/traceability.test.ts", title: "names no test" }] },
    /has no test "names no test"/u,
  ],
])("a statement that %s is found", async (_, part, complaint) => {
  const statement = { lines: "1", says: "Something.", ...part } as Statement;
  const gaps = await findGaps([{ name: "n", title: "t", url: "u", statements: [statement] }]);
  expect(gaps.join("\n")).toMatch(complaint);
});
