import type { ConsentFlow } from "@assent/core";
import { OPEN_EVENT } from "@assent/core/contract";
import { useAttention, useConsent } from "@assent/react";
import { type ReactNode, useEffect } from "react";

import { CopyContext } from "../copy/copy-context.ts";
import type { Copy } from "../copy/copy.ts";
import type { Design } from "../designs/design.ts";
import { SelectedDesign } from "../designs/selected.ts";
import {
  FIXED_PREFERENCES,
  type Preferences,
  PreferencesContext,
} from "../preferences/preferences.ts";

export interface AuthorizePageProps {
  readonly flow: ConsentFlow;
  readonly copy: Copy;
  /** Default: preferences that nobody can change. */
  readonly preferences?: Preferences;
  /** Default: the design that `src/designs/selected.ts` names. */
  readonly design?: Design;
}

/** The consent page: a flow, shown by the selected design in one language. */
export function AuthorizePage({
  flow,
  copy,
  preferences = FIXED_PREFERENCES,
  design: View = SelectedDesign,
}: AuthorizePageProps): ReactNode {
  const [state, send] = useConsent(flow);
  useAttention(flow);
  useEffect(() => {
    window.dispatchEvent(new Event(OPEN_EVENT));
  }, []);
  return (
    <CopyContext value={copy}>
      <PreferencesContext value={preferences}>
        <View send={send} state={state} />
      </PreferencesContext>
    </CopyContext>
  );
}
