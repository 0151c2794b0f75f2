import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { createDesign } from "../../../../scripts/lib/new-design.ts";
import { BROKEN_DESIGNS, type Edit } from "./edits.ts";

/** The design that holds all others, and shows the one that the query asks for. */
export const GALLERY = "gallery";
/** The starter, as it is. */
export const SOUND = "sound";

/**
 * Changes files of a design.
 *
 * @throws Error where a file does not hold what is to be changed, or more than once.
 */
export async function editDesign(folder: string, edits: readonly Edit[]): Promise<void> {
  for (const { file, from, to } of edits) {
    const name = path.join(folder, file);
    const text = await readFile(name, "utf8");
    if (text.split(from).length !== 2) {
      throw new Error(`${file} does not hold this once: ${from}`);
    }
    await writeFile(
      name,
      text.replace(from, () => to),
    );
  }
}

/**
 * Makes one design of all broken ones, so that one build holds them.
 *
 * @param designs The folder of designs, in a copy of the tree.
 */
export async function createGallery(designs: string): Promise<void> {
  const names = [SOUND, ...BROKEN_DESIGNS.map(({ name }) => name)];
  for (const name of names) {
    const made = await createDesign(name, designs);
    if (!made.ok) {
      throw new Error(made.reason);
    }
    const broken = BROKEN_DESIGNS.find((one) => one.name === name);
    await editDesign(made.folder, broken?.edits ?? []);
  }
  const imports = names.map(
    (name, index) => `import { design as d${index} } from "../${name}/index.tsx";`,
  );
  const entries = names.map((name, index) => `  ${JSON.stringify(name)}: d${index},`);
  await mkdir(path.join(designs, GALLERY));
  await writeFile(
    path.join(designs, GALLERY, "index.tsx"),
    `${imports.join("\n")}
import { usePreferences } from "../../preferences/preferences.ts";

const DESIGNS = {
${entries.join("\n")}
};

export function design(props) {
  const { query } = usePreferences();
  const Shown = DESIGNS[new URLSearchParams(query).get("shown")];
  return <Shown {...props} />;
}
`,
  );
}
