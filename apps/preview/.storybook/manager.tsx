/** @jsxRuntime classic */
import * as React from "react";
import { addons, types } from "storybook/manager-api";

import { draftStore } from "../src/panels/draft-store.ts";
import { EVENTS } from "../src/panels/events.ts";
import { createManagerTheme } from "../src/panels/manager-theme.ts";
import { ThemePanel } from "../src/panels/theme-panel.tsx";
import { EDITED } from "../src/theme/palettes.ts";
import { settleDraft } from "../src/theme/theme-draft.ts";

addons.setConfig({ panelPosition: "right", theme: createManagerTheme() });

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
