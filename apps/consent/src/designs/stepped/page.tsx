import type { ReactNode } from "react";

import styles from "./stepped.module.css";

export interface PageProps {
  /** Above everything: the marks, or how far the conversation has come. */
  readonly top: ReactNode;
  readonly heading: ReactNode;
  /** Below the heading where it is narrow, a pane of its own where it is wide. */
  readonly aside?: ReactNode;
  /** What the heading asks for. */
  readonly children?: ReactNode;
  /** The ways on, at the end. */
  readonly actions?: ReactNode;
}

/** The places of a page, in the order in which they are read. */
export function Page({ top, heading, aside, children, actions }: PageProps): ReactNode {
  return (
    <>
      <div className={styles["top"]}>{top}</div>
      <div className={styles["heading"]}>{heading}</div>
      {aside && <aside className={styles["aside"]}>{aside}</aside>}
      <div className={styles["content"]}>{children}</div>
      {actions && <div className={styles["actions"]}>{actions}</div>}
    </>
  );
}
