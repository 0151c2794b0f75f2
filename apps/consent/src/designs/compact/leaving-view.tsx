import type { LeavingState } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import buttons from "./button.module.css";
import { DestinationWords } from "./identity-strip.tsx";
import { Sheet } from "./sheet.tsx";

/** The browser is on its way to the app, or should be and needs a hand. */
export function LeavingView({ state }: { readonly state: LeavingState }): ReactNode {
  const { leaving } = useCopy();
  const { status, destination, redirectTo } = state;
  const onWeb = destination === undefined || destination.kind === "web";
  return (
    <Sheet heading={leaving[status]}>
      {status === "denied" && <p>{leaving.deniedExplanation}</p>}
      {destination && <p>{leaving.goingTo(<DestinationWords destination={destination} />)}</p>}
      <p aria-live="polite">
        {status === "stalled" && (onWeb ? leaving.stalledOnWeb : leaving.stalledOnDevice)}
      </p>
      {status === "stalled" && (
        <a className={`${buttons["button"]} ${buttons["main"]}`} href={redirectTo} rel="noreferrer">
          {leaving.proceed}
        </a>
      )}
    </Sheet>
  );
}
