import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { grantedSentence } from "./granted-sentence.tsx";
import styles from "./so-far.module.css";
import { type Step, stepName } from "./steps.ts";

/** The summary that grows with each answer, where there is room for it. */
export function SoFar({ answered }: { readonly answered: readonly Step[] }): ReactNode {
  const copy = useCopy();
  const questions = answered.filter((step) => step.kind === "question");
  return (
    <section className={styles["so-far"]}>
      <h2 className={styles["title"]}>{copy.steps.soFar}</h2>
      {questions.length === 0 && <p>{copy.steps.noAnswers}</p>}
      {questions.map((step) => (
        <div className={styles["answer"]} key={step.group}>
          <h3 className={styles["name"]}>{stepName(step, copy)}</h3>
          {step.choices
            .filter(({ selected }) => selected)
            .map((choice) => (
              <p key={choice.scope}>{grantedSentence(choice, copy)}</p>
            ))}
          {!step.choices.some(({ selected }) => selected) && (
            <p className={styles["none"]}>{copy.tally.on(0, step.choices.length)}</p>
          )}
        </div>
      ))}
    </section>
  );
}
