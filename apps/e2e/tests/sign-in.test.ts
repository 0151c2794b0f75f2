import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import type { RunningAssent } from "./support/assent.ts";
import { allow, signIn, signInOnPage } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const journey = useJourney();
const request = { scopes: ["openid", "email", "notes.read"] };

interface Inbox {
  readonly messages: readonly { readonly to: string; readonly code: string }[];
}

async function readCode({ sandboxUrl }: RunningAssent, page: Page, to: string): Promise<string> {
  const response = await page.request.get(`${sandboxUrl}/inbox.json`);
  const { messages } = (await response.json()) as Inbox;
  return messages.find((message) => message.to === to)?.code ?? "";
}

describe("signing in on the way to a client", () => {
  it("works with a code from the inbox", async () => {
    const { assent, page } = journey;
    const { email, id } = assent.seeds.people.viewer;
    const flow = await startFlow(assent, page, "third-party", request);
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Email me a code" }).click();
    await page.getByLabel(/code/iu).first().waitFor();
    await page
      .getByLabel(/code/iu)
      .first()
      .fill(await readCode(assent, page, email));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await allow(page);
    expect((await flow.finish()).subject).toBe(id);
  });

  it("says what was wrong with a password, and lets the person try again", async () => {
    const { assent, page } = journey;
    const { email, password, id } = assent.seeds.people.viewer;
    const flow = await startFlow(assent, page, "third-party", request);
    await signInOnPage(page, assent, { email, password: "not-the-password" });
    await page.getByRole("alert").waitFor();
    await signInOnPage(page, assent, { email, password });
    await allow(page);
    expect((await flow.finish()).subject).toBe(id);
  });

  it("happens anew for prompt=login, though somebody is signed in [#13]", async () => {
    const { assent, context, page } = journey;
    const { email, password, id } = assent.seeds.people.viewer;
    await signIn(context, assent, "viewer");
    const flow = await startFlow(assent, page, "third-party", { ...request, prompt: "login" });
    await page.waitForURL(/\/login\?/u);
    await signInOnPage(page, assent, { email, password });
    await allow(page);
    expect((await flow.finish()).subject).toBe(id);
  });

  it("can be as somebody else, for the same request", async () => {
    const { assent, context, page } = journey;
    const { editor, viewer } = assent.seeds.people;
    await signIn(context, assent, "viewer");
    const flow = await startFlow(assent, page, "third-party", request);
    await page.getByText(viewer.email).waitFor();
    await page.getByRole("link", { name: "Not you?" }).click();
    await page.getByRole("button", { name: "Use another account" }).click();
    await signInOnPage(page, assent, editor);
    await page.getByText(editor.email).waitFor();
    await allow(page);
    expect((await flow.finish()).subject).toBe(editor.id);
  });
});

it("a sign-in comes back to no address but ours [#66]", async () => {
  const { assent, page } = journey;
  const { email, password } = assent.seeds.people.viewer;
  const hostile = "/.//evil.example";
  await page.goto(`${assent.appUrl}/login?return_to=${encodeURIComponent(hostile)}`);
  await signInOnPage(page, assent, { email, password });
  await page.waitForURL((url) => url.pathname !== "/login");
  expect(page.url()).toBe(`${assent.appUrl}/`);
});
