import { type ConsentEvent, type FailureState, parseRedirectTarget } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import buttons from "./button.module.css";
import styles from "./closing-view.module.css";
import { DestinationWords } from "./destination-words.tsx";
import { Marks } from "../../marks/marks.tsx";
import { Reference } from "./reference.tsx";

export interface FailureViewProps {
  readonly state: FailureState;
  readonly send: (event: ConsentEvent) => void;
}

/** What happened, what it means, what to do; and for support, under which number. */
export function FailureView({ state, send }: FailureViewProps): ReactNode {
  const { failures, failure } = useCopy();
  const { heading, explanation, advice, action } = failures[state.status];
  const { retryAfterSeconds } = state.problem;
  return (
    <>
      <Marks />
      <h1 className={styles["heading"]} tabIndex={-1}>
        {heading}
      </h1>
      <div className={styles["words"]}>
        <p>{explanation}</p>
        <p>
          {advice}
          {retryAfterSeconds !== undefined && ` ${failure.retryAfter(retryAfterSeconds)}`}
        </p>
      </div>
      {state.next === "restart" && (
        <button
          className={`${buttons["button"]} ${buttons["main"]}`}
          onClick={() => send({ type: "retry" })}
          type="button"
        >
          {action ?? failure.tryAgain}
        </button>
      )}
      {state.switchAccountUrl !== undefined && (
        <a className={`${buttons["button"]} ${buttons["main"]}`} href={state.switchAccountUrl}>
          {failure.switchOrganization}
        </a>
      )}
      <ContinueTo state={state} />
      <Reference problem={state.problem} />
    </>
  );
}

/** Carries the error to the app, by the person's own hand. */
function ContinueTo({ state }: Pick<FailureViewProps, "state">): ReactNode {
  const { failure } = useCopy();
  const { continueTo } = state;
  return (
    continueTo &&
    parseRedirectTarget(continueTo.redirectTo) !== null && (
      <div className={styles["onward"]}>
        <p>
          {failure.tellAppExplanation(<DestinationWords destination={continueTo.destination} />)}
        </p>
        <a className={buttons["button"]} href={continueTo.redirectTo} rel="noreferrer">
          {failure.tellApp}
        </a>
      </div>
    )
  );
}
