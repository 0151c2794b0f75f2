/** @jsxRuntime classic */
import * as React from "react";
import { STORY_CHANGED } from "storybook/internal/core-events";
import { addons, types } from "storybook/manager-api";

import { draftStore } from "../src/panels/draft-store.ts";
import { EVENTS } from "../src/panels/events.ts";
import { createManagerTheme } from "../src/panels/manager-theme.ts";
import { SafetyPanel } from "../src/panels/safety-panel.tsx";
import { ScenarioPanel, WORKBENCH } from "../src/panels/scenario-panel.tsx";
import { situation } from "../src/panels/situation.ts";
import { ThemePanel } from "../src/panels/theme-panel.tsx";
import { EDITED } from "../src/theme/palettes.ts";
import { settleDraft } from "../src/theme/theme-draft.ts";

addons.setConfig({ layout: { panelPosition: "right" }, theme: createManagerTheme() });

addons.register("assent/theme", (api) => {
  addons.add("assent/theme/panel", {
    type: types.PANEL,
    title: "Theme",
    render: ({ active }) => (active ? <ThemePanel /> : null),
  });
  const tell = (): void => api.emit(EVENTS.theme, settleDraft(draftStore.get()).theme);
  api.on(EVENTS.themeWanted, tell);
  draftStore.subscribe(() => {
    tell();
    if (api.getGlobals()["palette"] !== EDITED) {
      api.updateGlobals({ palette: EDITED });
    }
  });
});

addons.register("assent/scenario", (api) => {
  addons.add("assent/scenario/panel", {
    type: types.PANEL,
    title: "Scenario",
    render: ({ active }) => (active ? <ScenarioPanel api={api} /> : null),
  });
  const here = `${window.location.origin}${window.location.pathname}?path=/story/${WORKBENCH}`;
  api.on(STORY_CHANGED, situation.forget);
  api.on(EVENTS.situation, (word: unknown) => situation.tell(word, here));
});

addons.register("assent/safety", (api) => {
  addons.add("assent/safety/panel", {
    type: types.PANEL,
    title: "Safety",
    render: ({ active }) => (active ? <SafetyPanel api={api} /> : null),
  });
});
