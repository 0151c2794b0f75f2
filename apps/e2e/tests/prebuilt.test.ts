import { describe, expect, it } from "vitest";

import { signIn } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const SCOPES = ["openid", "email", "notes.read"];

describe.each(["consumer", "b2b"] as const)(
  "Stytch's own component in the %s vertical",
  (vertical) => {
    const journey = useJourney({ vertical, iss: "issuer" });

    it("completes the same request that our page takes, on the sandbox", async () => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "editor");
      const flow = await startFlow(assent, page, "third-party", { scopes: SCOPES, prebuilt: true });
      expect(new URL(page.url()).pathname).toBe("/prebuilt");
      await page.getByRole("button", { name: "Allow" }).click();
      expect(await flow.finish()).toEqual({
        granted: SCOPES,
        subject: assent.seeds.people.editor.id,
        error: null,
      });
    });

    it("denies", async () => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "editor");
      const flow = await startFlow(assent, page, "third-party", { scopes: SCOPES, prebuilt: true });
      await page.getByRole("button", { name: "Deny" }).click();
      expect((await flow.finish()).error).toBe("access_denied");
    });

    it("passes where no consent is needed", async () => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "owner");
      const flow = await startFlow(assent, page, "first-party", { scopes: SCOPES, prebuilt: true });
      expect((await flow.finish()).granted).toEqual(SCOPES);
    });

    it("asks for all, and is granted what the user's role allows", async () => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "viewer");
      const scopes = [...SCOPES, "notes.write"];
      const flow = await startFlow(assent, page, "third-party-public", { scopes, prebuilt: true });
      await page.getByText("You do not have permissions to grant").waitFor();
      await page.getByRole("button", { name: "Allow" }).click();
      expect((await flow.finish()).granted).toEqual(SCOPES);
    });
  },
);
