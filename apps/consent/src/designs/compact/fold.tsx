import type { ReactNode } from "react";

import { Icon, type IconProps } from "../../marks/icon.tsx";
import styles from "./fold.module.css";

export interface FoldProps {
  readonly icon: IconProps["name"];
  readonly title: ReactNode;
  /** A few figures at the end of the line. */
  readonly note?: string;
  readonly children: ReactNode;
}

/** A part of the instrument that folds away, open at first: nothing is hidden before it was seen. */
export function Fold({ icon, title, note, children }: FoldProps): ReactNode {
  return (
    <details className={styles["fold"]} open>
      <summary className={styles["head"]}>
        <Icon name={icon} />
        <h2 className={styles["title"]}>{title}</h2>
        {note !== undefined && <span className={styles["note"]}>{note}</span>}
        <Icon className={styles["sign"]} name="unfold" size="1rem" />
      </summary>
      <div className={styles["content"]}>{children}</div>
    </details>
  );
}
