import type { LeavingState } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import buttons from "./button.module.css";
import styles from "./closing-view.module.css";
import { DestinationWords } from "./destination-words.tsx";
import { Marks } from "./marks.tsx";

/** The browser is on its way to the app, or should be and needs a hand. */
export function LeavingView({ state }: { readonly state: LeavingState }): ReactNode {
  const { leaving } = useCopy();
  const { status, destination, redirectTo } = state;
  return (
    <>
      <Marks />
      <h1 className={styles["heading"]} tabIndex={-1}>
        {leaving[status]}
      </h1>
      {status === "denied" && <p className={styles["words"]}>{leaving.deniedExplanation}</p>}
      {destination && (
        <p className={styles["words"]}>
          {leaving.goingTo(<DestinationWords destination={destination} />)}
        </p>
      )}
      <p className={styles["words"]} aria-live="polite">
        {status === "stalled" &&
          ((destination?.kind ?? "web") === "web" ? leaving.stalledOnWeb : leaving.stalledOnDevice)}
      </p>
      {status === "stalled" && (
        <a className={`${buttons["button"]} ${buttons["main"]}`} href={redirectTo} rel="noreferrer">
          {leaving.proceed}
        </a>
      )}
    </>
  );
}
