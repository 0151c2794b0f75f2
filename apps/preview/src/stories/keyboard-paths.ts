import { clientNameText } from "@assent/react";
import { expect, userEvent, waitFor } from "storybook/test";

import { findConsent } from "../scenario/controls.ts";
import type { Seen } from "./check-story.ts";
import { requireScenario } from "./scenario-story.tsx";

/** More than any page has controls. */
const MAX_TABS = 200;
const PATIENT = { timeout: 30_000 };

/** Moves the focus on until it stands on a part; presses Enter on what leads onward. */
async function tabTo(part: "allow" | "deny"): Promise<HTMLElement> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
    await userEvent.tab();
    const focused = document.activeElement;
    if (focused instanceof HTMLElement) {
      const reached = focused.dataset["part"];
      if (reached === part) {
        return focused;
      }
      if (reached === "onward") {
        await userEvent.keyboard("{Enter}");
      }
      passed.push(reached ?? focused.tagName);
    }
  }
  throw new Error(`The keyboard never comes to "${part}". It came to: ${passed.join(", ")}.`);
}

async function waitForStatus(canvas: HTMLElement, status: string): Promise<void> {
  const page = canvas.querySelector("main[data-status]");
  await waitFor(() => expect(page).toHaveAttribute("data-status", status), PATIENT);
}

/** Allows with the keys alone, through every page that a design has before the decision. */
export async function allowByKeyboard({ canvasElement }: Seen): Promise<void> {
  await waitForStatus(canvasElement, "ready");
  const allow = await tabTo("allow");
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => expect(allow).toHaveAttribute("data-armed", "true"), PATIENT);
  await expect(allow).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await waitForStatus(canvasElement, "redirecting");
}

/** Denies with the keys alone. */
export async function denyByKeyboard({ canvasElement }: Seen): Promise<void> {
  await waitForStatus(canvasElement, "ready");
  await expect(await tabTo("deny")).toHaveFocus();
  await userEvent.keyboard(" ");
  await waitForStatus(canvasElement, "denied");
}

/** Every control has a name, on every page; those that decide name the app. */
export async function checkNames({ canvasElement, args }: Seen): Promise<void> {
  await waitForStatus(canvasElement, "ready");
  const consent = findConsent(requireScenario(args.scenario));
  const name = consent === null ? "" : clientNameText(consent.client);
  for (let page = 0; page < MAX_TABS; page += 1) {
    const controls = canvasElement.querySelectorAll<HTMLElement>(
      "main :is(button, a[href], input, summary)",
    );
    for (const control of [...controls].filter((one) => one.checkVisibility())) {
      await expect(control).toHaveAccessibleName();
    }
    for (const decision of canvasElement.querySelectorAll(
      '[data-part="allow"], [data-part="deny"]',
    )) {
      await expect(decision).toHaveAccessibleName(expect.stringContaining(name));
    }
    const onward = canvasElement.querySelector<HTMLElement>('[data-part="onward"]');
    if (onward === null) {
      break;
    }
    await userEvent.click(onward);
  }
  await expect(canvasElement.querySelector('[data-part="allow"]')).toBeVisible();
}

/** The first and the last scope of a long list can be scrolled into view, cut off by nothing. */
export async function checkLongList({ canvasElement }: Seen): Promise<void> {
  await waitForStatus(canvasElement, "ready");
  let seen = 0;
  for (let page = 0; page < MAX_TABS; page += 1) {
    const rows = canvasElement.querySelectorAll<HTMLElement>('[data-part="scope-switch"]');
    const shown = [...rows].filter((row) => row.checkVisibility());
    seen += shown.length;
    for (const row of [shown.at(0), shown.at(-1)].filter((one) => one !== undefined)) {
      row.scrollIntoView({ block: "center" });
      await expect(isUncovered(row)).toBe(true);
    }
    const onward = canvasElement.querySelector<HTMLElement>('[data-part="onward"]');
    if (onward === null) {
      break;
    }
    await userEvent.click(onward);
  }
  await expect(seen).toBeGreaterThan(0);
}

/** Whether a pointer at the middle of an element would meet it, or what it is part of. */
function isUncovered(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const met = document.elementFromPoint(left + width / 2, top + height / 2);
  return met !== null && (element.contains(met) || met.contains(element));
}
