import type { ReactNode } from "react";

import { Icon } from "../../marks/icon.tsx";
import styles from "./notice.module.css";

export interface NoticeProps {
  readonly tone: "caution" | "danger";
  readonly children: ReactNode;
}

/** A word of warning, in a panel of its own. */
export function Notice({ tone, children }: NoticeProps): ReactNode {
  return (
    <div className={styles["notice"]} data-tone={tone}>
      <Icon name="caution" size="1.5rem" />
      <p>{children}</p>
    </div>
  );
}
