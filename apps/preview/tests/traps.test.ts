import { readFile } from "node:fs/promises";
import path from "node:path";

import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** What others fell into, and the tests that hold it here: a file, and a title or name in it. */
const TRAPS: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  "a submit without a catch, and a spinner for ever": [
    ["packages/core/src/lib/consent-flow.test.ts", "is sent again unchanged after %s"],
    [
      "apps/e2e/tests/failures.test.ts",
      "keeps the choice and can be tried again after the connection was lost [#149]",
    ],
    ["apps/preview/src/stories/check-story.ts", 'scenario.status === "submit-failed"'],
  ],
  "a cancel to the bare redirect URI": [
    [
      "packages/fastify/tests/decision.test.ts",
      "[#49] tells the client of a denial through Stytch",
    ],
    ["apps/e2e/tests/matrix.test.ts", "hears of a denial, and holds nothing [#49]"],
  ],
  "a failed load that leaves the page": [
    [
      "apps/e2e/tests/failures.test.ts",
      "says so, with a reference and another try, and sends nobody anywhere",
    ],
  ],
  "a narrowed grant that loops on the next request, or is stored as all that was asked for": [
    [
      "apps/e2e/tests/matrix.test.ts",
      "is granted only what the user left selected, and asks again for the rest",
    ],
    ["packages/fastify/tests/decision.test.ts", "[#37] can only be narrowed: %j"],
  ],
  "users who untick openid": [
    [
      "packages/react/src/lib/parts.test.tsx",
      "locks a required scope without taking it out of the tab order",
    ],
    [
      "packages/core/src/lib/scope-choice.test.ts",
      "stays where the scope is required, not grantable, or not asked for [#37, #38]",
    ],
  ],
  "more scopes without a new consent": [
    [
      "packages/sandbox/tests/authorization.test.ts",
      "is asked first, then remembered, and asked again only for more",
    ],
    [
      "apps/e2e/tests/connected-apps.test.ts",
      "marks what was granted before when an app asks for more",
    ],
  ],
  "a double GET, or a second tab, that spends the transaction": [
    [
      "packages/core/src/lib/consent-flow.test.ts",
      "waits until the page can be seen, then asks once with the query as it stands [#42]",
    ],
    [
      "apps/e2e/tests/failures.test.ts",
      "decides once, however often it is pressed and wherever it is open [#34, #35]",
    ],
  ],
  "a CSRF cookie that web views lose": [
    [
      "packages/fastify/tests/script-requests.test.ts",
      "[#55] are taken without an origin where the browser vouches for ours",
    ],
    [
      "packages/core/src/lib/bff-transport.test.ts",
      "sends JSON with the header that no foreign form can set [#55]",
    ],
  ],
  "a form-action that blocks the way back to the client": [
    [
      "apps/e2e/tests/leaving.test.ts",
      "takes the place of the page in the history, and puts no code into ours [#72]",
    ],
  ],
  "stuck on redirecting": [
    [
      "packages/core/src/lib/consent-flow.test.ts",
      "offers the address by hand when the browser is still here",
    ],
    [
      "apps/e2e/tests/states.test.ts",
      "keeps still while a decision takes long, then leaves, and can be left by hand",
    ],
  ],
  "naive domain logic: co.uk, github.io, IP addresses, IDNs": [
    [
      "packages/fastify/src/lib/destination.test.ts",
      "of %s is found by the public suffix list, never by counting dots [#43]",
    ],
    ["apps/preview/tests/controls.test.ts", "of %s is what production would say"],
  ],
  "hosts cut at the wrong end": [
    [
      "packages/react/src/lib/parts.test.tsx",
      "cuts a long host at its beginning, never at its end [#43]",
    ],
  ],
  "logos from unknown hosts": [
    [
      "packages/fastify/tests/logo.test.ts",
      "[#47] is named to the page by a path of ours, and comes from there",
    ],
    [
      "apps/e2e/tests/failures.test.ts",
      "loads nothing from elsewhere, stores nothing, and breaks no rule of its own policy [#77, #83, #84]",
    ],
  ],
  "blank scope text": [
    ["apps/consent/tests/copy.test.tsx", "has no blank message"],
    [
      "apps/consent/tests/copy.test.tsx",
      "has words for %s: what it leads to when it is sensitive, and why when it is required",
    ],
  ],
  "text that overstates what is granted": [
    [
      "apps/consent/tests/authorize-consent.test.tsx",
      "counts on Allow what is left after narrowing, and sends exactly that",
    ],
  ],
  "long lists whose first rows are clipped": [
    ["apps/preview/src/stories/keyboard-paths.ts", "checkLongList"],
    ["apps/preview/.storybook/story-files.ts", "Fifty scopes, none cut off"],
  ],
  "buttons without a name": [
    ["apps/preview/src/stories/keyboard-paths.ts", "checkNames"],
    ["apps/preview/.storybook/story-files.ts", "Every control has a name"],
  ],
  "a browser that restores ticks after a reload": [
    ["packages/react/src/lib/parts.test.tsx", "asks the browser not to restore ticks"],
    ["packages/react/src/lib/parts.test.tsx", "undoes a tick that was made before the scripts ran"],
  ],
  "bad requests with no way on": [
    [
      "apps/consent/tests/authorize-statuses.test.tsx",
      "lets the person carry an error to the app, and names where that leads [#50]",
    ],
    [
      "apps/e2e/tests/failures.test.ts",
      "goes to a public third party only by the user's hand [#50]",
    ],
  ],
  "a cancel that approves, or no second try after a deny": [
    [
      "packages/core/src/lib/consent-flow.test.ts",
      "goes through the BFF at once, without scopes [#49]",
    ],
    ["apps/preview/src/journey/journey.stories.tsx", "Played: denied at the second try"],
  ],
  "a story that exists and asserts nothing": [
    [
      "apps/preview/tests/story-files.test.ts",
      "assert, each of them: a story that asserts nothing is not written",
    ],
    ["apps/preview/src/stories/checks.stories.tsx", "Refuses a dead end"],
  ],
};

describe("the trap", () => {
  it.each(Object.entries(TRAPS))("%s is held by a test", async (_, holders) => {
    expect(holders.length).toBeGreaterThan(0);
    for (const [file, name] of holders) {
      const text = await readFile(path.join(ROOT, file), "utf8");
      expect([file, text.includes(name) ? name : "gone"]).toEqual([file, name]);
    }
  });
});

describe("a story written by hand", () => {
  it.each([
    "journey/journey",
    "pages/pages",
    "sheet/contact-sheet",
    "stories/checks",
    "stories/workbench",
  ])("asserts in %s: each one, or all by what they share", async (name) => {
    const file = path.join(import.meta.dirname, `../src/${name}.stories.tsx`);
    const [meta = "", ...stories] = (await readFile(file, "utf8")).split(
      /^export (?=const \w+ = \{$)/mu,
    );
    const shared = /^ {2}play: /mu.test(meta.slice(meta.indexOf("export default {")));
    const silent = stories.filter((story) => !shared && !/^ {2}play: /mu.test(story));
    expect(stories.length).toBeGreaterThan(0);
    expect(silent).toEqual([]);
  });
});
