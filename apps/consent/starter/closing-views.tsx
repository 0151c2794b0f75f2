import {
  type ConsentEvent,
  type FailureState,
  type LeavingState,
  type Problem,
  parseRedirectTarget,
} from "@assent/core";
import type { Destination } from "@assent/core/contract";
import { DestinationHost } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../src/copy/copy-context.ts";
import { Marks } from "../src/marks/marks.tsx";
import styles from "./design.module.css";

const MAIN = `${styles["button"]} ${styles["main"]}`;

/** Before the request is known. */
export function LoadingView({ slow }: { readonly slow: boolean }): ReactNode {
  const { waiting } = useCopy();
  return (
    <>
      <Marks />
      <h1 tabIndex={-1}>{waiting.loading}</h1>
      <p aria-live="polite">{slow && waiting.slow}</p>
    </>
  );
}

/** Nobody is signed in: the browser is on its way to the sign-in page, and the link leads there too. */
export function SignedOutView({ loginUrl }: { readonly loginUrl: string }): ReactNode {
  const { waiting } = useCopy();
  return (
    <>
      <Marks />
      <h1 tabIndex={-1}>{waiting.signedOut}</h1>
      <p>{waiting.signedOutExplanation}</p>
      <a className={MAIN} href={loginUrl}>
        {waiting.signIn}
      </a>
    </>
  );
}

/** The browser is on its way to the app; `stalled`: it should be gone and is not. */
export function LeavingView({ state }: { readonly state: LeavingState }): ReactNode {
  const { leaving } = useCopy();
  const { status, destination, redirectTo } = state;
  const onWeb = destination === undefined || destination.kind === "web";
  return (
    <>
      <Marks />
      <h1 tabIndex={-1}>{leaving[status]}</h1>
      {status === "denied" && <p>{leaving.deniedExplanation}</p>}
      {destination && <p>{leaving.goingTo(<DestinationWords destination={destination} />)}</p>}
      <p aria-live="polite">
        {status === "stalled" && (onWeb ? leaving.stalledOnWeb : leaving.stalledOnDevice)}
      </p>
      {status === "stalled" && (
        <a className={MAIN} href={redirectTo} rel="noreferrer">
          {leaving.proceed}
        </a>
      )}
    </>
  );
}

export interface FailureViewProps {
  readonly state: FailureState;
  readonly send: (event: ConsentEvent) => void;
}

/** A failure: what happened, what it means, one thing to do, and what support asks for. */
export function FailureView({ state, send }: FailureViewProps): ReactNode {
  const { failures, failure } = useCopy();
  const { heading, explanation, advice, action } = failures[state.status];
  const { continueTo, problem } = state;
  return (
    <>
      <Marks />
      <h1 tabIndex={-1}>{heading}</h1>
      <p>{explanation}</p>
      <p>
        {advice}
        {problem.retryAfterSeconds !== undefined &&
          ` ${failure.retryAfter(problem.retryAfterSeconds)}`}
      </p>
      {state.next === "restart" && (
        <button className={MAIN} onClick={() => send({ type: "retry" })} type="button">
          {action ?? failure.tryAgain}
        </button>
      )}
      {state.switchAccountUrl !== undefined && (
        <a className={MAIN} href={state.switchAccountUrl}>
          {failure.switchOrganization}
        </a>
      )}
      {continueTo && parseRedirectTarget(continueTo.redirectTo) !== null && (
        <>
          <p>
            {failure.tellAppExplanation(<DestinationWords destination={continueTo.destination} />)}
          </p>
          <a className={styles["button"]} href={continueTo.redirectTo} rel="noreferrer">
            {failure.tellApp}
          </a>
        </>
      )}
      <Reference problem={problem} />
    </>
  );
}

/** What support and developers need to find a failure again. */
export function Reference({ problem }: { readonly problem: Problem }): ReactNode {
  const { failure } = useCopy();
  return (
    <div className={styles["quiet"]}>
      {problem.reference !== undefined && (
        <p>
          {failure.reference} <code dir="ltr">{problem.reference}</code>
        </p>
      )}
      <details>
        <summary>{failure.developers}</summary>
        <p>
          {failure.code} <code dir="ltr">{problem.code}</code>
        </p>
        <p dir="ltr" lang="en">
          {problem.title} {problem.detail}
        </p>
      </details>
    </div>
  );
}

/** Where the browser goes, as a person says it: a host, or an app on this device. */
export function DestinationWords(props: { readonly destination: Destination }): ReactNode {
  const { parties } = useCopy();
  const { destination } = props;
  return (
    <>
      {destination.kind !== "web" && <>{parties.onThisDevice} </>}
      <DestinationHost className={styles["host"]} destination={destination} />
    </>
  );
}
