import { setTimeout as delay } from "node:timers/promises";

import type { DrivenRule, Visit } from "../driver/driven-rule.ts";
import { settle } from "../driver/settle.ts";
import { type PolicyViolation, isForeign } from "../driver/watch.ts";
import type { Finding } from "../rule.ts";

/** How long a decision may take to be sent, looked for turn by turn. */
const TURN_MS = 50;
const MAX_TURNS = 60;

/**
 * S15: the page renders on the server, hydrates without a mismatch and works, under the production
 * policy with Trusted Types. Judged by the document that was sent, the errors and violations that
 * came of it, and whether Deny sends a decision.
 */
export const rendersAnywhere: DrivenRule = {
  id: "S15",
  title:
    "it renders on the server, hydrates without a mismatch, and works, under the production CSP",
  kind: "driven",
  find: async (visit) => [
    ...findInHtml(visit),
    ...(await findInRun(visit)),
    ...(await findInoperative(visit)),
  ],
};

function breach(message: string, where: string): Finding {
  return { rule: "S15", message, where };
}

const TAG = /<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?)*)\s*\/?>/giu;
const ATTRIBUTE = /\s+([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/gu;

function findInHtml({ html, facts }: Visit): readonly Finding[] {
  const found: Finding[] = [];
  let operable = false;
  for (const [tag, name = "", rest = ""] of html.matchAll(TAG)) {
    const attributes = new Map(
      [...rest.matchAll(ATTRIBUTE)].map(([, key = "", ...values]) => [
        key.toLowerCase(),
        values.find((value) => value !== undefined) ?? "",
      ]),
    );
    const type = attributes.get("type") ?? "";
    if (attributes.has("style")) {
      found.push(breach("The markup has a style of its own, which the policy drops.", tag));
    }
    if (name.toLowerCase() === "script" && !attributes.has("src") && !/json/u.test(type)) {
      found.push(breach("The markup has a script of its own.", tag));
    }
    operable ||= /^(?:button|form|input)$/iu.test(name);
  }
  return facts.consent === undefined || operable
    ? found
    : [
        ...found,
        breach("The server sent the page without its content.", "the document as it came"),
      ];
}

async function findInRun({ page, watch }: Visit): Promise<readonly Finding[]> {
  const { origin } = new URL(page.url());
  const violations = await watch.violations();
  return [
    ...watch.errors().map((message) => breach(explainError(message), "the page's script")),
    ...violations
      .filter(({ blocked }) => !isForeign(blocked, origin))
      .map(({ directive, blocked, sample }: PolicyViolation) =>
        breach(`The policy's ${directive} was broken.`, `${blocked} ${sample}`.trim()),
      ),
  ];
}

/** React names its errors by number in production. */
function explainError(message: string): string {
  const mismatch = /error #(?:418|419|421|423|425)\b|hydrat/iu.test(message);
  return mismatch
    ? `What the browser rendered is not what the server sent. ${message}`
    : `An error was thrown and not caught. ${message}`;
}

/** A real press on Deny must send something; where it cannot be pressed, S5 or S11 says so. */
async function findInoperative({ page, facts, watch, open }: Visit): Promise<readonly Finding[]> {
  const deny = page.locator(facts.parts.deny).first();
  if (!open || facts.consent === undefined || !(await deny.isVisible())) {
    return [];
  }
  const before = watch.writes();
  const pressed = await deny.click({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
  if (!pressed) {
    return [];
  }
  for (let turn = 0; turn < MAX_TURNS && watch.writes() === before; turn += 1) {
    await delay(TURN_MS);
    // The page may be on its way elsewhere by now, which is as good.
    await settle(page).catch(() => undefined);
  }
  return watch.writes() === before
    ? [breach("A press on Deny sends nothing.", facts.parts.deny)]
    : [];
}
