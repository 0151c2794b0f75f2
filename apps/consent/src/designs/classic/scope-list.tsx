import type { ConsentEvent, ScopeChoice } from "@assent/core";
import type { Client } from "@assent/core/contract";
import { ClientName } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { type ScopeGroup, scopeGroup } from "../../scopes/catalogue.ts";
import { groupChoices } from "../../scopes/scope-groups.ts";
import { Icon } from "../../marks/icon.tsx";
import styles from "./scope-list.module.css";
import { ScopeRow } from "./scope-row.tsx";
import { scopeWords } from "../../scopes/scope-words.tsx";

export interface ScopeListProps {
  readonly client: Client;
  readonly choices: readonly ScopeChoice[];
  readonly busy: boolean;
  readonly send: (event: ConsentEvent) => void;
}

/** The scopes that the user can grant, by group. */
export function ScopeList({ client, choices, busy, send }: ScopeListProps): ReactNode {
  const { consent } = useCopy();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles["section"]}>
      <h2 className={styles["heading"]} id={id}>
        {consent.permissions(<ClientName client={client} />)}
      </h2>
      {groupChoices(choices).map(({ group, choices: members }) => (
        <Group busy={busy} choices={members} group={group} key={group} send={send} />
      ))}
    </section>
  );
}

interface GroupProps extends Pick<ScopeListProps, "choices" | "busy" | "send"> {
  readonly group: ScopeGroup;
}

function Group({ group, choices, busy, send }: GroupProps): ReactNode {
  const { groups } = useCopy();
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className={styles["group"]}>
      <h3 className={styles["group-name"]} id={id}>
        <Icon name={group} />
        {groups[group]}
      </h3>
      <ul className={styles["rows"]}>
        {choices.map((choice) => (
          <ScopeRow busy={busy} choice={choice} key={choice.scope} send={send} />
        ))}
      </ul>
    </fieldset>
  );
}

/** The scopes that were asked for and that this user cannot grant. They are never sent. */
export function UnavailableList(props: Pick<ScopeListProps, "client" | "choices">): ReactNode {
  const copy = useCopy();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles["unavailable"]}>
      <h2 className={styles["small-heading"]} id={id}>
        {copy.consent.unavailable}
      </h2>
      <p>{copy.consent.unavailableReason(<ClientName client={props.client} />)}</p>
      <ul className={styles["unavailable-rows"]}>
        {props.choices.map((choice) => (
          <li data-kind={choice.kind} data-scope={choice.scope} key={choice.scope}>
            <Icon name={scopeGroup(choice.scope)} />
            <span>{scopeWords(choice, copy).title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every scope as the app spelt it, on demand. */
export function TechnicalNames({ choices }: Pick<ScopeListProps, "choices">): ReactNode {
  const copy = useCopy();
  return (
    <details className={styles["names"]}>
      <summary>{copy.scopeRow.technicalNames}</summary>
      <dl>
        {choices.map((choice) => (
          <div key={choice.scope}>
            <dt>{scopeWords(choice, copy).title}</dt>
            <dd>
              <code dir="ltr">{choice.scope}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
