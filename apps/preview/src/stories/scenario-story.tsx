import { CATALOGUES } from "@assent/consent/src/server/catalogues.ts";
import type { Copy } from "@assent/consent/src/copy/copy.ts";
import type { Design } from "@assent/consent/src/designs/design.ts";
import { DESIGNS } from "@assent/consent/src/designs/registry.ts";
import type { Preferences } from "@assent/consent/src/preferences/preferences.ts";
import { CLIENT_TYPES } from "@assent/core/contract";
import { LOGO_KINDS, type Scenario, findScenario, writeScenarioLink } from "@assent/core/testing";
import { type ReactNode, useEffect, useMemo } from "react";
import { addons } from "storybook/preview-api";
import { UPDATE_GLOBALS } from "storybook/internal/core-events";

import { EVENTS } from "../panels/events.ts";
import {
  type Controls,
  applyControls,
  findConsent,
  readControls,
  withKinds,
} from "../scenario/controls.ts";
import { useLiveCheck } from "../safety/live-check.ts";
import { ScenarioPage } from "../scenario/scenario-page.tsx";
import { type StageContents, useStage } from "../surroundings/stage.tsx";

/** What a story of a scenario is given: its design and scenario, and what the controls change. */
export interface ScenarioStoryProps extends Partial<Controls> {
  /** The story's own design, unless the toolbar says another. */
  readonly design: string;
  readonly scenario: string;
}

const HIDDEN = { table: { disable: true } };

/** How Storybook offers the controls. */
export const ARG_TYPES = {
  design: HIDDEN,
  scenario: HIDDEN,
  clientName: { control: "text", name: "Client: name", table: { category: "Client" } },
  clientType: {
    control: "select",
    name: "Client: type",
    options: CLIENT_TYPES,
    table: { category: "Client" },
  },
  clientDescription: {
    control: "text",
    name: "Client: description",
    table: { category: "Client" },
  },
  logo: {
    control: "select",
    name: "Client: logo",
    options: ["none", ...LOGO_KINDS],
    table: { category: "Client" },
  },
  accountName: { control: "text", name: "Account: name", table: { category: "Account" } },
  accountEmail: { control: "text", name: "Account: e-mail", table: { category: "Account" } },
  organization: { control: "text", name: "Account: organization", table: { category: "Account" } },
  expectedAccount: {
    control: "text",
    name: "login_hint for somebody else",
    table: { category: "Account" },
  },
  scopes: { control: "object", name: "Scopes", table: { category: "Request" } },
  kinds: {
    control: "object",
    name: "Kinds (scope → required, optional, sensitive)",
    table: { category: "Request" },
  },
  redirectUri: { control: "text", name: "Redirect", table: { category: "Request" } },
  resources: { control: "object", name: "Resources", table: { category: "Request" } },
} as const;

/** The story of a scenario of the library. */
export function story(id: string): { readonly args: object; readonly parameters: object } {
  const scenario = requireScenario(id);
  const controls = readControls(scenario);
  return {
    args: { scenario: id, ...controls },
    parameters: { controls: { disable: findConsent(scenario) === null } },
  };
}

/** @throws TypeError where the library has no scenario of this name. */
export function requireScenario(id: string): Scenario {
  const scenario = findScenario(id);
  if (scenario === undefined) {
    throw new TypeError(`The library has no scenario "${id}".`);
  }
  return scenario;
}

/** A scenario in a design, in the surroundings of the toolbar. */
export function ScenarioStory({
  design,
  scenario: id,
  ...controls
}: ScenarioStoryProps): ReactNode {
  const asked = JSON.stringify(controls);
  const scenario = useMemo(
    () => applyControls(requireScenario(id), controls),
    // oxlint-disable-next-line react/exhaustive-deps -- the text of the controls stands for them
    [id, asked],
  );
  return "refused" in scenario ? (
    <RefusedScenario sentence={scenario.refused} />
  ) : (
    <PlayedScenario
      design={design}
      kinds={controls.kinds}
      key={`${id} ${asked}`}
      scenario={scenario}
    />
  );
}

export interface PlayedScenarioProps {
  readonly scenario: Scenario;
  /** Unless the toolbar says another. */
  readonly design: string;
  readonly kinds?: Controls["kinds"] | undefined;
}

/** A scenario, read already, in the surroundings of the toolbar. */
export function PlayedScenario({ scenario, design, kinds }: PlayedScenarioProps): ReactNode {
  const stage = useStage();
  const { theme, locale, direction } = stage;
  const worn = stage.design ?? design;
  useEffect(() => {
    const look = { design: worn, theme, locale, ...(direction !== "auto" && { direction }) };
    const link = writeScenarioLink({ scenario, ...look });
    addons.getChannel().emit(EVENTS.situation, { design: worn, link });
  }, [scenario, worn, theme, locale, direction]);
  useLiveCheck(scenario, kinds, locale);
  return (
    <ScenarioPage
      copy={chooseCopy(stage)}
      design={chooseDesign(worn)}
      key={stage.latencyMs}
      latencyMs={stage.latencyMs}
      onLeave={stage.leave}
      preferences={choosePreferences(stage)}
      scenario={scenario}
      scopes={withKinds(kinds)}
    />
  );
}

/** @throws TypeError naming the designs that there are, when there is none of this name. */
export function chooseDesign(name: string): Design {
  const design = DESIGNS[name];
  if (design === undefined) {
    const known = Object.keys(DESIGNS).join(", ");
    throw new TypeError(`There is no design "${name}". There are: ${known}.`);
  }
  return design;
}

/** The catalogue of the toolbar's language, in the toolbar's direction. */
export function chooseCopy({ locale, direction }: StageContents): Copy {
  const copy = CATALOGUES[locale];
  return direction === "auto" ? copy : { ...copy, direction };
}

/** The page's own menu turns the toolbar's knobs. */
export function choosePreferences({ locale, theme }: StageContents): Preferences {
  const update = (globals: object): void => {
    addons.getChannel().emit(UPDATE_GLOBALS, { globals });
  };
  return {
    locale,
    theme,
    query: "",
    chooseLocale: (chosen) => update({ locale: chosen }),
    chooseTheme: (chosen) => update({ theme: chosen }),
  };
}

/** Why there is nothing to see. */
export function RefusedScenario({ sentence }: { readonly sentence: string }): ReactNode {
  return (
    <main
      data-preview="refused"
      style={{ maxWidth: "40rem", margin: "3rem auto", padding: "1rem" }}
    >
      <h1 style={{ fontSize: "1.25rem" }}>Nothing to show</h1>
      <p role="alert">{sentence}</p>
    </main>
  );
}
