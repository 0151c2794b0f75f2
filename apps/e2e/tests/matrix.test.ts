import { describe, expect, it } from "vitest";

import { allow, deny, scopeSwitch, signIn, signInOnPage } from "./support/browser.ts";
import { CLIENT_KINDS, type ClientKind, startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const SCOPES = ["openid", "email", "notes.read", "notes.write"];
const FEWER = ["openid", "email", "notes.read"];

/** First-party clients are asked only when they ask for it. */
function askedByItself(kind: ClientKind): { prompt?: "consent" } {
  return kind === "first-party" || kind === "command-line" ? { prompt: "consent" } : {};
}

describe.each(["consumer", "b2b"] as const)("in the %s vertical", (vertical) => {
  const journey = useJourney({ vertical });

  describe.each(CLIENT_KINDS)("the %s client", (kind) => {
    it("is granted everything that it asked for, then passes without a page, unless an app could pose as it [#40]", async () => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "editor");
      const first = await startFlow(assent, page, kind, { scopes: SCOPES, ...askedByItself(kind) });
      await allow(page);
      const { id } = assent.seeds.people.editor;
      expect(await first.finish()).toEqual({ granted: SCOPES, subject: id, error: null });

      const pages: string[] = [];
      page.on("response", (response) => {
        if (response.request().isNavigationRequest() && response.status() === 200) {
          pages.push(new URL(response.url()).pathname);
        }
      });
      const flow = await startFlow(assent, page, kind, { scopes: SCOPES });
      if (kind === "third-party-public") {
        await allow(page);
      }
      expect((await flow.finish()).granted).toEqual(SCOPES);
      expect(pages.includes("/oauth/authorize")).toBe(kind === "third-party-public");
    });

    it("is granted only what the user left selected, and asks again for the rest", async () => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "editor");
      const request = { scopes: SCOPES, ...askedByItself(kind) };
      const flow = await startFlow(assent, page, kind, request);
      await scopeSwitch(page, "notes.write").uncheck();
      await allow(page);
      expect((await flow.finish()).granted).toEqual(FEWER);

      const again = await startFlow(assent, page, kind, request);
      await allow(page);
      expect((await again.finish()).granted).toEqual(SCOPES);
    });

    it("hears of a denial, and holds nothing [#49]", async () => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "editor");
      const flow = await startFlow(assent, page, kind, { scopes: SCOPES, ...askedByItself(kind) });
      await deny(page);
      expect(await flow.finish()).toEqual({ granted: [], subject: null, error: "access_denied" });
      expect(await assent.stytch.connectedApps(assent.seeds.people.editor.id)).toEqual([]);
    });

    it("waits for a person who signs in first", async () => {
      const { assent, page } = journey;
      const flow = await startFlow(assent, page, kind, { scopes: FEWER, ...askedByItself(kind) });
      await page.waitForURL(/\/login\?/u);
      const { editor } = assent.seeds.people;
      await signInOnPage(page, assent, editor);
      await allow(page);
      expect(await flow.finish()).toEqual({ granted: FEWER, subject: editor.id, error: null });
    });
  });
});
