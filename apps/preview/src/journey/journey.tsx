import { PATHS } from "@assent/core/contract";
import {
  STATE_SCENARIOS,
  type Scenario,
  type ScriptedCall,
  type ScriptedFailure,
} from "@assent/core/testing";
import { createProblem } from "@assent/core";
import { loginAddress } from "@assent/consent/src/site/addresses.ts";
import { type ReactNode, useState } from "react";

import { SitePage } from "../pages/site-page.tsx";
import { type PlannedFailure, ScenarioPage } from "../scenario/scenario-page.tsx";
import { chooseCopy, chooseDesign, choosePreferences } from "../stories/scenario-story.tsx";
import { useStage } from "../surroundings/stage.tsx";
import styles from "./journey.module.css";

/** How a call of the journey goes wrong. */
export const FAILURES = [
  "none",
  "unavailable once",
  "disconnect once",
  "unavailable",
  "silence",
] as const;
export type FailureChoice = (typeof FAILURES)[number];

export interface JourneyProps {
  readonly design: string;
  /** What happens to the question for what to show. */
  readonly start: FailureChoice;
  /** What happens to the decision. */
  readonly decision: FailureChoice;
}

/** Where the journey stands: the app's own page, sign-in, consent, the app's page again. */
type Leg =
  | { readonly at: "app" }
  | { readonly at: "signed-out" }
  | { readonly at: "login" }
  | { readonly at: "consent" }
  | { readonly at: "returned"; readonly url: string };

/** Asks for its outcome instead of being delivered with it, so that loading can be seen. */
function createAskingConsent(): Scenario {
  const { outcome: _, ...asking } = STATE_SCENARIOS.ready;
  return asking;
}

const CONSENT = createAskingConsent();
const UNAVAILABLE: ScriptedFailure = {
  kind: "problem",
  problem: createProblem("upstream_unavailable", { reference: "journey" }),
};

/** One authorization from the app's button to the app's answer, on the real pages. */
export function Journey({ design, start, decision }: JourneyProps): ReactNode {
  const [leg, go] = useState<Leg>({ at: "app" });
  const authorize = `${PATHS.authorize}${CONSENT.query}`;
  switch (leg.at) {
    case "app":
      return <AppPage onConnect={() => go({ at: "signed-out" })} request={authorize} />;
    case "signed-out":
      return (
        <ConsentLeg
          design={design}
          key="signed-out"
          onLeave={() => go({ at: "login" })}
          scenario={STATE_SCENARIOS["signed-out"]}
        />
      );
    case "login":
      return (
        <SitePage
          address={loginAddress(authorize)}
          onLeave={() => go({ at: "consent" })}
          situation={{ account: null, vertical: "consumer", apps: [], reachable: true }}
        />
      );
    case "consent":
      return (
        <ConsentLeg
          decision={decision}
          design={design}
          key="consent"
          onLeave={(url) => go({ at: "returned", url })}
          scenario={CONSENT}
          start={start}
        />
      );
    case "returned":
      return <ReturnedPage onAgain={() => go({ at: "app" })} url={leg.url} />;
  }
}

interface ConsentLegProps extends Partial<JourneyProps> {
  readonly design: string;
  readonly scenario: Scenario;
  readonly onLeave: (url: string) => void;
}

function ConsentLeg(props: ConsentLegProps): ReactNode {
  const { design, scenario, onLeave, start = "none", decision = "none" } = props;
  const stage = useStage();
  return (
    <ScenarioPage
      copy={chooseCopy(stage)}
      design={chooseDesign(stage.design ?? design)}
      failures={[...plan("start", start), ...plan("decision", decision)]}
      latencyMs={stage.latencyMs}
      live
      // A page that is being left is seen for a moment, as in a browser.
      onLeave={(url) => window.setTimeout(() => onLeave(url), 700)}
      preferences={choosePreferences(stage)}
      scenario={scenario}
    />
  );
}

function plan(call: ScriptedCall, choice: FailureChoice): readonly PlannedFailure[] {
  switch (choice) {
    case "none":
      return [];
    case "unavailable once":
      return [{ call, failure: UNAVAILABLE, times: "once" }];
    case "unavailable":
      return [{ call, failure: UNAVAILABLE, times: "always" }];
    case "disconnect once":
      return [{ call, failure: { kind: "disconnect" }, times: "once" }];
    case "silence":
      return [{ call, failure: { kind: "silence" }, times: "always" }];
  }
}

interface AppPageProps {
  readonly request: string;
  readonly onConnect: () => void;
}

/** Stands for the app: whatever it looks like, it has a button. */
function AppPage({ request, onConnect }: AppPageProps): ReactNode {
  return (
    <main className={styles["app"]} dir="ltr" lang="en">
      <h1>An app of somebody&apos;s</h1>
      <p>Its button sends the browser to this address:</p>
      <p>
        <code>{request}</code>
      </p>
      <button onClick={onConnect} type="button">
        Connect
      </button>
    </main>
  );
}

interface ReturnedPageProps {
  readonly url: string;
  readonly onAgain: () => void;
}

function ReturnedPage({ url, onAgain }: ReturnedPageProps): ReactNode {
  const parameters = [...new URL(url).searchParams];
  return (
    <main className={styles["app"]} dir="ltr" lang="en">
      <h1>Back at the app</h1>
      <p>It was answered with:</p>
      <dl>
        {parameters.map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <button onClick={onAgain} type="button">
        Begin again
      </button>
    </main>
  );
}
