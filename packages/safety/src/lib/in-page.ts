import { displayText } from "@assent/core";

import { checkDocument } from "./check-document.ts";
import { type Facts, completeFacts } from "./facts.ts";
import { describeElement } from "./page/text.ts";
import { finishAnimations, keepStill, letMove, scrollToBeginning } from "./page/stillness.ts";
import { beginTabbing, endTabbing, hasTabbedAll } from "./page/tab-stops.ts";
import type { Finding, RuleId } from "./rule.ts";

/** What the driver asks of a page that the rules were put into. */
export interface InPage {
  /** Stills the page, scrolls everything to its beginning, and checks it by some rules. */
  look(facts: Facts, rules: readonly RuleId[]): Promise<readonly Finding[]>;
  /** Lets styles move again, which looks keep from it. */
  letMove(): void;
  beginTabbing(): number;
  /** Ends what `beginTabbing` began; `null` where there is time to go on, and reason to. */
  endTabbing(facts: Facts, hasTime: boolean): readonly Finding[] | null;
  /** Whether the focus is on an element of a selector. */
  hasFocus(selector: string): boolean;
  blur(): void;
  /** Addresses that the document's links make the browser prepare for. */
  preparedFor(): readonly string[];
}

declare global {
  interface Window {
    assentSafety?: InPage;
  }
}

/** How much of a client's name a button must say. */
const SPOKEN_LENGTH = 20;

/** Gives timers that run to what needs them (axe does), while the page's own clock is held still. */
async function withRunningTimers<T>(work: () => Promise<T>): Promise<T> {
  const held = window.setTimeout;
  const run = (callback: () => void, delay = 0): number => {
    void scheduler.postTask(callback, { delay });
    return 0;
  };
  Object.assign(window, { setTimeout: run });
  try {
    return await work();
  } finally {
    Object.assign(window, { setTimeout: held });
  }
}

window.assentSafety = {
  look: async (facts, rules) => {
    keepStill(document);
    scrollToBeginning(document);
    finishAnimations(document);
    return withRunningTimers(() => checkDocument(document, facts, rules));
  },
  letMove: () => letMove(document),
  beginTabbing: () => beginTabbing(document),
  endTabbing: (facts, hasTime) => {
    if (hasTime && !hasTabbedAll(document)) {
      return null;
    }
    const { consent, parts } = completeFacts(facts);
    const { name = "", id = "" } = consent?.client ?? {};
    const client = (displayText(name, 200) || displayText(id, 200)).slice(0, SPOKEN_LENGTH).trim();
    return endTabbing(document, parts, client).map(({ message, element }) => ({
      rule: "S10",
      message,
      where: describeElement(element),
    }));
  },
  hasFocus: (selector) => document.activeElement?.matches(selector) === true,
  blur: () => {
    if (document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
    }
  },
  preparedFor: () =>
    [...document.querySelectorAll<HTMLLinkElement>("link[href]")]
      .filter(({ rel }) => /preconnect|dns-prefetch|prefetch|preload/u.test(rel))
      .map(({ href }) => href),
};
