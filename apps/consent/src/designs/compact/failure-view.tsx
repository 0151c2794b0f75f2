import { type ConsentEvent, type FailureState, parseRedirectTarget } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import buttons from "./button.module.css";
import { DestinationWords } from "./identity-strip.tsx";
import { Reference } from "./reference.tsx";
import { Sheet } from "./sheet.tsx";

export interface FailureViewProps {
  readonly state: FailureState;
  readonly send: (event: ConsentEvent) => void;
}

/** What happened, what it means, and the way on at the end, in the thumb's reach. */
export function FailureView({ state, send }: FailureViewProps): ReactNode {
  const { failures, failure } = useCopy();
  const { heading, explanation, advice, action } = failures[state.status];
  const { retryAfterSeconds } = state.problem;
  return (
    <Sheet heading={heading}>
      <p>{explanation}</p>
      <p>
        {advice}
        {retryAfterSeconds !== undefined && ` ${failure.retryAfter(retryAfterSeconds)}`}
      </p>
      <Reference problem={state.problem} />
      {state.switchAccountUrl !== undefined && (
        <a className={`${buttons["button"]} ${buttons["main"]}`} href={state.switchAccountUrl}>
          {failure.switchOrganization}
        </a>
      )}
      <ContinueTo state={state} />
      {state.next === "restart" && (
        <button
          className={`${buttons["button"]} ${buttons["main"]}`}
          onClick={() => send({ type: "retry" })}
          type="button"
        >
          {action ?? failure.tryAgain}
        </button>
      )}
    </Sheet>
  );
}

/** Carries the error to the app, by the person's own hand. */
function ContinueTo({ state }: Pick<FailureViewProps, "state">): ReactNode {
  const { failure } = useCopy();
  const { continueTo } = state;
  return (
    continueTo &&
    parseRedirectTarget(continueTo.redirectTo) !== null && (
      <>
        <p>
          {failure.tellAppExplanation(<DestinationWords destination={continueTo.destination} />)}
        </p>
        <a className={buttons["button"]} href={continueTo.redirectTo} rel="noreferrer">
          {failure.tellApp}
        </a>
      </>
    )
  );
}
