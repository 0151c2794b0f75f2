import { createConsentFlow } from "@assent/core";
import type { Outcome } from "@assent/core/contract";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";

import { AuthorizePage } from "../authorize/authorize-page.tsx";
import { SCOPE_CHOICE_OPTIONS } from "../scopes/catalogue.ts";

/** A server shows a page and sends nothing: whatever reached this would be a mistake. */
const unreachable = (): Promise<never> =>
  Promise.reject(new Error("A page that is rendered on a server must not call the BFF."));

/**
 * Renders the consent page as it first stands: the markup for `#root`, which the same page then
 * hydrates in the browser from the same outcome. Without `style` attributes and scripts of its own,
 * so that the strictest Content Security Policy holds.
 *
 * @param outcome As it goes into the snapshot.
 */
export function renderAuthorizePage(outcome: Outcome): string {
  const flow = createConsentFlow({
    query: "",
    transport: { start: unreachable, decide: unreachable },
    scopes: SCOPE_CHOICE_OPTIONS,
    outcome,
    navigate: () => undefined,
    schedule: () => () => undefined,
  });
  return renderToString(
    <StrictMode>
      <AuthorizePage flow={flow} />
    </StrictMode>,
  );
}
