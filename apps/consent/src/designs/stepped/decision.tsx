import { type ConsentEvent, selectedScopes } from "@assent/core";
import { AllowButton, ClientName, type DecisionState, DenyButton } from "@assent/react";
import { type ReactNode, useEffect, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { allowLabel } from "../../scopes/request-words.ts";
import styles from "./button.module.css";
import { DecisionStatus } from "./decision-status.tsx";

export interface DecisionProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** The end of the conversation: Allow has come to stand beside Deny. */
export function Decision({ state, send }: DecisionProps): ReactNode {
  const copy = useCopy();
  const { consent } = copy;
  const id = useId();
  // Whoever pressed "next" a moment ago has not read this page yet.
  useEffect(() => send({ type: "revealed" }), [send]);
  const ending = (
    <span className={styles["heard"]}>
      {consent.forClient(<ClientName client={state.consent.client} />)}
    </span>
  );
  const busy = state.status === "submitting" ? state.decision : undefined;
  const empty = selectedScopes(state.choices).length === 0;
  return (
    <>
      <div className={styles["buttons"]}>
        <DenyButton className={styles["button"]} send={send} state={state}>
          {busy === "deny" ? consent.denying : consent.deny} {ending}
        </DenyButton>
        <AllowButton
          className={`${styles["button"]} ${styles[empty ? "empty" : "main"]}`}
          describedBy={id}
          send={send}
          state={state}
        >
          {busy === "allow" ? consent.allowing : allowLabel(state.choices, copy)} {ending}
        </AllowButton>
      </div>
      <DecisionStatus id={id} state={state} />
    </>
  );
}
