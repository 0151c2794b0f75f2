import type { ConsentEvent, ConsentState } from "@assent/core";
import type { ReactNode } from "react";

/** What every design is given: where the flow stands, and how to tell it what the user did. */
export interface DesignProps {
  readonly state: ConsentState;
  readonly send: (event: ConsentEvent) => void;
}

/**
 * A design: one component that shows every state of the flow. Its words come from `useCopy`.
 *
 * Its folder exports it from `index.tsx` under the name `design`. Its outermost element is `main`
 * with `data-design`, `data-status` and one `h1`. A design that does not show Allow at first marks
 * the button that leads there with `data-part="onward"`, and sends `revealed` when Allow appears.
 */
export type Design = (props: DesignProps) => ReactNode;
