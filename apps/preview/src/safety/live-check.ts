import type { Locale } from "@assent/consent/src/preferences/locales.ts";
import { isKnownScope } from "@assent/consent/src/scopes/catalogue.ts";
import { CATALOGUES } from "@assent/consent/src/server/catalogues.ts";
import type { Scenario } from "@assent/core/testing";
import {
  DOM_RULES,
  type Facts,
  type Finding,
  checkDocument,
  createConsentFacts,
} from "@assent/safety/dom";
import { useEffect } from "react";
import { addons } from "storybook/preview-api";

import { EVENTS } from "../panels/events.ts";
import { type Controls, findConsent, withKinds } from "../scenario/controls.ts";

/** What the panel is told of the page. */
export interface LiveResult {
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  readonly findings: readonly Finding[];
  /** Why the page could not be checked. */
  readonly failure?: string;
}

/** Another tool runs axe on the page already, and axe runs once at a time. */
const LIVE_RULES = DOM_RULES.filter(({ id }) => id !== "S9");
/** Milliseconds without a change before the page is looked at again. */
const QUIET_MS = 400;

/** Whether somebody is looking at the panel: the rules scroll the page, so nobody else is bothered. */
let wanted = false;

/** What a page has to show in a scenario; nothing of a consent where it asks for none. */
export function describeFacts(scenario: Scenario, kinds: Controls["kinds"], locale: Locale): Facts {
  const consent = findConsent(scenario);
  const deciding = ["ready", "nothing-grantable", "submitting", "submit-failed"];
  if (consent === null || !deciding.includes(scenario.status)) {
    return {};
  }
  const words = CATALOGUES[locale].scopes;
  return {
    consent: createConsentFacts(consent, {
      rules: withKinds(kinds).rules,
      words: (scope) => (isKnownScope(scope) ? words[scope] : undefined),
    }),
  };
}

/** Checks the page by the rules that it answers alone, now and after each change. */
export function useLiveCheck(
  scenario: Scenario,
  kinds: Controls["kinds"] | undefined,
  locale: Locale,
): void {
  useEffect(() => {
    const channel = addons.getChannel();
    let timer = 0;
    let gone = false;
    async function check(): Promise<void> {
      if (wanted && !gone) {
        channel.emit(EVENTS.safety, await run(describeFacts(scenario, kinds ?? {}, locale)));
      }
    }
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void check(), QUIET_MS);
    };
    const listen = (value: unknown): void => {
      wanted = value === true;
      later();
    };
    const observer = new MutationObserver(later);
    observer.observe(document.body, { childList: true, subtree: true });
    window.addEventListener("resize", later);
    channel.on(EVENTS.safetyWanted, listen);
    // The panel may have asked before there was a page.
    channel.emit(EVENTS.safetyOffered);
    later();
    return () => {
      gone = true;
      window.clearTimeout(timer);
      observer.disconnect();
      window.removeEventListener("resize", later);
      channel.off(EVENTS.safetyWanted, listen);
    };
  }, [scenario, kinds, locale]);
}

async function run(facts: Facts): Promise<LiveResult> {
  const rules = LIVE_RULES.map(({ id, title }) => ({ id, title }));
  try {
    const findings = await checkDocument(
      document,
      facts,
      LIVE_RULES.map(({ id }) => id),
    );
    return { rules, findings };
  } catch (error) {
    const failure = error instanceof Error ? error.message : "for no known reason";
    return { rules, findings: [], failure };
  }
}
