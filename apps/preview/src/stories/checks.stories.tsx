import type { ReactNode } from "react";
import { expect } from "storybook/test";

import { type Seen, checkStory } from "./check-story.ts";

interface BrokenArgs {
  readonly design: string;
  readonly scenario: string;
  readonly markup: ReactNode;
}

/** Pages that the check of every story must refuse: were it to assert nothing, these would fail. */
export default {
  title: "Checks",
  render: ({ markup }: BrokenArgs): ReactNode => markup,
  args: { design: "classic", scenario: "ready" },
  parameters: { controls: { disable: true } },
};

/** Checks that the check refuses what is on the page, in words that name the mistake. */
function refuses(words: string): (seen: Seen) => Promise<void> {
  return async (seen) => {
    await expect(checkStory({ ...seen, patienceMs: 0 })).rejects.toThrow(words);
  };
}

export const AnotherStatus = {
  name: "Refuses another status",
  args: {
    markup: (
      <main data-status="expired">
        <h1>Expired</h1>
      </main>
    ),
  },
  play: refuses('The page shows "expired" and not "ready".'),
};

export const NoHeading = {
  name: "Refuses a page without a heading",
  args: {
    markup: (
      <main data-status="ready">
        <button type="button">Go on</button>
      </main>
    ),
  },
  play: refuses("heading"),
};

export const NoWayOn = {
  name: "Refuses a dead end",
  args: {
    markup: (
      <main data-status="ready">
        <h1>Some app wants something</h1>
      </main>
    ),
  },
  play: refuses("way on"),
};

export const NotItsFacts = {
  name: "Refuses a page about somebody else",
  args: {
    markup: (
      <main data-status="ready" dir="ltr">
        <h1>Some app wants something</h1>
        <button data-part="deny" type="button">
          Deny
        </button>
      </main>
    ),
  },
  play: refuses("Acme Notes"),
};
