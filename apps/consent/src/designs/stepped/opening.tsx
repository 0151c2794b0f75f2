import { type ScopeChoice, displayText } from "@assent/core";
import type { Consent } from "@assent/core/contract";
import { ClientName } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Icon } from "../../marks/icon.tsx";
import { grantableChoices, groupChoices, unavailableChoices } from "../../scopes/scope-groups.ts";
import { scopeWords } from "../../scopes/scope-words.tsx";
import { Cautions } from "./cautions.tsx";
import styles from "./opening.module.css";
import { TechnicalNames } from "./technical-names.tsx";
import { Unavailable } from "./unavailable.tsx";

export interface OpeningProps {
  readonly consent: Consent;
  readonly choices: readonly ScopeChoice[];
}

/** What precedes the questions: all that is asked for, and who asks. */
export function Opening({ consent, choices }: OpeningProps): ReactNode {
  const unavailable = unavailableChoices(choices);
  return (
    <>
      <Cautions consent={consent} />
      <Agenda consent={consent} choices={choices} />
      {unavailable.length > 0 && <Unavailable choices={unavailable} client={consent.client} />}
      <Origin consent={consent} />
      <TechnicalNames choices={choices} />
    </>
  );
}

/** Whose app it is, which only the server can say; then what it says of itself, and its resources. */
function Origin({ consent }: Pick<OpeningProps, "consent">): ReactNode {
  const { consent: copy } = useCopy();
  const id = useId();
  const { client, resources } = consent;
  const name = <ClientName client={client} />;
  const own = client.type === "first_party" || client.type === "first_party_public";
  const description = displayText(client.description, 160);
  return (
    <div className={styles["origin"]}>
      <p data-client-type={client.type}>
        {own ? copy.firstParty(name) : copy.thirdParty(name)}{" "}
        {client.metadataHost !== undefined &&
          copy.metadataHost(<code dir="ltr">{client.metadataHost}</code>)}{" "}
        {description !== "" && (
          <>
            {copy.inItsWords}{" "}
            <bdi>
              <q>{description}</q>
            </bdi>
          </>
        )}
      </p>
      {resources.length > 0 && (
        <section aria-labelledby={id}>
          <h2 id={id}>{copy.resources(name)}</h2>
          <ul>
            {resources.map((resource) => (
              <li key={resource}>
                <code dir="ltr">{resource}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What the questions will be about, every permission by its title. */
function Agenda({ choices }: OpeningProps): ReactNode {
  const copy = useCopy();
  return (
    <ul className={styles["agenda"]}>
      {groupChoices(grantableChoices(choices)).map((grouped) => (
        <li className={styles["item"]} key={grouped.group}>
          <Icon name={grouped.group} />
          <ul>
            {grouped.choices.map((choice) => (
              <li key={choice.scope}>{scopeWords(choice, copy).title}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
