import type { ConsentEvent, ScopeChoice } from "@assent/core";
import { ScopeSwitch } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Icon } from "../../marks/icon.tsx";
import styles from "./scope-row.module.css";
import { scopeWords } from "../../scopes/scope-words.tsx";

export interface ScopeRowProps {
  readonly choice: ScopeChoice;
  readonly busy: boolean;
  readonly send: (event: ConsentEvent) => void;
}

/** One scope: what it is, what it leads to, and its switch. The whole row takes the press. */
export function ScopeRow({ choice, busy, send }: ScopeRowProps): ReactNode {
  const copy = useCopy();
  const id = useId();
  const { title, description, consequence, reason } = scopeWords(choice, copy);
  return (
    <li className={styles["row"]} data-kind={choice.kind} data-scope={choice.scope}>
      <div>
        <label className={styles["title"]} htmlFor={id}>
          {title}
        </label>
        <div className={styles["words"]} id={`${id}-words`}>
          <p>{description}</p>
          {choice.kind === "required" && (
            <p className={styles["remark"]}>
              <Icon name="locked" size="1rem" />
              <span>
                {copy.scopeRow.required} {reason}
              </span>
            </p>
          )}
          {choice.kind === "sensitive" && (
            <p className={styles["remark"]} data-tone="caution">
              <Icon name="caution" size="1rem" />
              <span>{consequence}</span>
            </p>
          )}
          {choice.granted && <p>{copy.scopeRow.grantedBefore}</p>}
        </div>
      </div>
      <ScopeSwitch
        busy={busy}
        choice={choice}
        className={styles["switch"]}
        describedBy={`${id}-words`}
        id={id}
        send={send}
      />
    </li>
  );
}
