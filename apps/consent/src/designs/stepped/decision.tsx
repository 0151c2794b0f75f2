import { type ConsentEvent, selectedScopes } from "@assent/core";
import { AllowButton, ClientName, type DecisionState, DenyButton } from "@assent/react";
import { type ReactNode, useEffect, useId, useRef } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { allowLabel } from "../../scopes/request-words.ts";
import styles from "./button.module.css";
import { Notice } from "./notice.tsx";
import { Reference } from "./reference.tsx";

export interface DecisionProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** The end of the conversation: Allow has come to stand beside Deny. */
export function Decision({ state, send }: DecisionProps): ReactNode {
  const copy = useCopy();
  const { consent } = copy;
  const id = useId();
  const status = useRef<HTMLDivElement>(null);
  // Whoever pressed "next" a moment ago has not read this page yet.
  useEffect(() => send({ type: "revealed" }), [send]);
  useEffect(() => {
    if (state.status === "submit-failed") {
      status.current?.scrollIntoView({ block: "nearest" });
    }
  }, [state.status]);
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
      <div aria-live="polite" className={styles["status"]} id={id} ref={status}>
        {state.status === "submitting" && state.slow && <p>{consent.slow}</p>}
        {state.status === "submit-failed" && <Notice tone="danger">{consent.notSent}</Notice>}
      </div>
      {state.status === "submit-failed" && <Reference problem={state.problem} />}
    </>
  );
}
