import type { DecisionState } from "@assent/react";
import { type ReactNode, useEffect, useRef } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import styles from "./button.module.css";
import { Notice } from "./notice.tsx";
import { Reference } from "./reference.tsx";

export interface DecisionStatusProps {
  readonly state: DecisionState;
  /** Of the part that speaks, for what it is about. */
  readonly id?: string;
}

/** What became of a decision so far, below the buttons that took it. */
export function DecisionStatus({ state, id }: DecisionStatusProps): ReactNode {
  const { consent } = useCopy();
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "submit-failed") {
      status.current?.scrollIntoView({ block: "nearest" });
    }
  }, [state.status]);
  return (
    <>
      <div aria-live="polite" className={styles["status"]} id={id} ref={status}>
        {state.status === "submitting" && state.slow && <p>{consent.slow}</p>}
        {state.status === "submit-failed" && <Notice tone="danger">{consent.notSent}</Notice>}
      </div>
      {state.status === "submit-failed" && <Reference problem={state.problem} />}
    </>
  );
}
