import type { ConsentEvent, ScopeChoice } from "@assent/core";
import { ScopeSwitch } from "@assent/react";
import { type ReactNode, useId, useState } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Icon } from "../../marks/icon.tsx";
import { type ScopeWords, scopeWords } from "../../scopes/scope-words.tsx";
import styles from "./scope-row.module.css";

export interface ScopeRowProps {
  readonly choice: ScopeChoice;
  readonly busy: boolean;
  readonly send: (event: ConsentEvent) => void;
}

/**
 * One scope in one line: its switch, its title, and what more there is to say, unfolded on demand.
 * What a sensitive one leads to, and why a required one is locked, is never folded away.
 */
export function ScopeRow({ choice, busy, send }: ScopeRowProps): ReactNode {
  const copy = useCopy();
  const id = useId();
  const [open, setOpen] = useState(false);
  const words = scopeWords(choice, copy);
  const named = choice.kind === "not-grantable" ? "span" : "label";
  return (
    <li className={styles["row"]} data-kind={choice.kind} data-scope={choice.scope}>
      {named === "label" ? (
        <ScopeSwitch
          busy={busy}
          choice={choice}
          className={styles["switch"]}
          describedBy={`${id}-about ${id}-remark`}
          id={id}
          send={send}
        />
      ) : (
        <span aria-hidden="true" className={styles["none"]} />
      )}
      {named === "label" ? (
        <label className={styles["title"]} htmlFor={id}>
          {words.title}
        </label>
      ) : (
        <span className={styles["title"]}>{words.title}</span>
      )}
      <button
        aria-controls={`${id}-more`}
        aria-expanded={open}
        className={styles["unfold"]}
        onClick={() => setOpen(!open)}
        type="button"
      >
        <span className={styles["heard"]}>{copy.scopeRow.about(words.title)}</span>
        <Icon name="unfold" size="1rem" />
      </button>
      <div className={styles["remark"]} id={`${id}-remark`}>
        <Remark kind={choice.kind} words={words} />
        {choice.granted && <p>{copy.scopeRow.grantedBefore}</p>}
      </div>
      <div className={styles["more"]} hidden={!open} id={`${id}-more`}>
        <p id={`${id}-about`}>{words.description}</p>
        <p>
          {copy.scopeRow.technicalName} <code dir="ltr">{choice.scope}</code>
        </p>
      </div>
    </li>
  );
}

interface RemarkProps {
  readonly kind: ScopeChoice["kind"];
  readonly words: ScopeWords;
}

/** What must be read before the switch is pressed. */
function Remark({ kind, words }: RemarkProps): ReactNode {
  const { scopeRow } = useCopy();
  switch (kind) {
    case "required":
      return (
        <p>
          {scopeRow.required} {words.reason}
        </p>
      );
    case "sensitive":
      return <p data-tone="caution">{words.consequence}</p>;
    default:
      return null;
  }
}
