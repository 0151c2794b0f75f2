import { writeFile } from "node:fs/promises";
import path from "node:path";

import { DEFAULT_THEME } from "../apps/consent/src/themes/default-theme.ts";
import { safeParseTheme, writeThemeCss } from "../apps/consent/src/themes/theme.ts";
import { ROOT } from "./lib/run.ts";

const read = safeParseTheme(DEFAULT_THEME);
if (read.ok) {
  const file = path.join(ROOT, "apps/consent/src/themes/default.css");
  await writeFile(file, writeThemeCss(read.theme, DEFAULT_THEME));
} else {
  console.error(read.problems.map(({ path, problem }) => `${path} ${problem}.`).join("\n"));
  process.exitCode = 1;
}
