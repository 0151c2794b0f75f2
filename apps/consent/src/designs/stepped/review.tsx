import { type ConsentEvent, type ScopeChoice, selectedScopes } from "@assent/core";
import type { DecisionState } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import type { Copy } from "../../copy/copy.ts";
import { Icon } from "../../marks/icon.tsx";
import { KeepCopy } from "../../receipt/keep-copy.tsx";
import { OnlyNeeded } from "../../scopes/only-needed.tsx";
import { unavailableChoices } from "../../scopes/scope-groups.ts";
import { scopeWords } from "../../scopes/scope-words.tsx";
import { Cautions } from "./cautions.tsx";
import { grantedSentence } from "./granted-sentence.tsx";
import styles from "./review.module.css";
import { type Step, stepName } from "./steps.ts";
import { TechnicalNames } from "./technical-names.tsx";
import { Unavailable } from "./unavailable.tsx";

/** Says whether there is anything to allow. */
export function reviewHeading(
  client: ReactNode,
  choices: readonly ScopeChoice[],
  { steps }: Copy,
): ReactNode {
  return selectedScopes(choices).length === 0
    ? steps.nothingHeading(client)
    : steps.reviewHeading(client);
}

export interface ReviewProps {
  readonly state: DecisionState;
  readonly steps: readonly Step[];
  readonly send: (event: ConsentEvent) => void;
  readonly onTurn: (to: number) => void;
}

/** What would be allowed, in whole sentences, and what is left out. */
export function Review({ state, steps, send, onTurn }: ReviewProps): ReactNode {
  const copy = useCopy();
  const { consent, choices } = state;
  const unavailable = unavailableChoices(choices);
  return (
    <>
      {selectedScopes(choices).length === 0 && <p>{copy.steps.nothingChosen}</p>}
      <Cautions consent={consent} />
      {steps.map(
        (step, index) =>
          step.kind === "question" && (
            <Answered key={step.group} onChange={() => onTurn(index)} step={step} />
          ),
      )}
      <OnlyNeeded send={send} state={state} />
      {unavailable.length > 0 && <Unavailable choices={unavailable} client={consent.client} />}
      <div>
        <TechnicalNames choices={choices} />
        <KeepCopy record={{ kind: "undecided", consent, choices }} />
      </div>
    </>
  );
}

interface AnsweredProps {
  readonly step: Extract<Step, { readonly kind: "question" }>;
  readonly onChange: () => void;
}

/** The answers to one question. */
function Answered({ step, onChange }: AnsweredProps): ReactNode {
  const copy = useCopy();
  const id = useId();
  const chosen = step.choices.filter(({ selected }) => selected);
  const leftOut = step.choices.filter(({ selected }) => !selected);
  return (
    <section aria-labelledby={id} className={styles["answered"]}>
      <div className={styles["name"]}>
        <h2 id={id}>{stepName(step, copy)}</h2>
        <button aria-describedby={id} className={styles["change"]} onClick={onChange} type="button">
          {copy.steps.change}
        </button>
      </div>
      {chosen.map((choice) => (
        <Sentence choice={choice} key={choice.scope} />
      ))}
      {leftOut.length > 0 && (
        <p className={styles["left-out"]}>
          {copy.steps.leftOut}
          {leftOut.map((choice) => (
            <span key={choice.scope}>{scopeWords(choice, copy).title}</span>
          ))}
        </p>
      )}
    </section>
  );
}

function Sentence({ choice }: { readonly choice: ScopeChoice }): ReactNode {
  const copy = useCopy();
  return (
    <div className={styles["sentence"]}>
      <p>{grantedSentence(choice, copy)}</p>
      {choice.kind === "sensitive" && (
        <p className={styles["consequence"]}>
          <Icon name="caution" />
          <span>{scopeWords(choice, copy).consequence}</span>
        </p>
      )}
    </div>
  );
}
