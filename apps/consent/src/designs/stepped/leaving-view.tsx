import type { LeavingState } from "@assent/core";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Marks } from "../../marks/marks.tsx";
import buttons from "./button.module.css";
import { DestinationWords } from "./byline.tsx";
import { Page } from "./page.tsx";

/** The conversation is over: the browser is on its way to the app, or needs a hand. */
export function LeavingView({ state }: { readonly state: LeavingState }): ReactNode {
  const { leaving } = useCopy();
  const { status, destination, redirectTo } = state;
  const onWeb = destination === undefined || destination.kind === "web";
  return (
    <Page
      actions={
        status === "stalled" && (
          <a
            className={`${buttons["button"]} ${buttons["main"]}`}
            href={redirectTo}
            rel="noreferrer"
          >
            {leaving.proceed}
          </a>
        )
      }
      heading={<h1 tabIndex={-1}>{leaving[status]}</h1>}
      top={<Marks />}
    >
      {status === "denied" && <p>{leaving.deniedExplanation}</p>}
      {destination && <p>{leaving.goingTo(<DestinationWords destination={destination} />)}</p>}
      <p aria-live="polite">
        {status === "stalled" && (onWeb ? leaving.stalledOnWeb : leaving.stalledOnDevice)}
      </p>
    </Page>
  );
}
