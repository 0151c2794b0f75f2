import type { ConsentEvent, ScopeChoice } from "@assent/core";
import { ScopeSwitch } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Icon } from "../../marks/icon.tsx";
import { scopeWords } from "../../scopes/scope-words.tsx";
import styles from "./question.module.css";

export interface QuestionProps {
  /** Of one group. */
  readonly choices: readonly ScopeChoice[];
  readonly busy: boolean;
  readonly send: (event: ConsentEvent) => void;
}

/** The answers to a question, a card each. */
export function Question({ choices, busy, send }: QuestionProps): ReactNode {
  return (
    <ul className={styles["answers"]}>
      {choices.map((choice) => (
        <Answer busy={busy} choice={choice} key={choice.scope} send={send} />
      ))}
    </ul>
  );
}

interface AnswerProps extends Pick<QuestionProps, "busy" | "send"> {
  readonly choice: ScopeChoice;
}

/** One permission on a card. The whole card takes the press. */
function Answer({ choice, busy, send }: AnswerProps): ReactNode {
  const copy = useCopy();
  const id = useId();
  const { kind, scope, selected, granted } = choice;
  const { title, description, consequence, reason } = scopeWords(choice, copy);
  return (
    <li className={styles["answer"]} data-kind={kind} data-scope={scope} data-selected={selected}>
      <ScopeSwitch
        busy={busy}
        choice={choice}
        className={styles["switch"]}
        describedBy={`${id}-words`}
        id={id}
        send={send}
      />
      <label className={styles["title"]} htmlFor={id}>
        {title}
      </label>
      <div className={styles["words"]} id={`${id}-words`}>
        <p>{description}</p>
        {kind === "required" && (
          <p className={styles["remark"]}>
            <Icon name="locked" />
            <span>
              {copy.scopeRow.required} {reason}
            </span>
          </p>
        )}
        {kind === "sensitive" && (
          <p className={styles["remark"]} data-tone="caution">
            <Icon name="caution" />
            <span>{consequence}</span>
          </p>
        )}
        {granted && <p>{copy.scopeRow.grantedBefore}</p>}
      </div>
    </li>
  );
}
