import { useHeadingFocus } from "@assent/react";
import { type ReactNode, useRef } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import type { DesignProps } from "../design.ts";
import styles from "./compact.module.css";
import { ConsentView } from "./consent-view.tsx";
import { FailureView } from "./failure-view.tsx";
import { LeavingView } from "./leaving-view.tsx";
import { LoadingView, SignedOutView } from "./waiting-view.tsx";

/**
 * The design "compact", an instrument: a strip that says as whom and where to, dense rows that fold,
 * a bar that counts and decides. It fills a phone or a popup, and docks to the side of a wide page.
 */
export function Compact({ state, send }: DesignProps): ReactNode {
  const copy = useCopy();
  const page = useRef<HTMLElement>(null);
  useHeadingFocus(page, state);
  return (
    <main
      className={styles["frame"]}
      data-design="compact"
      data-status={state.status}
      dir={copy.direction}
      lang={copy.locale}
      ref={page}
    >
      {renderView({ state, send })}
    </main>
  );
}

function renderView({ state, send }: DesignProps): ReactNode {
  switch (state.status) {
    case "loading":
      return <LoadingView slow={state.slow} />;
    case "signed-out":
      return <SignedOutView loginUrl={state.loginUrl} />;
    case "ready":
    case "nothing-grantable":
    case "submitting":
    case "submit-failed":
      return <ConsentView send={send} state={state} />;
    case "redirecting":
    case "denied":
    case "stalled":
      return <LeavingView state={state} />;
    default:
      return <FailureView send={send} state={state} />;
  }
}
