import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { PreferencesMenu } from "../../preferences/preferences-menu.tsx";
import styles from "./compact.module.css";

export interface FrameProps {
  /** Stays at the top. */
  readonly strip: ReactNode;
  /** The sentence and what belongs to it. */
  readonly stage: ReactNode;
  /** Stays at the bottom, within the thumb's reach. */
  readonly bar: ReactNode;
  /** The rows. */
  readonly children: ReactNode;
}

/** The places of the instrument while the user decides. */
export function Frame({ strip, stage, bar, children }: FrameProps): ReactNode {
  const { preferences } = useCopy();
  return (
    <>
      <header className={styles["strip"]}>{strip}</header>
      <div className={styles["body"]}>
        <div className={styles["stage"]}>{stage}</div>
        <div className={styles["panel"]}>
          {children}
          <PreferencesMenu words={preferences} />
        </div>
      </div>
      <div className={styles["bar"]}>{bar}</div>
    </>
  );
}
