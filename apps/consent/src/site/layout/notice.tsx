import type { Problem, ProblemCode } from "@assent/core";
import type { ReactNode } from "react";

import type { FailureCopy, SiteCopy } from "../copy/site-copy.ts";
import { useCopy } from "../copy/use-copy.tsx";
import { Icon } from "../../marks/icon.tsx";
import { ProblemError } from "../session/bff.ts";
import styles from "./notice.module.css";

/** A failure: what happened, what to do, and the reference that support can look up. */
export function FailureNotice(props: {
  readonly id?: string;
  readonly words: FailureCopy;
  readonly reference?: string | undefined;
}): ReactNode {
  const copy = useCopy();
  const { words, reference } = props;
  return (
    <div id={props.id} role="alert" className={styles["failure"]}>
      <Icon className={styles["icon"]} name="caution" />
      <div className={styles["words"]}>
        <p className={styles["title"]}>{words.title}</p>
        <p>{words.text}</p>
        {reference === undefined ? null : (
          <p className={styles["reference"]}>
            {copy.referenceLabel}: <code dir="ltr">{reference}</code>
          </p>
        )}
      </div>
    </div>
  );
}

/** The words and the reference for whatever a call to the BFF failed with. */
export function describeProblem(
  error: Error,
  copy: SiteCopy,
): { readonly words: FailureCopy; readonly reference: string | undefined } {
  const problem: Problem | null = error instanceof ProblemError ? error.problem : null;
  const words = Object.entries(copy.problems).find(([code]) => code === problem?.code)?.[1];
  return { words: words ?? copy.otherProblem, reference: problem?.reference };
}

/** Tells whether a call to the BFF failed with this problem. */
export function isProblem(error: Error, code: ProblemCode): boolean {
  return error instanceof ProblemError && error.problem.code === code;
}
