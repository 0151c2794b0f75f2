import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { Page } from "playwright-core";
import { B2BClient } from "stytch";
import { describe, expect, it, onTestFinished } from "vitest";

import { allow, signIn } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const journey = useJourney({ vertical: "b2b", env: { LOOPBACK_LOGOS: "allow" } });
const request = { scopes: ["openid", "email", "notes.read"] };

/** A picture of one dot. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

/** Serves the picture; resolves to its address. */
async function servePicture(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "image/png" }).end(PICTURE);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/logo.png`;
}

/** Signs in by password, up to the choice of an organization. */
async function discover(page: Page, email: string): Promise<void> {
  const { password } = journey.assent.seeds.people.editor;
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

describe("a member of several organizations", () => {
  it("is told that an organization does not allow the app, and goes on in another one", async () => {
    const { assent, page } = journey;
    const { editor } = assent.seeds.people;
    const flow = await startFlow(assent, page, "third-party", request);
    await discover(page, editor.email);
    await page.getByRole("button", { name: "Sample Guarded" }).click();
    await page.locator('main[data-status="organization-refused"]').waitFor();
    expect(await page.locator("main").innerText()).toMatch(/[\da-f]{8}-[\da-f-]{27}/u);

    await page.getByRole("link", { name: "Choose another organization" }).click();
    await page.getByRole("button", { name: "Switch organization" }).click();
    await page.getByRole("button", { name: "Sample Works" }).click();
    await allow(page);
    expect((await flow.finish()).subject).toBe(editor.id);
  });

  it("may use the organization's own apps where others are refused", async () => {
    const { assent, page } = journey;
    const flow = await startFlow(assent, page, "first-party", { ...request, prompt: "consent" });
    await discover(page, assent.seeds.people.editor.email);
    await page.getByRole("button", { name: "Sample Guarded" }).click();
    await page.getByText("Sample Guarded").waitFor();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(request.scopes);
  });

  it("sees on the consent page which organization they act for", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await startFlow(assent, page, "third-party", request);
    await page.getByText("Sample Works").waitFor();
    expect(await page.locator("main").innerText()).toContain("editor@example.com");
  });

  it("sees the organization's logo, from this application alone", async () => {
    const { assent, context, page } = journey;
    const { projectId: project_id, secret, organization } = assent.seeds;
    const { organizations } = new B2BClient({ project_id, secret, env: assent.sandboxUrl });
    const organization_id = organization?.id ?? "";
    await organizations.update({ organization_id, organization_logo_url: await servePicture() });
    await signIn(context, assent, "editor");
    const requests: string[] = [];
    page.on("request", (sent) => requests.push(sent.url()));
    await startFlow(assent, page, "third-party", request);
    const logo = page.locator('img[data-part="organization-logo"]');
    await logo.waitFor();
    expect(await logo.evaluate((image: HTMLImageElement) => image.decode())).toBeUndefined();
    const pictures = requests.filter((url) => url.includes("logo"));
    expect(pictures.map((url) => new URL(url).origin)).toEqual([assent.appUrl]);
  });
});

describe("a member whose organization asks for more than a password", () => {
  it("is told so, on a page that leads nowhere wrong", async () => {
    const { assent, page } = journey;
    await startFlow(assent, page, "third-party", request);
    await discover(page, assent.seeds.people.owner.email);
    await page.getByRole("button", { name: "Sample Strict" }).click();
    await page.getByRole("heading", { level: 1, name: /second|factor|step|another/iu }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/login");
  });
});

describe("somebody whom no organization knows", () => {
  it("is told so after a code from the inbox", async () => {
    const { assent, page } = journey;
    await startFlow(assent, page, "third-party", request);
    await page.getByLabel("Email").fill("solo@example.com");
    await page.getByRole("button", { name: "Email me a code" }).click();
    await page.getByLabel(/code/iu).first().waitFor();
    const inbox = await page.request.get(`${assent.sandboxUrl}/inbox.json`);
    const { messages } = (await inbox.json()) as { messages: { to: string; code: string }[] };
    const { code = "" } = messages.find(({ to }) => to === "solo@example.com") ?? {};
    await page.getByLabel(/code/iu).first().fill(code);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /organization/iu }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/login");
  });
});
