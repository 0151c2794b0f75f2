import type { ConsentEvent } from "@assent/core";
import { ClientName, type DecisionState, DenyButton } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Marks } from "../../marks/marks.tsx";
import { requestHeading } from "../../scopes/request-words.ts";
import buttons from "./button.module.css";
import { Byline } from "./byline.tsx";
import { Opening } from "./opening.tsx";
import { Page } from "./page.tsx";

export interface RefusalViewProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** A conversation with nothing to ask: none of it is this user's to give. */
export function RefusalView({ state, send }: RefusalViewProps): ReactNode {
  const copy = useCopy();
  const { consent, choices } = state;
  const name = <ClientName client={consent.client} />;
  return (
    <Page
      actions={
        <div className={buttons["buttons"]}>
          <DenyButton className={buttons["button"]} send={send} state={state}>
            {copy.consent.deny}{" "}
            <span className={buttons["heard"]}>{copy.consent.forClient(name)}</span>
          </DenyButton>
        </div>
      }
      aside={<Byline consent={consent} />}
      heading={<h1 tabIndex={-1}>{requestHeading(name, choices, copy)}</h1>}
      top={<Marks client={consent.client} />}
    >
      <p>{copy.consent.nothingGrantable(name)}</p>
      <Opening choices={choices} consent={consent} />
    </Page>
  );
}
