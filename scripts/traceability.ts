import { writeFile } from "node:fs/promises";
import path from "node:path";

import { ROOT, run } from "./lib/run.ts";
import { TRACEABILITY_PAGE, findGaps, renderTraceability } from "./lib/traceability.ts";
import { SOURCES } from "./lib/traceability/sources.ts";

await writeFile(path.join(ROOT, TRACEABILITY_PAGE), renderTraceability(SOURCES));
await run("oxfmt", ["--write", TRACEABILITY_PAGE]);
const gaps = await findGaps(SOURCES);
console.log(gaps.length === 0 ? `${TRACEABILITY_PAGE} is written.` : gaps.join("\n"));
process.exitCode = gaps.length === 0 ? 0 : 1;
