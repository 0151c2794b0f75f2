import type { ReactNode } from "react";

import { Icon } from "../../marks/icon.tsx";
import styles from "./notice.module.css";

export interface NoticeProps {
  readonly tone: "caution" | "danger";
  readonly children: ReactNode;
}

/** Something to mind, flagged at its edge. */
export function Notice({ tone, children }: NoticeProps): ReactNode {
  return (
    <div className={styles["notice"]} data-tone={tone}>
      <Icon name="caution" />
      <p>{children}</p>
    </div>
  );
}
