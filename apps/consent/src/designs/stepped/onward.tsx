import type { ConsentEvent } from "@assent/core";
import { ClientName, type DecisionState, DenyButton } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import styles from "./button.module.css";
import { DecisionStatus } from "./decision-status.tsx";

export interface OnwardProps {
  readonly state: DecisionState;
  readonly first: boolean;
  readonly onTurn: () => void;
  readonly send: (event: ConsentEvent) => void;
}

/** The two ways on from a step: end it here, or turn to the next. */
export function Onward({ state, first, onTurn, send }: OnwardProps): ReactNode {
  const { consent, steps } = useCopy();
  const denying = state.status === "submitting";
  return (
    <>
      <div className={styles["buttons"]}>
        <DenyButton className={styles["button"]} send={send} state={state}>
          {denying ? consent.denying : consent.deny}{" "}
          <span className={styles["heard"]}>
            {consent.forClient(<ClientName client={state.consent.client} />)}
          </span>
        </DenyButton>
        <button
          aria-disabled={denying}
          className={`${styles["button"]} ${styles["onward"]}`}
          data-part="onward"
          data-status={state.status}
          onClick={({ detail }) => {
            // The second press of a double click would skip a question.
            if (detail < 2) {
              onTurn();
            }
          }}
          type="button"
        >
          {first ? steps.begin : steps.next}
        </button>
      </div>
      <DecisionStatus state={state} />
    </>
  );
}
