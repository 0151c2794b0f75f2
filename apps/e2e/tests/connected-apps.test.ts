import { describe, expect, it } from "vitest";

import { allow, signIn } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const SCOPES = ["openid", "email", "offline_access", "notes.read"];

describe.each(["consumer", "b2b"] as const)("connected apps in the %s vertical", (vertical) => {
  const journey = useJourney({ vertical });

  it("lists what an app may do, and ends it for good when the person says so", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", { scopes: SCOPES });
    await allow(page);
    await flow.finish();

    const apps = await context.newPage();
    await apps.goto(`${assent.appUrl}/connected-apps`);
    const entry = apps.getByRole("listitem").filter({ hasText: "Acme Notes" }).first();
    await entry.waitFor();
    expect(await entry.innerText()).toContain("Read your notes");
    await entry.getByRole("button", { name: /remove/iu }).click();
    await apps
      .getByRole("button", { name: /^Remove access/u })
      .last()
      .click();
    await apps.getByText("No app is connected").waitFor();
    expect(await assent.stytch.connectedApps(assent.seeds.people.editor.id)).toEqual([]);

    await page.locator("#action-refresh").click();
    await page.locator("#last-action-outcome", { hasText: "failed" }).waitFor();
    const again = await startFlow(assent, page, "third-party", { scopes: SCOPES });
    await allow(page);
    expect((await again.finish()).granted).toEqual(SCOPES);
  });

  it("marks what was granted before when an app asks for more", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const first = await startFlow(assent, page, "third-party", {
      scopes: ["openid", "notes.read"],
    });
    await allow(page);
    await first.finish();
    await startFlow(assent, page, "third-party", {
      scopes: ["openid", "notes.read", "notes.write"],
    });
    await page.locator('[data-part="allow"]').waitFor();
    const text = await page.locator("main").innerText();
    expect(text.split("You have allowed this before.")).toHaveLength(3);
  });
});
