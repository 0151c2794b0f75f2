import type { Problem } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import styles from "./reference.module.css";

/** What support and developers need to find a failure again. */
export function Reference({ problem }: { readonly problem: Problem }): ReactNode {
  const { failure } = useCopy();
  return (
    <div className={styles["reference"]}>
      {problem.reference !== undefined && (
        <p>
          {failure.reference} <code dir="ltr">{problem.reference}</code>
        </p>
      )}
      <details>
        <summary>{failure.developers}</summary>
        <p>
          {failure.code} <code dir="ltr">{problem.code}</code>
        </p>
        <p dir="ltr" lang="en">
          {problem.title} {problem.detail}
        </p>
      </details>
    </div>
  );
}
