import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, it } from "vitest";

import { checkLayers, listSources } from "../lib/layers.ts";

it("the layering check sees every source file of every package", async () => {
  expect((await listSources()).length).toBeGreaterThan(100);
  expect((await checkLayers()).unseen).toEqual([]);
});

it("the layering check catches an import that points up, or into scenarios", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "layers-"));
  try {
    await mkdir(path.join(folder, "packages/core/src"), { recursive: true });
    await mkdir(path.join(folder, "packages/sandbox/src"), { recursive: true });
    await writeFile(
      path.join(folder, "packages/core/src/index.ts"),
      'import type { Stats } from "node:fs";\nexport const stats: Stats | null = null;\n',
    );
    await writeFile(
      path.join(folder, "packages/sandbox/src/index.ts"),
      'export { stats } from "../../core/src/index.ts";\n',
    );
    await writeFile(path.join(folder, "packages/core/src/testing.ts"), "export const ids = [1];\n");
    await writeFile(
      path.join(folder, "packages/core/src/contract.ts"),
      'export { ids } from "./testing.ts";\n',
    );
    const { breaches } = await checkLayers(["packages"], folder);
    expect(breaches).toContain("core-stands-alone: packages/core/src/index.ts → fs");
    expect(breaches).toContain(
      "scenarios-stay-outside: packages/core/src/contract.ts → packages/core/src/testing.ts",
    );
    expect(breaches).toContain(
      "sandbox-knows-nothing-of-ours: packages/sandbox/src/index.ts → packages/core/src/index.ts",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
