import type { LeavingState } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import buttons from "./button.module.css";
import styles from "./closing-view.module.css";
import { DestinationWords } from "./destination-words.tsx";
import { Marks } from "../../marks/marks.tsx";

/** The browser is on its way to the app, or should be and needs a hand. */
export function LeavingView({ state }: { readonly state: LeavingState }): ReactNode {
  const { leaving } = useCopy();
  const { status, destination, redirectTo } = state;
  const onWeb = destination === undefined || destination.kind === "web";
  return (
    <>
      <Marks />
      <h1 className={styles["heading"]} tabIndex={-1}>
        {leaving[status]}
      </h1>
      <div className={styles["words"]}>
        {status === "denied" && <p>{leaving.deniedExplanation}</p>}
        {destination && <p>{leaving.goingTo(<DestinationWords destination={destination} />)}</p>}
        <p aria-live="polite">
          {status === "stalled" && (onWeb ? leaving.stalledOnWeb : leaving.stalledOnDevice)}
        </p>
      </div>
      {status === "stalled" && (
        <a className={`${buttons["button"]} ${buttons["main"]}`} href={redirectTo} rel="noreferrer">
          {leaving.proceed}
        </a>
      )}
    </>
  );
}
