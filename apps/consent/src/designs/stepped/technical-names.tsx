import type { ScopeChoice } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { scopeWords } from "../../scopes/scope-words.tsx";
import styles from "./technical-names.module.css";

/** Every scope as the app spelt it, on demand. */
export function TechnicalNames(props: { readonly choices: readonly ScopeChoice[] }): ReactNode {
  const copy = useCopy();
  return (
    <details className={styles["names"]}>
      <summary>{copy.scopeRow.technicalNames}</summary>
      <ul>
        {props.choices.map((choice) => (
          <li key={choice.scope}>
            {scopeWords(choice, copy).title} <code dir="ltr">{choice.scope}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
