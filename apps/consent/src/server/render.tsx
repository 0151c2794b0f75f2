import { type ColorTheme, createConsentFlow } from "@assent/core";
import type { Outcome } from "@assent/core/contract";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";

import { AuthorizePage } from "../authorize/authorize-page.tsx";
import { LOCALES } from "../preferences/locales.ts";
import { FIXED_PREFERENCES } from "../preferences/preferences.ts";
import { SCOPE_CHOICE_OPTIONS } from "../scopes/catalogue.ts";
import { CATALOGUES } from "./catalogues.ts";

/** How the person wants to read the page. */
export interface RenderOptions {
  /** Default, also for one that there is no catalogue for: `en`. */
  readonly locale?: string;
  /** Default: `system`. */
  readonly theme?: ColorTheme;
  /** The query string of the page, as it stands. Default: none. */
  readonly query?: string;
}

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
export function renderAuthorizePage(
  outcome: Outcome,
  { locale: asked, theme = "system", query = "" }: RenderOptions = {},
): string {
  const locale = LOCALES.find((known) => known === asked) ?? "en";
  const flow = createConsentFlow({
    query: "",
    transport: { start: unreachable, decide: unreachable },
    scopes: SCOPE_CHOICE_OPTIONS,
    outcome,
    navigate: () => undefined,
    schedule: () => () => undefined,
  });
  const preferences = { ...FIXED_PREFERENCES, locale, theme, query };
  return renderToString(
    <StrictMode>
      <AuthorizePage copy={CATALOGUES[locale]} flow={flow} preferences={preferences} />
    </StrictMode>,
  );
}
