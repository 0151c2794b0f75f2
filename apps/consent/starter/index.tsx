import { useHeadingFocus } from "@assent/react";
import { type ReactNode, useRef } from "react";

import { useCopy } from "../src/copy/copy-context.ts";
import type { Design, DesignProps } from "../src/designs/design.ts";
import { PreferencesMenu } from "../src/preferences/preferences-menu.tsx";
import { FailureView, LeavingView, LoadingView, SignedOutView } from "./closing-views.tsx";
import { ConsentView } from "./consent-view.tsx";
import styles from "./design.module.css";

/** What a build wears that selects this design. The name is the same in every design's folder. */
export const design: Design = Page;

/**
 * The outermost element, the same in every state, and in it one view. It names the design and the
 * status for styles and tests, and says in which language and direction it is written.
 */
function Page({ state, send }: DesignProps): ReactNode {
  const copy = useCopy();
  const page = useRef<HTMLElement>(null);
  useHeadingFocus(page, state);
  return (
    <main
      className={styles["page"]}
      data-design="starter"
      data-status={state.status}
      dir={copy.direction}
      lang={copy.locale}
      ref={page}
    >
      {renderView({ state, send })}
      <PreferencesMenu words={copy.preferences} />
    </main>
  );
}

/** One view for each status, or for several that differ in a sentence. A new status does not compile. */
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
