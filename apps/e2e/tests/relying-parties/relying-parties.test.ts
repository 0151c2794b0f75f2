import type { Page } from "playwright-core";
import { B2BClient, Client } from "stytch";
import { describe, expect, it, onTestFinished } from "vitest";

import { allow, deny, signIn } from "../support/browser.ts";
import type { RunningAssent } from "../support/assent.ts";
import { useJourney } from "../support/journey.ts";
import { RELYING_PARTIES, type RelyingParty, UNCONFIGURED } from "./catalogue.ts";
import { type Account, type Registration, serveRelyingParty } from "./relying-party.ts";

const VERTICALS = ["consumer", "b2b"] as const;

/** Adds a Connected App as a team does, by the official SDK. */
async function addClient(
  { sandboxUrl, seeds }: RunningAssent,
  { library, clientType }: Pick<RelyingParty, "library" | "clientType">,
  redirectUri: string,
): Promise<Pick<Registration, "clientId" | "clientSecret">> {
  const { projectId: project_id, secret, organization } = seeds;
  const configuration = { project_id, secret, env: sandboxUrl };
  const { connectedApp } =
    organization === null ? new Client(configuration) : new B2BClient(configuration);
  const { connected_app: app } = await connectedApp.clients.create({
    client_type: clientType,
    client_name: library,
    client_description: `A relying party on ${library}`,
    redirect_urls: [redirectUri],
  });
  return { clientId: app.client_id, clientSecret: app.client_secret || null };
}

/** Starts a relying party for one test; returns its origin. */
async function start(
  assent: RunningAssent,
  party: Pick<RelyingParty, "library" | "clientType" | "createApp">,
): Promise<string> {
  const running = await serveRelyingParty(party.createApp, async (redirectUri, origin) => ({
    ...(await addClient(assent, party, redirectUri)),
    issuer: assent.sandboxUrl,
    origin,
    redirectUri,
    scope: "openid email notes.read",
  }));
  onTestFinished(() => running.close());
  return running.origin;
}

/** What the relying party says at the end. */
async function readAccount(page: Page, origin: string): Promise<Account> {
  await page.waitForURL((url) => url.origin === origin && url.pathname !== "/login");
  return JSON.parse(await page.locator("body").innerText()) as Account;
}

describe.each(VERTICALS)("in a %s project", (vertical) => {
  const journey = useJourney({ vertical });

  it.each(RELYING_PARTIES)(
    "$library, $configuration: hears of a denial, and signs in who allows",
    async (party) => {
      const { assent, context, page } = journey;
      await signIn(context, assent, "editor");
      const origin = await start(assent, party);
      await page.goto(`${origin}/login`);
      await deny(page);
      expect(await readAccount(page, origin)).toEqual({
        subject: null,
        email: null,
        error: party.denial,
      });
      await page.goto(`${origin}/login`);
      await allow(page);
      const { id, email } = assent.seeds.people.editor;
      expect(await readAccount(page, origin)).toEqual({ subject: id, email, error: null });
    },
  );
});

describe("where the app is not told the issuer that clients discover", () => {
  const journey = useJourney({ env: { ISS_PARAMETER: "as-is" } });

  it.each([
    ["openid-client", "OAUTH_INVALID_RESPONSE"],
    ["passport-openidconnect", null],
  ])("%s ends with the error %s [#71]", async (library, error) => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const party = RELYING_PARTIES.find((party) => party.library === library);
    const origin = await start(assent, party ?? UNCONFIGURED);
    await page.goto(`${origin}/login`);
    await allow(page);
    expect((await readAccount(page, origin)).error).toBe(error);
  });

  it(`${UNCONFIGURED.library}, ${UNCONFIGURED.configuration}: is told invalid_request [#9]`, async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const origin = await start(assent, UNCONFIGURED);
    await page.goto(`${origin}/login`);
    await readAccount(page, origin);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get("error")).toBe("invalid_request");
    expect(searchParams.get("error_description")).toContain("response_mode");
  });
});
