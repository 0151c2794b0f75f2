import { DESIGNS } from "@assent/consent/src/designs/registry.ts";
import { expect, userEvent, waitFor, within } from "storybook/test";

import { SAMPLE_CODE } from "../pages/site-network.ts";
import { FAILURES, Journey } from "./journey.tsx";

const failure = { control: "select", options: FAILURES };

export default {
  title: "Journey",
  component: Journey,
  args: { design: "classic", start: "none", decision: "none" },
  argTypes: {
    design: { control: "select", options: Object.keys(DESIGNS) },
    start: { ...failure, name: "The page asks what to show" },
    decision: { ...failure, name: "The decision is sent" },
  },
};

interface Seen {
  readonly canvasElement: HTMLElement;
}

const PATIENT = { timeout: 30_000 };

/** From the app's button to the consent page, signing in with a code. */
async function walkToConsent({ canvasElement }: Seen): Promise<void> {
  const page = within(canvasElement);
  await userEvent.click(page.getByRole("button", { name: "Connect" }));
  await userEvent.type(
    await page.findByLabelText("Email address", {}, PATIENT),
    "owner@example.com",
  );
  await userEvent.click(page.getByRole("button", { name: "Email me a code" }));
  const code = await page.findByLabelText("Six-digit code", {}, PATIENT);
  await userEvent.type(code, `${SAMPLE_CODE}{Enter}`);
  await waitFor(() => expect(findPage(canvasElement)).toBe("ready"), PATIENT);
}

function findPage(canvas: HTMLElement): string | undefined {
  return canvas.querySelector<HTMLElement>("main[data-status]")?.dataset["status"];
}

/** Presses a button of the decision once it would count. */
async function press(canvas: HTMLElement, part: "allow" | "deny"): Promise<void> {
  const find = (): HTMLElement | null =>
    canvas.querySelector(`[data-part="${part}"][data-armed="true"]`);
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => expect(find()).not.toBeNull(), PATIENT);
  find()?.click();
}

/** Nothing is pressed for you. The sign-in takes any address, and the code 424242. */
export const WalkIt = {
  name: "Walk it yourself",
  play: async ({ canvasElement }: Seen): Promise<void> => {
    const button = within(canvasElement).getByRole("button", { name: "Connect" });
    await expect(button).toBeVisible();
  },
};

/** Request, sign-in, consent, allowed, back at the app. */
export const Allowed = {
  name: "Played: allowed",
  play: async (seen: Seen): Promise<void> => {
    await walkToConsent(seen);
    await press(seen.canvasElement, "allow");
    await waitFor(() => expect(findPage(seen.canvasElement)).toBe("redirecting"), PATIENT);
    const answer = await within(seen.canvasElement).findByText("sample-code", {}, PATIENT);
    await expect(answer).toBeVisible();
  },
};

/** The decision fails once, the same page takes it again, and the app hears of the refusal. */
export const DeniedAtSecondTry = {
  name: "Played: denied at the second try",
  args: { decision: "unavailable once" },
  play: async (seen: Seen): Promise<void> => {
    await walkToConsent(seen);
    await press(seen.canvasElement, "deny");
    await waitFor(() => expect(findPage(seen.canvasElement)).toBe("submit-failed"), PATIENT);
    await press(seen.canvasElement, "deny");
    const answer = await within(seen.canvasElement).findByText("access_denied", {}, PATIENT);
    await expect(answer).toBeVisible();
  },
};
