import {
  type ConsentFlow,
  type ScopeChoiceOptions,
  createBffTransport,
  createConsentFlow,
} from "@assent/core";
import type { Scenario, ScriptedCall, ScriptedFailure } from "@assent/core/testing";
import { AuthorizePage } from "@assent/consent/src/authorize/authorize-page.tsx";
import type { Copy } from "@assent/consent/src/copy/copy.ts";
import type { Design } from "@assent/consent/src/designs/design.ts";
import type { Preferences } from "@assent/consent/src/preferences/preferences.ts";
import { SCOPE_CHOICE_OPTIONS } from "@assent/consent/src/scopes/catalogue.ts";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { type HurriedClock, createHurriedClock } from "./hurried-clock.ts";
import { playScenario } from "./play-scenario.ts";
import { openNetwork } from "./scripted-network.ts";

/** A call that is made to fail. */
export interface PlannedFailure {
  readonly call: ScriptedCall;
  readonly failure: ScriptedFailure;
  readonly times: "once" | "always";
}

export interface ScenarioPageProps {
  readonly scenario: Scenario;
  readonly design: Design;
  readonly copy: Copy;
  readonly preferences: Preferences;
  /** Which scope is of which kind. Default: the product's catalogue. */
  readonly scopes?: ScopeChoiceOptions;
  /** Milliseconds before the scripted BFF answers. Default: 0. */
  readonly latencyMs?: number;
  /** What goes wrong against the scenario. Default: nothing. */
  readonly failures?: readonly PlannedFailure[];
  /** Whether waiting gets long by itself. Default: only where the scenario says so. */
  readonly live?: boolean;
  /** Called instead of replacing the page. */
  readonly onLeave: (url: string) => void;
}

/**
 * The consent page as it is, in a scenario: its own flow over its own transport, before a scripted
 * BFF. It plays the scenario's steps once. Give it a `key`: another scenario is another page.
 */
export function ScenarioPage(props: ScenarioPageProps): ReactNode {
  const { scenario, copy, design, preferences } = props;
  const root = useRef<HTMLDivElement>(null);
  const [{ flow, clock }] = useState(() => openPage(props));
  useEffect(() => {
    const open = new AbortController();
    if (root.current !== null) {
      void playScenario(scenario, { flow, clock, root: root.current, signal: open.signal });
    }
    return () => open.abort();
  }, [scenario, flow, clock]);
  return (
    <div ref={root}>
      <AuthorizePage copy={copy} design={design} flow={flow} preferences={preferences} />
    </div>
  );
}

function openPage({
  scenario,
  scopes = SCOPE_CHOICE_OPTIONS,
  latencyMs = 0,
  failures = [],
  live = false,
  onLeave,
}: ScenarioPageProps): { readonly flow: ConsentFlow; readonly clock: HurriedClock } {
  const clock = createHurriedClock(!live);
  const network = openNetwork(scenario, latencyMs);
  for (const { call, failure, times } of failures) {
    network.bff.fail(call, failure, times);
  }
  const flow = createConsentFlow({
    query: scenario.query,
    transport: createBffTransport(network.fetch),
    scopes,
    outcome: network.scenario.outcome,
    navigate: onLeave,
    schedule: clock.schedule,
  });
  return { flow, clock };
}
