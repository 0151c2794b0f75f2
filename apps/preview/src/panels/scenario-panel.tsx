/** @jsxRuntime classic */
import * as React from "react";
import { type Refused, type Scenario, writeScenarioLink } from "@assent/core/testing";
import { type ReactNode, useId, useState, useSyncExternalStore } from "react";
import { type API } from "storybook/manager-api";

import { createScenarioFromPaste } from "../reality/from-paste.ts";
import { EVENTS } from "./events.ts";
import { Area, Button, Panel, Row, Wrong } from "./panel-parts.tsx";
import { situation } from "./situation.ts";

/** The story that shows what a link carries. */
export const WORKBENCH = "workbench--from-reality";

/** The link to what is on the page, and a box that makes a scenario of something real. */
export function ScenarioPanel({ api }: { readonly api: API }): ReactNode {
  return (
    <Panel>
      <Link />
      <FromReality show={(scenario) => show(api, scenario)} />
    </Panel>
  );
}

/** Sends a scenario to the page; a refusal where no link could carry it. */
function show(api: API, scenario: Scenario): Refused | null {
  const link = writeScenarioLink({ scenario });
  if (typeof link !== "string") {
    return link;
  }
  api.emit(EVENTS.show, link);
  api.selectStory(WORKBENCH);
  return null;
}

function Link(): ReactNode {
  const id = useId();
  const { link, design } = useSyncExternalStore(situation.subscribe, situation.get);
  const [copied, setCopied] = useState("");
  return (
    <>
      <h3>Link</h3>
      {"refused" in link ? (
        <Wrong role="alert">{link.refused}</Wrong>
      ) : (
        <>
          <label htmlFor={id}>
            Scenario, design{design === "" ? "" : ` (${design})`}, appearance, language and
            direction. Nothing secret is in it.
          </label>
          <Area id={id} readOnly value={link.address} />
          <Row>
            <Button
              onClick={() => {
                void navigator.clipboard.writeText(link.address);
                setCopied(link.address);
              }}
              type="button"
            >
              Copy link
            </Button>
            <output>{copied === link.address && copied !== "" ? "Copied." : ""}</output>
          </Row>
        </>
      )}
    </>
  );
}

interface FromRealityProps {
  readonly show: (scenario: Scenario) => Refused | null;
}

function FromReality({ show }: FromRealityProps): ReactNode {
  const id = useId();
  const [answer, setAnswer] = useState("");
  const [request, setRequest] = useState("");
  const [wrong, setWrong] = useState("");
  function make(): void {
    const made = createScenarioFromPaste(answer, request);
    const refused = "refused" in made ? made : show(made);
    setWrong(refused?.refused ?? "");
  }
  return (
    <>
      <h3>From reality</h3>
      <label htmlFor={`${id}-answer`}>
        An authorization URL; or, as JSON, a captured answer of <code>/bff/authorize/start</code> or
        of Stytch&apos;s own start. Secrets and personal data become a sample&apos;s before anything
        is shown, and nothing of it is sent anywhere.
      </label>
      <Area
        id={`${id}-answer`}
        onChange={({ target }) => setAnswer(target.value)}
        spellCheck={false}
        value={answer}
      />
      <label htmlFor={`${id}-request`}>
        With an answer of Stytch&apos;s: the authorization URL that it answered, if you have it
      </label>
      <Area
        id={`${id}-request`}
        onChange={({ target }) => setRequest(target.value)}
        spellCheck={false}
        style={{ minHeight: 48 }}
        value={request}
      />
      <Row>
        <Button onClick={make} type="button">
          Make a scenario
        </Button>
      </Row>
      {wrong !== "" && <Wrong role="alert">{wrong}</Wrong>}
    </>
  );
}
