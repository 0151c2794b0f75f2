import { readFile } from "node:fs/promises";
import path from "node:path";

import { expect, it } from "vitest";

import { ROOT } from "../../../../scripts/lib/run.ts";
import { RELYING_PARTIES, UNCONFIGURED } from "./catalogue.ts";

it("docs/clients.md has a row for every relying party that is tested, and no other", async () => {
  const text = await readFile(path.join(ROOT, "docs/clients.md"), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  const listed = rows.map((row) => {
    const [, library = "", configuration = ""] = row.split("|").map((cell) => cell.trim());
    return `${/^`(?<name>[^`]+)`/u.exec(library)?.groups?.["name"]}: ${configuration}`;
  });
  const tested = [...RELYING_PARTIES, UNCONFIGURED].map(
    ({ library, configuration }) => `${library}: ${configuration}`,
  );
  expect(listed).toEqual(tested);
});
