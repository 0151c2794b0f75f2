import type { ReactNode } from "react";

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
  return (
    <>
      <header className={styles["strip"]}>{strip}</header>
      <div className={styles["body"]}>
        <div className={styles["stage"]}>{stage}</div>
        <div className={styles["panel"]}>{children}</div>
      </div>
      <div className={styles["bar"]}>{bar}</div>
    </>
  );
}
