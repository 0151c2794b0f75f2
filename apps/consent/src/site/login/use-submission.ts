import { useRef, useState } from "react";

import type { SignInFailure } from "./sign-in-failure.ts";

/** A form that does one thing at a time. */
export interface Submission<Action extends string> {
  /** What it is doing, or `null`. */
  readonly busy: Action | null;
  /** Why the last try failed; gone as soon as the next one starts. */
  readonly failure: SignInFailure | null;
  /**
   * Starts an action, unless one is under way.
   *
   * @param work Answers with the failure, `"done"` to take the next action, or `"leaving"` to stay
   *   busy while the browser moves on.
   */
  readonly run: (action: Action, work: () => Promise<SignInFailure | "done" | "leaving">) => void;
}

/** Keeps a form from being submitted twice, and remembers what came of it. */
export function useSubmission<Action extends string>(): Submission<Action> {
  const running = useRef(false);
  const [busy, setBusy] = useState<Action | null>(null);
  const [failure, setFailure] = useState<SignInFailure | null>(null);

  async function start(
    action: Action,
    work: () => Promise<SignInFailure | "done" | "leaving">,
  ): Promise<void> {
    running.current = true;
    setBusy(action);
    setFailure(null);
    const result = await work().catch((): SignInFailure => ({ kind: "unexpected" }));
    if (result === "leaving") {
      return;
    }
    running.current = false;
    setBusy(null);
    setFailure(result === "done" ? null : result);
  }

  return {
    busy,
    failure,
    run: (action, work) => {
      if (!running.current) {
        void start(action, work);
      }
    },
  };
}
