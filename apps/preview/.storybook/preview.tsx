import "@assent/consent/src/themes/default.css";
import "@assent/consent/src/themes/base.css";

import { COLOR_THEMES } from "@assent/core";
import { DESIGNS } from "@assent/consent/src/designs/registry.ts";
import { LOCALES, LOCALE_TRAITS } from "@assent/consent/src/preferences/locales.ts";
import type { Preview } from "@storybook/react-vite";

import { startWorker } from "../src/scenario/worker.ts";
import { Stage } from "../src/surroundings/stage.tsx";
import {
  DIRECTIONS,
  INITIAL_GLOBALS,
  LATENCIES,
  MOTIONS,
} from "../src/surroundings/surroundings.ts";
import { EDITED, PALETTES } from "../src/theme/palettes.ts";

interface Item {
  readonly value: string;
  readonly title: string;
}

function toolbar(description: string, icon: string, items: readonly Item[]): object {
  return { description, toolbar: { icon, items, dynamicTitle: true } };
}

function items(values: readonly string[], name: (value: string) => string): readonly Item[] {
  return values.map((value) => ({ value, title: name(value) }));
}

const preview: Preview = {
  initialGlobals: INITIAL_GLOBALS,
  globalTypes: {
    design: toolbar("Design", "component", [
      { value: "own", title: "Story's design" },
      ...items(Object.keys(DESIGNS), (name) => `Design: ${name}`),
    ]),
    theme: toolbar(
      "Light or dark",
      "contrast",
      items(COLOR_THEMES, (name) => `Appearance: ${name}`),
    ),
    palette: toolbar(
      "Theme data",
      "paintbrush",
      items([...PALETTES.map(({ name }) => name), EDITED], (name) => `Theme: ${name}`),
    ),
    locale: toolbar(
      "Language",
      "globe",
      LOCALES.map((locale) => ({ value: locale, title: LOCALE_TRAITS[locale].name })),
    ),
    direction: toolbar("Direction", "transfer", [
      { value: "auto", title: "Direction: language's" },
      ...items(DIRECTIONS.slice(1), (name) => `Direction: ${name}`),
    ]),
    motion: toolbar(
      "Motion",
      "play",
      items(MOTIONS, (name) => `Motion: ${name}`),
    ),
    latency: toolbar(
      "Latency",
      "time",
      items(LATENCIES, (ms) => `Latency: ${ms} ms`),
    ),
  },
  parameters: {
    layout: "fullscreen",
    backgrounds: { disable: true },
    options: { storySort: { order: ["Start", "Journey", "Pages", "Workbench"] } },
    a11y: { test: "error" },
  },
  loaders: [startWorker],
  decorators: [
    (Story, { id, globals }) => (
      <Stage globals={globals} key={id}>
        <Story />
      </Stage>
    ),
  ],
};

export default preview;
