import path from "node:path";

import { createDesign } from "./lib/new-design.ts";
import { ROOT } from "./lib/run.ts";

const [name = ""] = process.argv.slice(2);
if (name === "") {
  console.error("Say what the design is called: pnpm new:design NAME");
  process.exitCode = 1;
} else {
  const made = await createDesign(name);
  if (made.ok) {
    const folder = path.relative(ROOT, made.folder);
    console.log(`${folder} holds a plain design that works: ${made.files.join(", ")}.`);
    console.log(`  See it    ASSENT_DESIGN=${name} pnpm dev`);
    console.log("  Test it   pnpm exec vitest run --project consent (it is tested by being there)");
    console.log(`  Wear it   import "./${name}/index.tsx" in apps/consent/src/designs/selected.ts`);
    console.log("  Drop it   delete the folder; nothing else names it");
  } else {
    console.error(made.reason);
    process.exitCode = 1;
  }
}
