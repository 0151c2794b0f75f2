import type { ConsentStatus } from "@assent/core";
import type { Consent } from "@assent/core/contract";
import type { Scenario } from "@assent/core/testing";
import { LOCALE_TRAITS } from "@assent/consent/src/preferences/locales.ts";
import { CATALOGUES } from "@assent/consent/src/server/catalogues.ts";
import { clientNameText } from "@assent/react";
import { expect, waitFor } from "storybook/test";

import { findConsent } from "../scenario/controls.ts";
import { readSurroundings } from "../surroundings/surroundings.ts";
import { type ScenarioStoryProps, requireScenario } from "./scenario-story.tsx";

/** How a page leads on: a control to use, words that name the way, an answer to come, by itself. */
const WAY_ON: Readonly<Record<ConsentStatus, "control" | "words" | "answer" | "leaves">> = {
  loading: "answer",
  "signed-out": "leaves",
  ready: "control",
  "nothing-grantable": "control",
  submitting: "answer",
  "submit-failed": "control",
  redirecting: "leaves",
  denied: "leaves",
  stalled: "control",
  "session-ended": "control",
  "account-changed": "control",
  "details-changed": "control",
  expired: "control",
  "already-used": "words",
  "outcome-unknown": "words",
  "organization-refused": "control",
  "bad-request": "words",
  unavailable: "control",
  "rate-limited": "control",
  offline: "control",
};

/** What a check looks at. */
export interface Seen {
  readonly canvasElement: HTMLElement;
  readonly args: ScenarioStoryProps;
  readonly globals: Readonly<Record<string, unknown>>;
  /** Milliseconds that the page is given to come to stand. Default: half a minute. */
  readonly patienceMs?: number;
}

/** Every story is a test: the state that it is named for, in words, with a way on, and its facts. */
export async function checkStory(seen: Seen): Promise<void> {
  const { canvasElement, args, globals, patienceMs: timeout = 30_000 } = seen;
  const scenario = requireScenario(args.scenario);
  const page = await waitFor(() => findPage(canvasElement, scenario.status), { timeout });
  await checkHeading(page);
  await checkWayOn(page, scenario);
  const { locale, direction } = readSurroundings(globals);
  if (scenario.status === "submit-failed") {
    await expect(page).toHaveTextContent(CATALOGUES[locale].consent.notSent);
  }
  await expect(page.dir).toBe(direction === "auto" ? LOCALE_TRAITS[locale].direction : direction);
  const consent = findConsent(scenario);
  if (consent !== null && page.querySelector('[data-part="deny"]') !== null) {
    await checkFacts(page, consent);
  }
}

function findPage(canvas: HTMLElement, status: ConsentStatus): HTMLElement {
  const page = canvas.querySelector<HTMLElement>(`main[data-status="${status}"]`);
  if (page === null) {
    const shown = canvas.querySelector<HTMLElement>("main")?.dataset["status"];
    throw new Error(`The page shows "${shown ?? "nothing"}" and not "${status}".`);
  }
  return page;
}

async function checkHeading(page: HTMLElement): Promise<void> {
  const headings = [...page.querySelectorAll("h1")];
  await expect(
    headings.map(({ textContent }) => textContent.trim() !== ""),
    "one heading, with words",
  ).toEqual([true]);
}

async function checkWayOn(page: HTMLElement, { status }: Scenario): Promise<void> {
  switch (WAY_ON[status]) {
    case "control":
      await expect(findControls(page).length, "a way on").toBeGreaterThan(0);
      return;
    case "words":
      await expect(page.querySelector("p")?.textContent).toBeTruthy();
      return;
    case "leaves":
      await waitFor(() => expect(document.querySelector('[data-preview="left"]')).toBeVisible(), {
        timeout: 5_000,
      });
      return;
    case "answer":
      await expect(findControls(page).every(isIdle)).toBe(true);
  }
}

/** What a person can press, but for the menu that every page has. */
function findControls(page: HTMLElement): readonly HTMLElement[] {
  const controls = page.querySelectorAll<HTMLElement>("button, a[href]");
  return [...controls].filter((control) => control.closest('[data-part="preferences"]') === null);
}

/** While a decision is under way nothing may be decided again; what only shows more stays. */
function isIdle(control: HTMLElement): boolean {
  const part = control.dataset["part"];
  return (part !== "allow" && part !== "deny") || control.ariaDisabled === "true";
}

async function checkFacts(page: HTMLElement, consent: Consent): Promise<void> {
  const { client, account, destination } = consent;
  const text = squeeze(page.textContent);
  await expect(text).toContain(squeeze(clientNameText(client)));
  await expect(text).toContain(squeeze(account.email ?? account.name ?? ""));
  await expect(text).toContain(destination.kind === "app" ? "" : destination.host);
  await expect(page.querySelector('[data-part="deny"]')).toBeVisible();
}

/** Text as it reads: runs of white space are one space. */
function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}
