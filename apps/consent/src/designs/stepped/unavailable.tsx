import type { ScopeChoice } from "@assent/core";
import type { Client } from "@assent/core/contract";
import { ClientName } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { scopeWords } from "../../scopes/scope-words.tsx";
import styles from "./review.module.css";

export interface UnavailableProps {
  readonly client: Client;
  readonly choices: readonly ScopeChoice[];
}

/** What was asked for and is not this user's to give. No question is asked about it. */
export function Unavailable({ client, choices }: UnavailableProps): ReactNode {
  const copy = useCopy();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles["quiet"]}>
      <h2 className={styles["title"]} id={id}>
        {copy.consent.unavailable}
      </h2>
      <p>{copy.consent.unavailableReason(<ClientName client={client} />)}</p>
      <ul className={styles["titles"]}>
        {choices.map((choice) => (
          <li data-kind={choice.kind} data-scope={choice.scope} key={choice.scope}>
            {scopeWords(choice, copy).title}
          </li>
        ))}
      </ul>
    </section>
  );
}
