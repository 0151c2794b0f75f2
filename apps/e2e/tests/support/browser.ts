import {
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
  chromium,
} from "playwright-core";

import { BROWSER_ARGUMENTS, ensureBrowser } from "../../../../scripts/lib/browser.ts";
import type { RunningAssent } from "./assent.ts";

/** Launches the machine's own Chromium without a window. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...BROWSER_ARGUMENTS],
    headless: true,
  });
}

/** A person of the seeds. */
export type PersonName = keyof RunningAssent["seeds"]["people"];

interface SignedIn {
  readonly data: { readonly session_token: string; readonly session_jwt: string };
}

/** Signs a person in as the browser SDK does, without opening the sign-in page. */
export async function signIn(
  context: BrowserContext,
  assent: RunningAssent,
  name: PersonName,
): Promise<void> {
  const { sandboxUrl, appUrl, seeds } = assent;
  const { email, password } = seeds.people[name];
  const { publicToken, organization } = seeds;
  const vertical = organization === null ? "" : "/b2b";
  const who =
    organization === null ? { email } : { organization_id: organization.id, email_address: email };
  const response = await context.request.post(
    `${sandboxUrl}/sdk/v1${vertical}/passwords/authenticate`,
    {
      headers: { authorization: `Basic ${btoa(`${publicToken}:${publicToken}`)}` },
      data: { ...who, password, session_duration_minutes: 60 },
    },
  );
  const { data } = (await response.json()) as SignedIn;
  const cookie = { url: appUrl, sameSite: "Lax" } as const;
  await context.addCookies([
    { ...cookie, name: "stytch_session", value: data.session_token },
    { ...cookie, name: "stytch_session_jwt", value: data.session_jwt },
  ]);
}

/** The switch of a scope on the consent page, by the raw scope. */
export function scopeSwitch(page: Page, scope: string): Locator {
  return page.locator(`[data-part="scope-switch"][data-scope="${scope}"]`);
}

/** Waits for a status of the page, and tells the reference id that it shows, if any. */
export async function statusReference(page: Page, status: string): Promise<string> {
  const view = page.locator(`main[data-status="${status}"]`);
  await view.waitFor();
  const reference = /[\da-f]{8}-[\da-f-]{27}/u.exec(await view.innerText());
  return reference?.[0] ?? "";
}

/** Waits until Allow counts, and presses it. */
export async function allow(page: Page): Promise<void> {
  await page.locator('[data-part="allow"][data-armed="true"]').click();
}

/** Presses Deny. */
export async function deny(page: Page): Promise<void> {
  await page.locator('[data-part="deny"]').click();
}

/** Signs a person in on the sign-in page, as they do: in B2B they choose their organization. */
export async function signInOnPage(
  page: Page,
  { seeds }: RunningAssent,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  if (seeds.organization !== null) {
    await page.getByRole("button", { name: seeds.organization.name }).click();
  }
}
