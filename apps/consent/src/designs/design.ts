import type { ConsentEvent, ConsentState } from "@assent/core";
import type { ReactNode } from "react";

/** What every design is given: where the flow stands, and how to tell it what the user did. */
export interface DesignProps {
  readonly state: ConsentState;
  readonly send: (event: ConsentEvent) => void;
}

/** A design: one component that shows every state of the flow. Its words come from `useCopy`. */
export type Design = (props: DesignProps) => ReactNode;
