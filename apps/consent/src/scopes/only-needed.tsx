import type { ConsentEvent } from "@assent/core";
import { type DecisionState, OnlyNeededButton } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../copy/copy-context.ts";
import styles from "./only-needed.module.css";

export interface OnlyNeededProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** The quiet way to give away as little as the app can work with. */
export function OnlyNeeded({ state, send }: OnlyNeededProps): ReactNode {
  const { scopeRow } = useCopy();
  return (
    <OnlyNeededButton className={styles["shortcut"]} send={send} state={state}>
      {scopeRow.onlyNeeded}
    </OnlyNeededButton>
  );
}
