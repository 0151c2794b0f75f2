import { type ScopeChoice, displayText } from "@assent/core";
import type { ReactNode } from "react";

import type { Copy } from "../../copy/copy.ts";
import { isKnownScope } from "../../scopes/catalogue.ts";

/** What the app has once a choice is allowed, as a whole sentence. */
export function grantedSentence({ scope, description }: ScopeChoice, copy: Copy): ReactNode {
  if (isKnownScope(scope)) {
    return copy.scopes[scope].granted;
  }
  const described = displayText(description, 120);
  return described === ""
    ? copy.steps.grantedUnknown(<code dir="ltr">{displayText(scope, 80)}</code>)
    : copy.steps.grantedDescribed(<bdi>{described}</bdi>);
}
