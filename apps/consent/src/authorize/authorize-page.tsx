import type { ConsentFlow } from "@assent/core";
import { useAttention, useConsent } from "@assent/react";
import type { ReactNode } from "react";

import { SelectedDesign } from "../designs/selected.ts";

/** The consent page: a flow, shown by the selected design. */
export function AuthorizePage({ flow }: { readonly flow: ConsentFlow }): ReactNode {
  const [state, send] = useConsent(flow);
  useAttention(flow);
  return <SelectedDesign send={send} state={state} />;
}
