import { type ScenarioView, STATE_SCENARIOS, readScenarioLink } from "@assent/core/testing";
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { UPDATE_GLOBALS } from "storybook/internal/core-events";
import { addons } from "storybook/preview-api";
import { expect, waitFor } from "storybook/test";

import { PlayedScenario, RefusedScenario } from "./scenario-story.tsx";
import { readAddress, shownLink } from "./shown-link.ts";

interface WorkbenchProps {
  /** The query of a link, where neither the address nor the panel has one. */
  readonly link: string;
}

/** The scenario of a link, or one that was just made of something real. */
function Workbench({ link }: WorkbenchProps): ReactNode {
  const sent = useSyncExternalStore(shownLink.subscribe, shownLink.get);
  const asked = sent ?? readAddress(window.location) ?? link;
  const view = useMemo(() => readScenarioLink(asked), [asked]);
  useEffect(() => {
    if (!("refused" in view)) {
      wear(view);
    }
  }, [view]);
  return "refused" in view ? (
    <RefusedScenario sentence={view.refused} />
  ) : (
    <PlayedScenario design={view.design ?? "classic"} key={asked} scenario={view.scenario} />
  );
}

/** Turns the toolbar's knobs to what the link says. */
function wear({ theme, locale, direction }: ScenarioView): void {
  const globals = {
    ...(theme !== undefined && { theme }),
    ...(locale !== undefined && { locale }),
    ...(direction !== undefined && { direction }),
  };
  if (Object.keys(globals).length > 0) {
    addons.getChannel().emit(UPDATE_GLOBALS, { globals });
  }
}

export default {
  title: "Workbench",
  component: Workbench,
  argTypes: { link: { table: { disable: true } } },
};

const PATIENT = { timeout: 30_000 };

interface Seen {
  readonly canvasElement: HTMLElement;
}

/** What the panel “Scenario” makes of a pasted request or answer is shown here. */
export const FromReality = {
  name: "From a link or from reality",
  args: { link: "?scenario=ready&design=classic" },
  play: async ({ canvasElement }: Seen): Promise<void> => {
    const page = await waitFor(() => {
      const found = canvasElement.querySelector("main[data-design]");
      if (found === null) {
        throw new Error("No design is on the page.");
      }
      return found;
    }, PATIENT);
    await expect(page).toHaveAttribute("data-design", "classic");
    await expect(page).toHaveAttribute("data-status", STATE_SCENARIOS.ready.status);
  },
};

/** A link that was cut off says so. */
export const CutOff = {
  name: "A link that was cut off",
  args: { link: "?own=%7B%22title%22" },
  play: async ({ canvasElement }: Seen): Promise<void> => {
    const alert = canvasElement.querySelector('[role="alert"]');
    await expect(alert).toHaveTextContent("The link's own scenario is cut off or changed");
  },
};
