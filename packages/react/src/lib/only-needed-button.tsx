import { type ConsentEvent, hasMoreThanRequired, isChangeable } from "@assent/core";
import type { ReactNode } from "react";

import type { DecisionState } from "./decision-buttons.tsx";

export interface OnlyNeededButtonProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/**
 * The shortcut that leaves only the required scopes selected. Nothing where there is no choice to
 * make, or nothing would be left; `aria-disabled`, so that it keeps the focus, once it is so.
 *
 * Marks: `data-part="only-needed"`.
 */
export function OnlyNeededButton(props: OnlyNeededButtonProps): ReactNode {
  const { state, send, children, className } = props;
  const { choices } = state;
  const sensible = choices.some(isChangeable) && choices.some(({ kind }) => kind === "required");
  const idle = state.status === "submitting" || !hasMoreThanRequired(choices);
  return (
    sensible && (
      <button
        aria-disabled={idle}
        className={className}
        data-part="only-needed"
        onClick={() => {
          if (!idle) {
            send({ type: "select-required" });
          }
        }}
        type="button"
      >
        {children}
      </button>
    )
  );
}
