import { useHeadingFocus } from "@assent/react";
import { type ReactNode, useRef } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { PreferencesMenu } from "../../preferences/preferences-menu.tsx";
import type { DesignProps } from "../design.ts";
import { ConversationView } from "./conversation-view.tsx";
import { FailureView } from "./failure-view.tsx";
import { LeavingView } from "./leaving-view.tsx";
import { RefusalView } from "./refusal-view.tsx";
import styles from "./stepped.module.css";
import { LoadingView, SignedOutView } from "./waiting-view.tsx";

/**
 * The design "stepped", a conversation: the request first, then one group of permissions at a time,
 * and at the end, in whole sentences, what would be allowed. Only there stands Allow; Deny stands
 * everywhere.
 */
export function Stepped({ state, send }: DesignProps): ReactNode {
  const copy = useCopy();
  const page = useRef<HTMLElement>(null);
  useHeadingFocus(page, state);
  return (
    <main
      className={styles["page"]}
      data-design="stepped"
      data-status={state.status}
      dir={copy.direction}
      lang={copy.locale}
      ref={page}
    >
      {renderView({ state, send })}
      <footer className={styles["foot"]}>
        <PreferencesMenu words={copy.preferences} />
      </footer>
    </main>
  );
}

function renderView({ state, send }: DesignProps): ReactNode {
  switch (state.status) {
    case "loading":
      return <LoadingView slow={state.slow} />;
    case "signed-out":
      return <SignedOutView loginUrl={state.loginUrl} />;
    case "nothing-grantable":
      return <RefusalView send={send} state={state} />;
    case "ready":
    case "submitting":
    case "submit-failed":
      return <ConversationView send={send} state={state} />;
    case "redirecting":
    case "denied":
    case "stalled":
      return <LeavingView state={state} />;
    default:
      return <FailureView send={send} state={state} />;
  }
}
