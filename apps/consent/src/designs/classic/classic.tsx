import { useHeadingFocus } from "@assent/react";
import { type ReactNode, useRef } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { PreferencesMenu } from "../../preferences/preferences-menu.tsx";
import type { DesignProps } from "../design.ts";
import styles from "./classic.module.css";
import { ConsentView } from "./consent-view.tsx";
import { FailureView } from "./failure-view.tsx";
import { LeavingView } from "./leaving-view.tsx";
import { LoadingView, SignedOutView } from "./waiting-view.tsx";

/**
 * The design "classic", a letter: one column, who writes, to whom, what for, and two ways to
 * answer.
 */
export function Classic({ state, send }: DesignProps): ReactNode {
  const copy = useCopy();
  const page = useRef<HTMLElement>(null);
  useHeadingFocus(page, state);
  return (
    <main
      className={styles["page"]}
      data-design="classic"
      data-status={state.status}
      dir={copy.direction}
      lang={copy.locale}
      ref={page}
    >
      <div className={styles["card"]}>{renderView({ state, send })}</div>
      <PreferencesMenu words={copy.preferences} />
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
