import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { SCENARIOS, type Scenario } from "@assent/core/testing";
import type { Plugin } from "vite";

import { DESIGNS_FOLDER, listDesigns } from "../../../scripts/lib/designs.ts";

/** Where the stories of the designs are written: on no account kept in the repository. */
const STORIES_FOLDER = path.resolve(import.meta.dirname, "../.cache/stories");

/** What the groups of scenarios are called in the sidebar. */
const GROUPS = { state: "States", hostile: "Hostile content" } as const;
type Group = keyof typeof GROUPS;

/** One file of stories. */
export interface StoryFile {
  readonly name: string;
  readonly code: string;
}

function toPascalCase(name: string): string {
  const words = name.split("-");
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
}

function writeStory({ id, title }: Scenario): string {
  return `export const ${toPascalCase(id)} = { name: ${JSON.stringify(title)}, ...story(${JSON.stringify(id)}) };`;
}

function writeFileOf(design: string, group: Group): StoryFile {
  const scenarios = SCENARIOS.filter((scenario) => scenario.group === group);
  const lines = [
    "// Written from designs × scenarios whenever the preview starts.",
    'import { checkStory } from "../../src/stories/check-story.ts";',
    'import { ARG_TYPES, ScenarioStory, story } from "../../src/stories/scenario-story.tsx";',
    "",
    "export default {",
    `  title: ${JSON.stringify(`${toPascalCase(design)}/${GROUPS[group]}`)},`,
    "  component: ScenarioStory,",
    `  args: { design: ${JSON.stringify(design)} },`,
    "  argTypes: ARG_TYPES,",
    "  play: checkStory,",
    "};",
    "",
    ...scenarios.map(writeStory),
    "",
  ];
  return { name: `${design}-${group}.stories.tsx`, code: lines.join("\n") };
}

/** The paths through consent that are walked in every design, by the function that walks them. */
const PATHS = [
  { name: "Allow with the keys alone", scenario: "ready", play: "allowByKeyboard" },
  { name: "Deny with the keys alone", scenario: "ready", play: "denyByKeyboard" },
  { name: "Every control has a name", scenario: "ready", play: "checkNames" },
  { name: "Fifty scopes, none cut off", scenario: "scopes-fifty", play: "checkLongList" },
] as const;

function writePaths(design: string): StoryFile {
  const lines = [
    "// Written for every design whenever the preview starts.",
    `import { ${PATHS.map(({ play }) => play).join(", ")} } from "../../src/stories/keyboard-paths.ts";`,
    'import { ARG_TYPES, ScenarioStory, story } from "../../src/stories/scenario-story.tsx";',
    "",
    "export default {",
    `  title: ${JSON.stringify(`${toPascalCase(design)}/Paths`)},`,
    "  component: ScenarioStory,",
    `  args: { design: ${JSON.stringify(design)} },`,
    "  argTypes: ARG_TYPES,",
    "};",
    "",
    ...PATHS.map(
      ({ name, scenario, play }) =>
        `export const ${toPascalCase(play)} = { name: ${JSON.stringify(name)}, play: ${play}, ...story(${JSON.stringify(scenario)}) };`,
    ),
    "",
  ];
  return { name: `${design}-paths.stories.tsx`, code: lines.join("\n") };
}

/** The stories of every design: each scenario of the library, by itself. */
export function createStoryFiles(designs: readonly string[]): readonly StoryFile[] {
  return designs.flatMap((design) => [
    writeFileOf(design, "state"),
    writeFileOf(design, "hostile"),
    writePaths(design),
  ]);
}

/**
 * Writes the stories of every design that there is, and removes those of designs that are gone.
 *
 * @param designsFolder Default: the application's.
 * @returns The names of the files.
 */
export async function writeStories(
  designsFolder: string = DESIGNS_FOLDER,
  storiesFolder: string = STORIES_FOLDER,
): Promise<readonly string[]> {
  await mkdir(storiesFolder, { recursive: true });
  const files = createStoryFiles(await listDesigns(designsFolder));
  const names = files.map(({ name }) => name);
  const stale = (await readdir(storiesFolder)).filter((name) => !names.includes(name));
  await Promise.all([
    ...stale.map((name) => rm(path.join(storiesFolder, name))),
    ...files.map(({ name, code }) => writeChanged(path.join(storiesFolder, name), code)),
  ]);
  return names;
}

/** Writes a file in one step, unless it stands already: somebody else's Storybook may be reading it. */
async function writeChanged(file: string, content: string): Promise<void> {
  if ((await readFile(file, "utf8").catch(() => null)) === content) {
    return;
  }
  // Not among the stories, where the other would take it for a stale one.
  const draft = `${path.dirname(file)}.${path.basename(file)}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
}

/** Writes the stories anew while Storybook runs, when a design comes or goes. */
export function keepStories(): Plugin {
  return {
    name: "assent:keep-stories",
    apply: "serve",
    configureServer({ watcher }) {
      const isDesign = (file: string): boolean =>
        file.startsWith(DESIGNS_FOLDER) && path.basename(file) === "index.tsx";
      const rewrite = (file: string): void => {
        if (isDesign(file)) {
          void writeStories();
        }
      };
      watcher.add(DESIGNS_FOLDER);
      watcher.on("add", rewrite).on("unlink", rewrite);
    },
  };
}
