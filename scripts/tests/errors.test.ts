import { readFile } from "node:fs/promises";
import path from "node:path";

import { expect, it } from "vitest";

import { PROBLEMS } from "../../packages/core/src/index.ts";
import { ROOT } from "../lib/run.ts";

it("docs/errors.md lists every problem code with its status and title, and no other", async () => {
  const text = await readFile(path.join(ROOT, "docs/errors.md"), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  const expected = Object.entries(PROBLEMS).map(
    ([code, { status, title }]) => `${code} ${status || "none"} ${title}`,
  );
  const listed = rows.map((row) => {
    const [, code = "", status = "", title = ""] = row.split("|").map((cell) => cell.trim());
    return `${code.replaceAll("`", "")} ${status} ${title}`;
  });
  expect(listed.toSorted()).toEqual(expected.toSorted());
});
