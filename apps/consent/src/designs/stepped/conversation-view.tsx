import type { ConsentEvent } from "@assent/core";
import { ClientName, type DecisionState } from "@assent/react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { requestHeading } from "../../scopes/request-words.ts";
import { Byline } from "./byline.tsx";
import { Decision } from "./decision.tsx";
import { Onward } from "./onward.tsx";
import { Opening } from "./opening.tsx";
import { Page } from "./page.tsx";
import { Progress } from "./progress.tsx";
import { Question } from "./question.tsx";
import { Review, reviewHeading } from "./review.tsx";
import { SoFar } from "./so-far.tsx";
import { type Step, createSteps } from "./steps.ts";

export interface ConversationViewProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** The conversation, from the request to the decision, a step at a time. */
export function ConversationView({ state, send }: ConversationViewProps): ReactNode {
  const { consent, choices } = state;
  const { introduction } = useCopy().steps;
  const steps = createSteps(choices);
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useTurningFocus(heading, at);
  const step = steps[at] ?? REVIEW;
  const busy = state.status === "submitting";
  const turn = (to: number): void => {
    if (!busy) {
      setAt(to);
    }
  };
  return (
    <Page
      actions={
        step.kind === "review" ? (
          <Decision send={send} state={state} />
        ) : (
          <Onward first={at === 0} onTurn={() => turn(at + 1)} send={send} state={state} />
        )
      }
      aside={
        <Byline consent={consent}>
          {step.kind !== "review" && <SoFar answered={steps.slice(0, at + 1)} />}
        </Byline>
      }
      heading={
        <h1 key={at} ref={heading} tabIndex={-1}>
          <HeadingWords state={state} step={step} />
        </h1>
      }
      top={<Progress at={at} client={consent.client} onBack={() => turn(at - 1)} steps={steps} />}
    >
      {step.kind === "opening" && (
        <>
          <Opening choices={choices} consent={consent} />
          <p>{introduction}</p>
        </>
      )}
      {step.kind === "question" && <Question busy={busy} choices={step.choices} send={send} />}
      {step.kind === "review" && <Review onTurn={turn} send={send} state={state} steps={steps} />}
    </Page>
  );
}

const REVIEW: Step = { kind: "review" };

/** Moves the focus to the heading of a step that was turned to, and shows its beginning. */
function useTurningFocus(heading: RefObject<HTMLElement | null>, at: number): void {
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current !== at) {
      shown.current = at;
      heading.current?.focus({ preventScroll: true });
      heading.current?.closest("main")?.scrollIntoView({ block: "start" });
    }
  }, [heading, at]);
}

interface HeadingWordsProps {
  readonly step: Step;
  readonly state: DecisionState;
}

function HeadingWords({ step, state }: HeadingWordsProps): ReactNode {
  const copy = useCopy();
  const name = <ClientName client={state.consent.client} />;
  switch (step.kind) {
    case "opening":
      return requestHeading(name, state.choices, copy);
    case "question":
      return copy.steps.questions[step.group](name);
    case "review":
      return reviewHeading(name, state.choices, copy);
  }
}
