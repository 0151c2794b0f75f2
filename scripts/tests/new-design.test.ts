import { readFile, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PageTree, copyPageTree } from "../../apps/e2e/tests/support/page-build.ts";
import { DESIGNS_FOLDER, listDesigns } from "../lib/designs.ts";
import { STARTER_FOLDER, createDesign } from "../lib/new-design.ts";
import { ROOT, run } from "../lib/run.ts";

let tree: PageTree;
let designs = "";

beforeAll(async () => {
  tree = await copyPageTree();
  designs = path.join(tree.folder, path.relative(ROOT, DESIGNS_FOLDER));
});

afterAll(() => tree?.remove());

/** Builds the consent page of the copy with a design; resolves to all its scripts and styles. */
async function build(design: string): Promise<string> {
  const outDir = path.join(tree.folder, "built", design);
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  const config = path.join(tree.folder, "vite.config.ts");
  const parameters = [vite, "build", "--config", config, "--logLevel", "error", "--outDir", outDir];
  const { exitCode, output } = await run(process.execPath, parameters, {
    env: { ASSENT_DESIGN: design, NODE_ENV: "production" },
  });
  if (exitCode !== 0) {
    throw new Error(output);
  }
  const assets = await readdir(path.join(outDir, "assets"));
  const texts = assets.map((file) => readFile(path.join(outDir, "assets", file), "utf8"));
  return (await Promise.all(texts)).join("\n");
}

describe("pnpm new:design", () => {
  it("makes a design that a build can select, and that build holds no other", async () => {
    expect(await createDesign("two-columns", designs)).toMatchObject({ ok: true });
    const built = await build("two-columns");
    expect(built).toContain("two-columns");
    for (const other of await listDesigns()) {
      expect(built).not.toMatch(new RegExp(`data-design["'\`]?: ?["'\`]${other}["'\`]`, "u"));
      expect(built).not.toContain(`${other}-${other}-`);
    }
  });

  it("leaves no word of the starter in it, and no import that leads nowhere", async () => {
    const made = await createDesign("quiet", designs);
    const files = made.ok ? made.files : [];
    expect(files.toSorted()).toEqual((await readdir(STARTER_FOLDER)).toSorted());
    for (const file of files) {
      const code = await readFile(path.join(designs, "quiet", file), "utf8");
      expect(code).not.toMatch(/starter/iu);
      for (const [, imported = ""] of code.matchAll(/from "(\.[^"]+)"/gu)) {
        expect((await stat(path.join(designs, "quiet", imported))).isFile()).toBe(true);
      }
    }
  });

  it("is forgotten with its folder", async () => {
    await createDesign("short-lived", designs);
    expect(await listDesigns(designs)).toContain("short-lived");
    await rm(path.join(designs, "short-lived"), { recursive: true });
    expect(await listDesigns(designs)).not.toContain("short-lived");
    await expect(build("short-lived")).rejects.toThrow(
      'There is no design "short-lived". There are: classic',
    );
  });

  it.each(["", "Fancy", "my design", "../evil", "-x", "x-", "a--b", "1st", "a".repeat(41)])(
    "refuses the name %j and says what a name looks like",
    async (name) => {
      const before = await readdir(designs);
      const made = await createDesign(name, designs);
      expect(made.ok ? "made" : made.reason).toContain("is no name for a design");
      expect(await readdir(designs)).toEqual(before);
    },
  );

  it.each(["classic", "design", "registry", "selected"])(
    "refuses the taken name %j",
    async (name) => {
      const made = await createDesign(name, designs);
      expect(made.ok ? "made" : made.reason).toContain(`The name "${name}" is taken by`);
    },
  );
});
