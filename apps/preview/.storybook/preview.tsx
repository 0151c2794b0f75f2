import "@assent/consent/src/themes/default.css";
import "@assent/consent/src/themes/base.css";

import { COLOR_THEMES } from "@assent/core";
import { DESIGNS } from "@assent/consent/src/designs/registry.ts";
import { LOCALES, LOCALE_TRAITS } from "@assent/consent/src/preferences/locales.ts";
import { safeParseTheme } from "@assent/consent/src/themes/theme.ts";
import type { Preview } from "@storybook/react-vite";
import { addons } from "storybook/preview-api";

import { EVENTS } from "../src/panels/events.ts";
import { startWorker } from "../src/scenario/worker.ts";
import { shownLink } from "../src/stories/shown-link.ts";
import { Stage } from "../src/surroundings/stage.tsx";
import { INITIAL_GLOBALS, LATENCIES, MOTIONS } from "../src/surroundings/surroundings.ts";
import { editedTheme } from "../src/theme/edited-theme.ts";
import { EDITED, PALETTES } from "../src/theme/palettes.ts";

const channel = addons.getChannel();
channel.on(EVENTS.theme, (value: unknown) => {
  const read = safeParseTheme(value);
  editedTheme.set(read.ok ? read.theme : null);
});
channel.on(EVENTS.show, (query: unknown) => shownLink.set(String(query)));
channel.emit(EVENTS.themeWanted);

const APPEARANCES: Readonly<Record<string, string>> = {
  system: "As system",
  light: "Light",
  dark: "Dark",
};

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
      { value: "own", title: "Own design" },
      ...items(Object.keys(DESIGNS), (name) => name),
    ]),
    theme: toolbar(
      "Light or dark",
      "contrast",
      items(COLOR_THEMES, (name) => APPEARANCES[name] ?? name),
    ),
    palette: toolbar(
      "Theme data",
      "paintbrush",
      items([...PALETTES.map(({ name }) => name), EDITED], (name) => `${name} theme`),
    ),
    locale: toolbar(
      "Language",
      "globe",
      LOCALES.map((locale) => ({ value: locale, title: LOCALE_TRAITS[locale].name })),
    ),
    direction: toolbar("Direction", "transfer", [
      { value: "auto", title: "Own direction" },
      { value: "ltr", title: "Left to right" },
      { value: "rtl", title: "Right to left" },
    ]),
    motion: toolbar(
      "Motion",
      "play",
      items(MOTIONS, (name) => (name === "reduced" ? "Reduced motion" : "Own motion")),
    ),
    latency: toolbar(
      "Latency",
      "time",
      items(LATENCIES, (ms) => (ms === "0" ? "No latency" : `${Number(ms) / 1000} s`)),
    ),
  },
  parameters: {
    layout: "fullscreen",
    actions: { disable: true },
    backgrounds: { disable: true },
    options: { storySort: { order: ["Start", "Journey", "Pages", "Workbench"] } },
    a11y: {
      test: "error",
      // What passes is not told element by element, and no story has frames, sound or video.
      options: { resultTypes: ["violations"], preload: false, iframes: false },
    },
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
