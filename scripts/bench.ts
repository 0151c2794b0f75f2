import { readRequest, runBench } from "../apps/bench/src/lib/bench.ts";
import { ROWS } from "../apps/bench/src/rows.ts";

try {
  const request = readRequest(ROWS, process.argv.slice(2));
  const missed = await runBench(ROWS, request, (line) => console.log(line));
  process.exitCode = missed.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
