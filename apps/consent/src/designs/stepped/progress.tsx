import type { Client } from "@assent/core/contract";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Icon } from "../../marks/icon.tsx";
import { Marks } from "../../marks/marks.tsx";
import styles from "./progress.module.css";
import { type Step, stepName } from "./steps.ts";

export interface ProgressProps {
  readonly client: Client;
  readonly steps: readonly Step[];
  readonly at: number;
  readonly onBack: () => void;
}

/** How far the conversation has come, and the way back. */
export function Progress({ client, steps, at, onBack }: ProgressProps): ReactNode {
  const copy = useCopy();
  return (
    <>
      <ol className={styles["steps"]}>
        {steps.map((step, index) => (
          <li
            aria-current={index === at ? "step" : undefined}
            className={styles["step"]}
            data-passed={index <= at}
            key={step.kind === "question" ? step.group : step.kind}
          >
            <span className={styles["name"]}>{stepName(step, copy)}</span>
          </li>
        ))}
      </ol>
      <div className={styles["line"]}>
        {at === 0 ? (
          <Marks className={styles["marks"]} client={client} />
        ) : (
          <button className={styles["back"]} onClick={onBack} type="button">
            <Icon className={styles["arrow"]} name="back" />
            {copy.steps.back}
          </button>
        )}
        <p className={styles["count"]}>{copy.steps.progress(at + 1, steps.length)}</p>
      </div>
    </>
  );
}
