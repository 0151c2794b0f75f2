import { type ScopeChoice, displayText } from "@assent/core";
import type { ReactNode } from "react";

import type { Copy } from "../copy/copy.ts";
import { isKnownScope } from "./catalogue.ts";

/** The words for one scope, whoever has them. */
export interface ScopeWords {
  readonly title: ReactNode;
  readonly description: string;
  readonly consequence?: string | undefined;
  readonly reason?: string | undefined;
}

/** The catalogue's words first, then Stytch's description, then words that say there are none. */
export function scopeWords(
  { scope, description }: Pick<ScopeChoice, "scope" | "description">,
  copy: Copy,
): ScopeWords {
  if (isKnownScope(scope)) {
    return copy.scopes[scope];
  }
  const { scopeRow } = copy;
  const described = displayText(description, 120);
  return described === ""
    ? {
        title: scopeRow.unknownTitle(<code dir="ltr">{displayText(scope, 80)}</code>),
        description: scopeRow.undescribed,
      }
    : { title: <bdi>{described}</bdi>, description: scopeRow.describedElsewhere };
}
