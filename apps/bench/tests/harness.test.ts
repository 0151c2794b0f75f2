import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { readRequest } from "../src/lib/bench.ts";
import { interleave } from "../src/lib/interleave.ts";
import { median, quantile } from "../src/lib/median.ts";
import { judge, writeResults } from "../src/lib/results.ts";
import { type Row, atLeast, atMost, reported } from "../src/lib/row.ts";
import { writeTable } from "../src/lib/table.ts";

function row(name: string, goal = atMost(0.5)): Row {
  return { name, unit: "ms", goal, measure: async () => ({ ours: [1], peer: [2] }) };
}

describe("medians", () => {
  it("are the middle of what was measured, in whatever order it came", () => {
    expect(median([10, 2, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.75)).toBe(4);
  });

  it("are none of nothing", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("runs side by side", () => {
  it("take turns at going first, and leave the warm-up out", async () => {
    const order: string[] = [];
    const side = (name: string) => async () => order.push(name);
    const results = await interleave({ runs: 2, warmUp: 1, ours: side("o"), peer: side("p") });
    expect(order.join(" ")).toBe("p o o p p o");
    expect(results.ours).toHaveLength(2);
    expect(results.peer).toHaveLength(2);
  });
});

describe("a result", () => {
  it.each([
    [atMost(0.5), true],
    [atMost(0.49), false],
    [atMost(0.5, () => false), false],
    [atLeast(0.5), true],
    [atLeast(0.51), false],
    [reported(), null],
  ])("is judged by the ratio of medians: case %#", (goal, holds) => {
    const measurement = { ours: [3, 1, 2], peer: [4, 4, 4] };
    expect(judge(row("a", goal), measurement)).toMatchObject({
      ours: 2,
      peer: 4,
      ratio: 0.5,
      runs: 3,
      holds,
    });
  });

  it("does not hold where nothing was there to compare with", () => {
    const result = judge(row("a"), { ours: [1], peer: [] });
    expect(result).toMatchObject({ peer: null, ratio: null, holds: false });
    expect(writeTable([result])).toContain("NO");
  });

  it("is kept in its place, and stays while its row is not run", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "assent-results-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, "results.json");
    const rows = [row("a"), row("b")];
    await writeFile(file, "[]");
    await writeResults(rows, [judge(row("b"), { ours: [5], peer: [10] })], file);
    await writeResults(rows, [judge(row("a"), { ours: [7], peer: [10] })], file);
    const kept = JSON.parse(await readFile(file, "utf8")) as { name: string; ours: number }[];
    expect(kept.map(({ name, ours }) => `${name} ${ours}`)).toEqual(["a 7", "b 5"]);
  });
});

describe("the command line", () => {
  const rows = [row("a"), { ...row("slow"), onRequest: true }, row("b")];
  const names = (...words: string[]) => readRequest(rows, words).rows.map(({ name }) => name);

  it("runs all but the slow rows, all of them, or those that are named", () => {
    expect(names()).toEqual(["a", "b"]);
    expect(names("--all")).toEqual(["a", "slow", "b"]);
    expect(names("slow", "a")).toEqual(["a", "slow"]);
    expect(readRequest(rows, ["--runs=3"]).runs).toBe(3);
    expect(readRequest(rows, []).runs).toBe(10);
  });

  it.each([["c"], ["--runs=0"], ["--runs=x"], ["--fast"]])("explains itself to %s", (word) => {
    expect(() => names(word)).toThrow("Usage: pnpm bench");
  });
});
