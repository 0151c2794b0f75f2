import { type ConsentEvent, displayText, selectedScopes } from "@assent/core";
import type { Consent } from "@assent/core/contract";
import { AllowButton, ClientName, type DecisionState, DenyButton } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../src/copy/copy-context.ts";
import { Marks } from "../src/marks/marks.tsx";
import { OrganizationName } from "../src/marks/organization-name.tsx";
import { OnlyNeeded } from "../src/scopes/only-needed.tsx";
import { allowLabel, requestHeading } from "../src/scopes/request-words.ts";
import { DestinationWords, Reference } from "./closing-views.tsx";
import styles from "./design.module.css";
import { ScopeList } from "./scope-list.tsx";

export interface ConsentViewProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/**
 * The decision. Whatever the order: who asks, as whom, where to, every scope, and the two ways to
 * answer belong on it, the destination in sight before anything is scrolled.
 */
export function ConsentView({ state, send }: ConsentViewProps): ReactNode {
  const copy = useCopy();
  const { consent, choices } = state;
  const name = <ClientName client={consent.client} />;
  return (
    <>
      <Marks client={consent.client} />
      <h1 tabIndex={-1}>{requestHeading(name, choices, copy)}</h1>
      <Parties consent={consent} />
      <Provenance consent={consent} />
      {state.status === "nothing-grantable" && <p>{copy.consent.nothingGrantable(name)}</p>}
      <ScopeList
        busy={state.status === "submitting"}
        choices={choices}
        client={consent.client}
        send={send}
      />
      <OnlyNeeded send={send} state={state} />
      <Resources consent={consent} />
      <Decision send={send} state={state} />
    </>
  );
}

/** Whose app it is. Only the server can say so: never read it from a name or an address. */
function Provenance({ consent: { client } }: { readonly consent: Consent }): ReactNode {
  const { consent } = useCopy();
  const name = <ClientName client={client} />;
  const own = client.type === "first_party" || client.type === "first_party_public";
  const description = displayText(client.description, 160);
  return (
    <div data-client-type={client.type}>
      <p>
        {own ? consent.firstParty(name) : consent.thirdParty(name)}{" "}
        {client.metadataHost !== undefined &&
          consent.metadataHost(<code dir="ltr">{client.metadataHost}</code>)}
      </p>
      {description !== "" && (
        <p>
          {consent.inItsWords}{" "}
          <bdi>
            <q>{description}</q>
          </bdi>
        </p>
      )}
    </div>
  );
}

/** As whom and where to, with the way to another account, and what to mind about both. */
function Parties({ consent }: { readonly consent: Consent }): ReactNode {
  const { parties } = useCopy();
  const { account, client, destination, expectedAccount, switchAccountUrl } = consent;
  const name = <ClientName client={client} />;
  const known = [account.name, account.email].filter((part) => part !== undefined);
  return (
    <>
      <div>
        {parties.destination} <DestinationWords destination={destination} />
        <details>
          <summary>{parties.fullAddress}</summary>
          <code dir="ltr">{destination.url}</code>
        </details>
      </div>
      <p>
        {parties.account}{" "}
        {known.length === 0 ? parties.unnamedAccount : <bdi>{known.join(", ")}</bdi>}{" "}
        {account.organization &&
          parties.organization(<OrganizationName organization={account.organization} />)}{" "}
        <a href={switchAccountUrl}>{parties.switchAccount}</a>
      </p>
      {expectedAccount !== undefined && (
        <p className={styles["caution"]}>
          {parties.expectedAccount(name, <bdi>{displayText(expectedAccount, 80)}</bdi>)}
        </p>
      )}
      {destination.kind !== "web" && (
        <p className={styles["caution"]}>
          {destination.kind === "app" ? parties.appCaution(name) : parties.loopbackCaution(name)}
        </p>
      )}
    </>
  );
}

/** The services at which the access is meant to be used. */
function Resources({ consent: { client, resources } }: { readonly consent: Consent }): ReactNode {
  const { consent } = useCopy();
  return (
    resources.length > 0 && (
      <section>
        <h2>{consent.resources(<ClientName client={client} />)}</h2>
        <ul>
          {resources.map((resource) => (
            <li key={resource}>
              <code dir="ltr">{resource}</code>
            </li>
          ))}
        </ul>
      </section>
    )
  );
}

/**
 * Deny and Allow, of one size and one step away. The kit's buttons do what must not be forgotten:
 * Allow waits until the page has been seen, and a decision is sent once.
 */
function Decision({ state, send }: ConsentViewProps): ReactNode {
  const copy = useCopy();
  const { consent } = copy;
  const id = useId();
  const ending = (
    <span className={styles["heard"]}>
      {consent.forClient(<ClientName client={state.consent.client} />)}
    </span>
  );
  const allowable = state.status !== "nothing-grantable";
  const busy = state.status === "submitting" ? state.decision : undefined;
  return (
    <>
      <div className={styles["buttons"]}>
        <DenyButton className={styles["button"]} send={send} state={state}>
          {busy === "deny" ? consent.denying : consent.deny} {ending}
        </DenyButton>
        {allowable && (
          <AllowButton
            className={`${styles["button"]} ${styles["main"]}`}
            describedBy={id}
            send={send}
            state={state}
          >
            {busy === "allow" ? consent.allowing : allowLabel(state.choices, copy)} {ending}
          </AllowButton>
        )}
      </div>
      <div aria-live="polite" id={id}>
        {allowable && selectedScopes(state.choices).length === 0 && <p>{consent.chooseOne}</p>}
        {state.status === "submitting" && state.slow && <p>{consent.slow}</p>}
        {state.status === "submit-failed" && <p className={styles["caution"]}>{consent.notSent}</p>}
      </div>
      {state.status === "submit-failed" && <Reference problem={state.problem} />}
    </>
  );
}
