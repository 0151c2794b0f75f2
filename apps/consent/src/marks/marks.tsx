import type { Client } from "@assent/core/contract";
import type { ReactNode } from "react";

import { ClientMark } from "./client-mark.tsx";
import { Icon } from "./icon.tsx";
import styles from "./marks.module.css";

/**
 * The product's own mark and, where an app asks, the app's beside it with an arrow: that way the
 * data flows. Decorative; the heading names both sides that matter.
 *
 * The frames take their size from `font-size` of what is around them.
 */
export function Marks(props: {
  readonly client?: Client | undefined;
  readonly className?: string | undefined;
}): ReactNode {
  const { client, className = styles["usual"] } = props;
  return (
    <div aria-hidden="true" className={`${styles["marks"]} ${className}`}>
      <span className={styles["mark"]}>
        <svg fill="none" viewBox="0 0 24 24">
          <path
            d="M4 13.5 9.5 19 20 5"
            stroke="currentColor"
            strokeLinecap="round"
            strokeLinejoin="round"
            strokeWidth="2.5"
          />
        </svg>
      </span>
      {client && (
        <>
          <Icon className={styles["arrow"]} name="onward" />
          <ClientMark className={styles["mark"]} client={client} />
        </>
      )}
    </div>
  );
}
