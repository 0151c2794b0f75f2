import type { ConsentFlow } from "@assent/core";
import { useAttention, useConsent } from "@assent/react";
import type { ReactNode } from "react";

import { CopyContext } from "../copy/copy-context.ts";
import type { Copy } from "../copy/copy.ts";
import { SELECTED_COPY } from "../copy/selected.ts";
import { SelectedDesign } from "../designs/selected.ts";

export interface AuthorizePageProps {
  readonly flow: ConsentFlow;
  /** Default: the language that `src/copy/selected.ts` names. */
  readonly copy?: Copy;
}

/** The consent page: a flow, shown by the selected design in one language. */
export function AuthorizePage({ flow, copy = SELECTED_COPY }: AuthorizePageProps): ReactNode {
  const [state, send] = useConsent(flow);
  useAttention(flow);
  return (
    <CopyContext value={copy}>
      <SelectedDesign send={send} state={state} />
    </CopyContext>
  );
}
