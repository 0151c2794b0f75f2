import type { Client } from "@assent/core/contract";
import { ClientMonogram } from "@assent/react";
import type { ReactNode } from "react";

import { Icon } from "./icon.tsx";
import styles from "./marks.module.css";

/**
 * The product's own mark and, where an app asks, the app's beside it with an arrow: that way the
 * data flows. Decorative; the heading names both sides that matter.
 */
export function Marks({ client }: { readonly client?: Client | undefined }): ReactNode {
  return (
    <div aria-hidden="true" className={styles["marks"]}>
      <span className={styles["mark"]}>
        <svg fill="none" height="1.5rem" viewBox="0 0 24 24" width="1.5rem">
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
          <ClientMonogram className={styles["mark"]} client={client} />
        </>
      )}
    </div>
  );
}
