import { inspect } from "node:util";

import { type Result, judge, writeResults } from "./results.ts";
import type { BenchContext, Row } from "./row.ts";
import { writeTable } from "./table.ts";

/** What a person asked for on the command line. */
export interface BenchRequest {
  readonly rows: readonly Row[];
  readonly runs: number;
}

const DEFAULT_RUNS = 10;

/**
 * Reads the command line: names of rows, `--all` for the slow ones too, `--runs=N`.
 *
 * @throws Error with the names there are, for one that is not among them.
 */
export function readRequest(rows: readonly Row[], words: readonly string[]): BenchRequest {
  const names = words.filter((word) => !word.startsWith("--"));
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  const options = words.filter((word) => word.startsWith("--") && word !== "--all");
  const runs = options.map((option) => /^--runs=([1-9]\d{0,2})$/u.exec(option)?.[1]);
  if (unknown.length > 0 || runs.includes(undefined)) {
    throw new Error(
      `Usage: pnpm bench [--all] [--runs=N] [NAME…], with a name of\n  ${rows.map(({ name }) => name).join("\n  ")}`,
    );
  }
  const all = words.includes("--all");
  return {
    runs: Number(runs.at(-1) ?? DEFAULT_RUNS),
    rows: rows.filter((row) =>
      names.length > 0 ? names.includes(row.name) : all || row.onRequest !== true,
    ),
  };
}

/**
 * Measures rows one after the other, prints the table, and keeps the results. A row that fails to be
 * measured is told of, and the others run.
 *
 * @returns The names of the rows that failed to be measured or whose goal does not hold.
 */
export async function runBench(
  all: readonly Row[],
  { rows, runs }: BenchRequest,
  print: (line: string) => void,
): Promise<readonly string[]> {
  const deferred: (() => Promise<unknown>)[] = [];
  const context: BenchContext = {
    runs,
    say: (line) => print(`  ${line}`),
    defer: (stop) => deferred.unshift(stop),
  };
  const results: Result[] = [];
  const broken: string[] = [];
  try {
    for (const row of rows) {
      print(row.name);
      try {
        results.push(judge(row, await row.measure(context)));
      } catch (error) {
        broken.push(row.name);
        print(`  failed: ${inspect(error)}`);
      }
    }
  } finally {
    for (const stop of deferred) {
      await stop();
    }
  }
  await writeResults(all, results);
  print(`\n${writeTable(results)}`);
  return [...broken, ...results.filter(({ holds }) => holds === false).map(({ name }) => name)];
}
