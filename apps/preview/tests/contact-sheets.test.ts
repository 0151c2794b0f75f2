import { glob, stat } from "node:fs/promises";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { SHEETS, SHEET_NAMES, WIDTHS, createRows, nameTile } from "../src/sheet/sheets.ts";

const DOCS = path.resolve(import.meta.dirname, "../../../docs");
const MAX_IMAGES = 30;
const MAX_BYTES = 300_000;

describe("the images in the repository", () => {
  it("are few, and the contact sheets among them small", async () => {
    const images: string[] = [];
    for await (const file of glob("**/*.{png,webp,jpg}", { cwd: DOCS })) {
      images.push(file);
    }
    const sheets = images.filter((file) => file.startsWith("contact-sheets/"));
    for (const file of sheets) {
      expect([file, (await stat(path.join(DOCS, file))).size < MAX_BYTES]).toEqual([file, true]);
    }
    expect(sheets.length).toBeGreaterThan(0);
    expect(images.length).toBeLessThanOrEqual(MAX_IMAGES);
  });
});

describe("a sheet", () => {
  it("is known by its name, wherever one is chosen", () => {
    expect(SHEET_NAMES.toSorted()).toEqual(Object.keys(SHEETS).toSorted());
  });

  it("shows each page in each of its widths, side by side, and none twice", () => {
    const rows = createRows(SHEETS.widths);
    expect(rows.map((row) => row.map(({ width }) => width))).toEqual(rows.map(() => [...WIDTHS]));
    const names = rows.flat().map(nameTile);
    expect(new Set(names).size).toBe(names.length);
  });
});
