import type { ConsentEvent, ScopeChoice } from "@assent/core";
import type { Client } from "@assent/core/contract";
import { ClientName, ScopeSwitch } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../src/copy/copy-context.ts";
import { Icon } from "../src/marks/icon.tsx";
import { grantableChoices, groupChoices, unavailableChoices } from "../src/scopes/scope-groups.ts";
import { scopeWords } from "../src/scopes/scope-words.tsx";
import styles from "./design.module.css";

export interface ScopeListProps {
  readonly client: Client;
  readonly choices: readonly ScopeChoice[];
  readonly busy: boolean;
  readonly send: (event: ConsentEvent) => void;
}

/** Every scope that was asked for: by group what this user can give, then what they cannot. */
export function ScopeList({ client, choices, busy, send }: ScopeListProps): ReactNode {
  const copy = useCopy();
  const unavailable = unavailableChoices(choices);
  return (
    <>
      {groupChoices(grantableChoices(choices)).map((grouped) => (
        <section className={styles["group"]} key={grouped.group}>
          <h2 className={styles["row"]}>
            <Icon name={grouped.group} />
            {copy.groups[grouped.group]}
          </h2>
          <ul className={styles["group"]}>
            {grouped.choices.map((choice) => (
              <ScopeRow busy={busy} choice={choice} key={choice.scope} send={send} />
            ))}
          </ul>
        </section>
      ))}
      {unavailable.length > 0 && (
        <section className={styles["group"]}>
          <h2>{copy.consent.unavailable}</h2>
          <p>{copy.consent.unavailableReason(<ClientName client={client} />)}</p>
          <ul>
            {unavailable.map((choice) => (
              <li data-kind={choice.kind} data-scope={choice.scope} key={choice.scope}>
                {scopeWords(choice, copy).title}
              </li>
            ))}
          </ul>
        </section>
      )}
      <details>
        <summary>{copy.scopeRow.technicalNames}</summary>
        <ul>
          {choices.map(({ scope }) => (
            <li key={scope}>
              <code dir="ltr">{scope}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/**
 * One scope and its switch. Whatever explains the switch stands in the element that describes it:
 * why a required scope is locked, and what a sensitive one leads to, always in sight.
 */
function ScopeRow({
  choice,
  busy,
  send,
}: Pick<ScopeListProps, "busy" | "send"> & { readonly choice: ScopeChoice }): ReactNode {
  const copy = useCopy();
  const id = useId();
  const { title, description, consequence, reason } = scopeWords(choice, copy);
  return (
    <li className={styles["row"]} data-kind={choice.kind} data-scope={choice.scope}>
      <ScopeSwitch
        busy={busy}
        choice={choice}
        className={styles["switch"]}
        describedBy={`${id}-words`}
        id={id}
        send={send}
      />
      <div>
        <label htmlFor={id}>{title}</label>
        <div className={styles["quiet"]} id={`${id}-words`}>
          <p>{description}</p>
          {choice.kind === "required" && (
            <p>
              {copy.scopeRow.required} {reason}
            </p>
          )}
          {choice.kind === "sensitive" && <p className={styles["caution"]}>{consequence}</p>}
          {choice.granted && <p>{copy.scopeRow.grantedBefore}</p>}
        </div>
      </div>
    </li>
  );
}
