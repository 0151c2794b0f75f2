import { type ConsentEvent, selectedScopes } from "@assent/core";
import { AllowButton, ClientName, type DecisionState, DenyButton } from "@assent/react";
import { type ReactNode, useEffect, useId, useRef } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { allowLabel } from "../../scopes/request-words.ts";
import buttons from "./button.module.css";
import styles from "./decision-bar.module.css";
import { Notice } from "./notice.tsx";
import { Reference } from "./reference.tsx";

export interface DecisionBarProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** The two ways to answer, side by side, and one line below for what the page has to say. */
export function DecisionBar({ state, send }: DecisionBarProps): ReactNode {
  const copy = useCopy();
  const { consent } = copy;
  const id = useId();
  const status = useRef<HTMLDivElement>(null);
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
  const empty = selectedScopes(state.choices).length === 0;
  const allowable = state.status !== "nothing-grantable";
  const busy = state.status === "submitting" ? state.decision : undefined;
  return (
    <div className={styles["bar"]}>
      <div className={styles["buttons"]}>
        <DenyButton className={buttons["button"]} send={send} state={state}>
          {busy === "deny" ? consent.denying : consent.deny} {ending}
        </DenyButton>
        {allowable && (
          <AllowButton
            className={`${buttons["button"]} ${buttons[empty ? "empty" : "main"]}`}
            describedBy={id}
            send={send}
            state={state}
          >
            {busy === "allow" ? consent.allowing : allowLabel(state.choices, copy)} {ending}
          </AllowButton>
        )}
      </div>
      <div className={styles["status"]} id={id} ref={status} aria-live="polite">
        {allowable && empty && <p>{consent.chooseOne}</p>}
        {state.status === "submitting" && state.slow && <p>{consent.slow}</p>}
        {state.status === "submit-failed" && <Notice tone="danger">{consent.notSent}</Notice>}
      </div>
      {state.status === "submit-failed" && <Reference problem={state.problem} />}
    </div>
  );
}
