import { cp, mkdtemp, readFile, readdir, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { DESIGNS_FOLDER, listDesigns } from "../lib/designs.ts";
import { STARTER_FOLDER, createDesign } from "../lib/new-design.ts";
import { ROOT, run } from "../lib/run.ts";

/** What the pages are built from, beside the installed packages. */
const SOURCES = [
  "apps/consent",
  "packages/core",
  "packages/react",
  "scripts",
  "package.json",
  "tsconfig.base.json",
  "vite.config.ts",
];

let copy = "";
let designs = "";

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), "new-design-"));
  for (const source of SOURCES) {
    await cp(path.join(ROOT, source), path.join(copy, source), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => path.basename(file) !== "dist",
    });
  }
  await symlink(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
  designs = path.join(copy, path.relative(ROOT, DESIGNS_FOLDER));
});

afterAll(() => rm(copy, { recursive: true }));

/** Builds the consent page of the copy with a design; resolves to all its scripts and styles. */
async function build(design: string): Promise<string> {
  const outDir = path.join(copy, "built", design);
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  const config = path.join(copy, "vite.config.ts");
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
