import { type ConsentEvent, displayText } from "@assent/core";
import type { Client, Consent } from "@assent/core/contract";
import { ClientName, type DecisionState } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Marks } from "../../marks/marks.tsx";
import { KeepCopy } from "../../receipt/keep-copy.tsx";
import { OnlyNeeded } from "../../scopes/only-needed.tsx";
import { requestHeading } from "../../scopes/request-words.ts";
import { grantableChoices, groupChoices, unavailableChoices } from "../../scopes/scope-groups.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { Frame } from "./frame.tsx";
import { Fold } from "./fold.tsx";
import { IdentityStrip } from "./identity-strip.tsx";
import { Notice } from "./notice.tsx";
import remarks from "./remarks.module.css";
import { Remarks } from "./remarks.tsx";
import { ScopeRow } from "./scope-row.tsx";
import styles from "./stage.module.css";

export interface ConsentViewProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** The request on one screen: the sentence, its rows, and the bar that decides. */
export function ConsentView({ state, send }: ConsentViewProps): ReactNode {
  const { consent, choices } = state;
  const copy = useCopy();
  const name = <ClientName client={consent.client} />;
  return (
    <Frame
      bar={<DecisionBar send={send} state={state} />}
      stage={
        <>
          <h1 className={styles["heading"]} tabIndex={-1}>
            {requestHeading(name, choices, copy)}
          </h1>
          <Origin client={consent.client} />
          {state.status === "nothing-grantable" && (
            <p className={styles["words"]}>{copy.consent.nothingGrantable(name)}</p>
          )}
          <Cautions consent={consent} />
        </>
      }
      strip={<IdentityStrip consent={consent} />}
    >
      <Rows send={send} state={state} />
      <div className={remarks["remark"]}>
        <OnlyNeeded send={send} state={state} />
      </div>
      <Remarks consent={consent} />
      {state.status !== "nothing-grantable" && (
        <KeepCopy className={remarks["remark"]} record={{ kind: "undecided", consent, choices }} />
      )}
    </Frame>
  );
}

/** Whose app it is, which only the server can say. */
function Origin({ client }: { readonly client: Client }): ReactNode {
  const { consent } = useCopy();
  const name = <ClientName client={client} />;
  const own = client.type === "first_party" || client.type === "first_party_public";
  return (
    <div className={styles["origin"]} data-client-type={client.type}>
      <Marks className={styles["marks"]} client={client} />
      <p>
        {own ? consent.firstParty(name) : consent.thirdParty(name)}{" "}
        {client.metadataHost !== undefined &&
          consent.metadataHost(<code dir="ltr">{client.metadataHost}</code>)}
      </p>
    </div>
  );
}

/** What to mind about the account and about where the answer goes. */
function Cautions({ consent }: { readonly consent: Consent }): ReactNode {
  const { parties } = useCopy();
  const { client, destination, expectedAccount } = consent;
  const name = <ClientName client={client} />;
  return (
    <>
      {expectedAccount !== undefined && (
        <Notice tone="caution">
          {parties.expectedAccount(name, <bdi>{displayText(expectedAccount, 80)}</bdi>)}
        </Notice>
      )}
      {destination.kind !== "web" && (
        <Notice tone="caution">
          {destination.kind === "app" ? parties.appCaution(name) : parties.loopbackCaution(name)}
        </Notice>
      )}
    </>
  );
}

/** Every scope, a row each: what can be given by group, then what cannot. */
function Rows({ state, send }: ConsentViewProps): ReactNode {
  const { consent, groups, tally } = useCopy();
  const unavailable = unavailableChoices(state.choices);
  const busy = state.status === "submitting";
  return (
    <>
      {groupChoices(grantableChoices(state.choices)).map(({ group, choices }) => (
        <Fold
          icon={group}
          key={group}
          note={tally.on(choices.filter(({ selected }) => selected).length, choices.length)}
          title={groups[group]}
        >
          <ul>
            {choices.map((choice) => (
              <ScopeRow busy={busy} choice={choice} key={choice.scope} send={send} />
            ))}
          </ul>
        </Fold>
      ))}
      {unavailable.length > 0 && (
        <Fold icon="locked" title={consent.unavailable}>
          <p>{consent.unavailableReason(<ClientName client={state.consent.client} />)}</p>
          <ul>
            {unavailable.map((choice) => (
              <ScopeRow busy={busy} choice={choice} key={choice.scope} send={send} />
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}
