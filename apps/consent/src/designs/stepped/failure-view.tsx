import { type ConsentEvent, type FailureState, parseRedirectTarget } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Marks } from "../../marks/marks.tsx";
import buttons from "./button.module.css";
import { DestinationWords } from "./byline.tsx";
import { Page } from "./page.tsx";
import { Reference } from "./reference.tsx";

export interface FailureViewProps {
  readonly state: FailureState;
  readonly send: (event: ConsentEvent) => void;
}

/** The conversation has broken off: what happened, what it means, what to do. */
export function FailureView({ state, send }: FailureViewProps): ReactNode {
  const { failures, failure } = useCopy();
  const { heading, explanation, advice, action } = failures[state.status];
  const { retryAfterSeconds } = state.problem;
  return (
    <Page
      actions={
        <>
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
      }
      heading={<h1 tabIndex={-1}>{heading}</h1>}
      top={<Marks />}
    >
      <p>{explanation}</p>
      <p>
        {advice}
        {retryAfterSeconds !== undefined && ` ${failure.retryAfter(retryAfterSeconds)}`}
      </p>
    </Page>
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
