import { type ConsentEvent, displayText } from "@assent/core";
import type { Client } from "@assent/core/contract";
import { ClientName, type DecisionState } from "@assent/react";
import { type ReactNode, Suspense } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { KeepCopy } from "../../receipt/keep-copy.tsx";
import { OnlyNeeded } from "../../scopes/only-needed.tsx";
import { requestHeading } from "../../scopes/request-words.ts";
import { grantableChoices, unavailableChoices } from "../../scopes/scope-groups.ts";
import styles from "./consent-view.module.css";
import { DecisionBar } from "./decision-bar.tsx";
import { Marks } from "../../marks/marks.tsx";
import { Parties } from "./parties.tsx";
import { ResourceList } from "./resource-list.tsx";
import { ScopeList, TechnicalNames, UnavailableList } from "./scope-list.tsx";

export interface ConsentViewProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/**
 * The letter itself: who asks, what for, as whom, where to, and the two ways out. What stands in a
 * `Suspense` is drawn with the rest, and comes to life after the choices and the decision.
 */
export function ConsentView({ state, send }: ConsentViewProps): ReactNode {
  const copy = useCopy();
  const { consent, choices } = state;
  const { client } = consent;
  const name = <ClientName client={client} />;
  const grantable = grantableChoices(choices);
  const unavailable = unavailableChoices(choices);
  return (
    <>
      <Suspense>
        <Marks client={client} />
        <header className={styles["opening"]}>
          <h1 className={styles["heading"]} tabIndex={-1}>
            {requestHeading(name, choices, copy)}
          </h1>
          <Provenance client={client} />
        </header>
        <Parties consent={consent} />
        {grantable.length === 0 && <p>{copy.consent.nothingGrantable(name)}</p>}
        <OwnWords client={client} />
      </Suspense>
      {grantable.length > 0 && (
        <ScopeList
          busy={state.status === "submitting"}
          choices={grantable}
          client={client}
          send={send}
        />
      )}
      <OnlyNeeded send={send} state={state} />
      {unavailable.length > 0 && <UnavailableList choices={unavailable} client={client} />}
      {consent.resources.length > 0 && (
        <ResourceList client={client} resources={consent.resources} />
      )}
      <div>
        <Suspense>
          <TechnicalNames choices={choices} />
          {grantable.length > 0 && <KeepCopy record={{ kind: "undecided", consent, choices }} />}
        </Suspense>
      </div>
      <DecisionBar send={send} state={state} />
    </>
  );
}

/** Whose app it is, which only the server can say. */
function Provenance({ client }: { readonly client: Client }): ReactNode {
  const { consent } = useCopy();
  const name = <ClientName client={client} />;
  const own = client.type === "first_party" || client.type === "first_party_public";
  return (
    <p className={styles["provenance"]} data-client-type={client.type}>
      {own ? consent.firstParty(name) : consent.thirdParty(name)}{" "}
      {client.metadataHost !== undefined &&
        consent.metadataHost(<code dir="ltr">{client.metadataHost}</code>)}
    </p>
  );
}

/** What the app says of itself; below what we say, so that it cannot push that out of sight. */
function OwnWords({ client }: { readonly client: Client }): ReactNode {
  const { consent } = useCopy();
  const description = displayText(client.description, 160);
  return (
    description !== "" && (
      <p className={styles["provenance"]}>
        {consent.inItsWords}{" "}
        <bdi>
          <q>{description}</q>
        </bdi>
      </p>
    )
  );
}
