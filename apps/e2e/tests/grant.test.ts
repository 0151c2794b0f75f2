import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";

import { allow, signIn } from "./support/browser.ts";
import { type ClientKind, startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const journey = useJourney();

/** Presses one of the client's buttons, and tells what the client says of it. */
async function act(page: Page, action: string): Promise<string> {
  const button = page.locator(`#action-${action}`);
  const label = await button.innerText();
  await button.click();
  await page.locator("#last-action-name", { hasText: label }).waitFor();
  return (await page.locator("#last-action-outcome").innerText()).trim();
}

async function grant(kind: ClientKind, scopes: readonly string[]): Promise<void> {
  const { assent, context, page } = journey;
  await signIn(context, assent, "editor");
  const flow = await startFlow(assent, page, kind, { scopes, prompt: "consent" });
  await allow(page);
  expect((await flow.finish()).granted).toEqual(scopes);
}

describe.each(["first-party", "third-party", "third-party-public"] as const)(
  "what the %s client holds",
  (kind) => {
    it("reads what was allowed, is refused the rest, refreshes, and ends when it is revoked", async () => {
      const { page } = journey;
      await grant(kind, ["openid", "email", "offline_access", "notes.read"]);
      expect(await act(page, "userinfo")).toContain("succeeded");
      expect(await act(page, "read-notes")).toContain("200");
      expect(await act(page, "write-note")).toContain("403");
      expect(await act(page, "refresh")).toContain("succeeded");
      expect(await act(page, "read-notes")).toContain("200");
      expect(await act(page, "revoke")).toContain("succeeded");
      expect(await act(page, "refresh")).toContain("failed");
    });
  },
);

it("what a client holds ends when its user removes the app, and it must ask again [#115]", async () => {
  const { assent, page } = journey;
  await grant("third-party", ["openid", "offline_access", "notes.read"]);
  const { people, clients } = assent.seeds;
  await assent.stytch.revoke(people.editor.id, clients.thirdParty.clientId);
  expect(await act(page, "refresh")).toContain("failed");
  const flow = await startFlow(assent, page, "third-party", { scopes: ["openid", "notes.read"] });
  await allow(page);
  expect((await flow.finish()).error).toBeNull();
});
