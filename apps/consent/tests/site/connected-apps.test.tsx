import type { ConnectedApp } from "@assent/core/contract";
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";

import { network, useNetwork, visit } from "./visit.tsx";
import { STYTCH_WORDS, type World, bffProblem, createWorld } from "./world.ts";

useNetwork();

const ADDRESS = "/connected-apps";

function app(changes: Partial<ConnectedApp> = {}): ConnectedApp {
  return {
    id: "connected-app-1",
    name: "Acme Notes",
    description: "Keeps notes.",
    type: "third_party",
    scopes: ["openid", "notes.read"],
    ...changes,
  };
}

function signedIn(...apps: ConnectedApp[]): World {
  const world = createWorld();
  world.signInEarlier("person@example.com");
  world.apps.push(...apps);
  return world;
}

/** The entry of an app, by its name. */
async function entry(name: string): Promise<HTMLElement> {
  const heading = await screen.findByRole("heading", { level: 2, name });
  const item = heading.closest("li");
  if (item === null) {
    throw new Error(`${name} is in no list.`);
  }
  return item;
}

async function askToRemove({ user }: ReturnType<typeof visit>, name: string): Promise<void> {
  await user.click(within(await entry(name)).getByRole("button", { name: /^Remove access/u }));
}

describe("the connected apps", () => {
  it("[#119] are named with whose they are and what they may do, in the words of the consent page", async () => {
    visit(ADDRESS, signedIn(app(), app({ id: "own", name: "Dashboard", type: "first_party" })));
    const acme = within(await entry("Acme Notes"));
    acme.getByText(/is made by somebody else/u);
    acme.getByText("Read your notes");
    acme.getByText("All your notes, with their dates. Nothing is changed.");
    acme.getByText("Keeps notes.");
    within(await entry("Dashboard")).getByText(/is one of our own apps/u);
    expect(screen.getByText("person@example.com")).toBeDefined();
  });

  it("have a monogram where there is no logo, and where it does not load", async () => {
    const world = signedIn(app(), app({ id: "2", name: "Zeta", logo: "/bff/client-logo/2" }));
    visit(ADDRESS, world);
    await entry("Zeta");
    const logo = document.querySelector("img");
    expect(logo?.getAttribute("src")).toBe("/bff/client-logo/2");
    expect(logo?.getAttribute("alt")).toBe("");
    logo?.dispatchEvent(new Event("error"));
    await waitFor(() => expect(document.querySelector("img")).toBeNull());
    const monograms = document.querySelectorAll('[data-part="client-monogram"]');
    expect([...monograms].map(({ textContent }) => textContent)).toEqual(["A", "Z"]);
  });

  it("name a scope that nobody has described by itself, once", async () => {
    visit(ADDRESS, signedIn(app({ scopes: ["billing.read", "billing.read"] })));
    const acme = within(await entry("Acme Notes"));
    expect(acme.getAllByText("billing.read")).toHaveLength(1);
  });

  it("say so when an app has no permission of its own", async () => {
    visit(ADDRESS, signedIn(app({ scopes: [] })));
    expect((await entry("Acme Notes")).textContent).toContain("no permission");
  });

  it("[#125] that are none leave words and a way on", async () => {
    visit(ADDRESS, signedIn());
    await screen.findByRole("heading", { name: "No app is connected" });
    const link = screen.getByRole("link", { name: "Go to the start page" });
    expect(link.getAttribute("href")).toBe("/");
  });

  it("[#125] that are a thousand are found by name, and come a page at a time", async () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      app({ id: `app-${index}`, name: `App ${String(index).padStart(4, "0")}` }),
    );
    const page = visit(ADDRESS, signedIn(...many, app({ name: "Ünïqué Notes" })));
    await entry("App 0000");
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(50);
    await page.user.click(screen.getByRole("button", { name: "Show 50 more" }));
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(100);
    await page.user.type(screen.getByLabelText("Find an app by its name"), "UNIQUE");
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(1);
    screen.getByText("1 of 1,001 apps");
    await page.user.type(screen.getByLabelText("Find an app by its name"), "zzz");
    screen.getByText("No connected app has this in its name.");
  });

  it.each([
    ["markup", "<img src=x onerror=1>"],
    ["a change of direction", "\u202Egnp.exe"],
    ["2,000 characters", "x".repeat(2_000)],
    ["lines of its own", "\n\nSigned in as admin"],
  ])("[#45] [#125] show a hostile name as text: %s", async (_what, name) => {
    visit(ADDRESS, signedIn(app({ name })));
    const heading = await screen.findByRole("heading", { level: 2 });
    expect(heading.querySelector("bdi")).not.toBeNull();
    expect(heading.textContent).not.toMatch(/[\u202E\n]/u);
    expect(heading.textContent.length).toBeLessThanOrEqual(64);
    expect(document.querySelector("img")).toBeNull();
  });

  it("[#45] show the id of an app whose name is nothing visible", async () => {
    visit(ADDRESS, signedIn(app({ name: "\u200B\u202E" })));
    expect((await entry("connected-app-1")).textContent).toContain("Read your notes");
  });

  it("are not shown to somebody who is signed out, who is led to sign in and back", async () => {
    visit(ADDRESS);
    const link = await screen.findByRole("link", { name: "Sign in" });
    expect(link.getAttribute("href")).toBe("/login?return_to=%2Fconnected-apps");
  });

  it("are gone from the page once the person signs out here", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    await entry("Acme Notes");
    await page.user.click(screen.getByRole("button", { name: "Sign out" }));
    await screen.findByRole("heading", { name: "Sign in to see your connected apps" });
    expect(document.body.textContent).not.toContain("Acme Notes");
  });

  it("lead to signing in as somebody else and back", async () => {
    visit(ADDRESS, signedIn(app()));
    const link = await screen.findByRole("link", { name: "Not you?" });
    expect(link.getAttribute("href")).toBe("/login?return_to=%2Fconnected-apps&switch=1");
  });

  it("say why they cannot be read, with the reference, and try again", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    network.use(
      http.get("/bff/connected-apps", () => bffProblem("upstream_unavailable", 503), {
        once: true,
      }),
    );
    await screen.findByText("bff-9");
    expect(document.body.textContent).not.toContain(STYTCH_WORDS);
    await page.user.click(screen.getByRole("button", { name: "Try again" }));
    await entry("Acme Notes");
  });

  it("take no answer that does not fit the contract", async () => {
    visit(ADDRESS, signedIn());
    network.use(
      http.get("/bff/connected-apps", () =>
        HttpResponse.json({
          account: {},
          apps: [{ ...app(), logo: "https://evil.example/l.png" }],
        }),
      ),
    );
    await screen.findByRole("button", { name: "Try again" });
    expect(document.querySelector("img")).toBeNull();
  });

  it("are one step from the start page", async () => {
    const page = visit("/", signedIn(app()));
    await page.user.click(
      await screen.findByRole("link", { name: "Apps connected to your account" }),
    );
    await entry("Acme Notes");
    const heading = screen.getByRole("heading", { level: 1 });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });
});

describe("removing an app's access", () => {
  it("[#126] asks first, naming the app and what ends", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    await askToRemove(page, "Acme Notes");
    const question = screen.getByRole("group", { name: /Remove the access of .?Acme Notes/u });
    expect(document.activeElement).toBe(within(question).getByRole("heading"));
    expect(question.textContent).toContain("loses all it may do there");
    expect(question.textContent).toContain("you have to allow it again");
    expect(page.world.revocations).toEqual([]);
  });

  it.each(["Escape", "Keep access"])(
    "[#126] keeps it on %s, and leads back to the button",
    async (way) => {
      const page = visit(ADDRESS, signedIn(app()));
      await askToRemove(page, "Acme Notes");
      await (way === "Escape"
        ? page.user.keyboard("{Escape}")
        : page.user.click(screen.getByRole("button", { name: way })));
      const remove = within(await entry("Acme Notes")).getByRole("button", {
        name: /^Remove access/u,
      });
      expect(document.activeElement).toBe(remove);
      expect(page.world.revocations).toEqual([]);
    },
  );

  it("[#121] [#123] sends one guarded request, reads the list again, and says what is gone", async () => {
    const page = visit(ADDRESS, signedIn(app(), app({ id: "https://b.example/m", name: "Beta" })));
    await askToRemove(page, "Beta");
    await page.user.click(screen.getByRole("button", { name: "Remove access" }));
    const said = await screen.findByText(/Beta.? no longer has access/u);
    expect(said.parentElement).toBe(document.activeElement);
    expect(screen.queryByRole("heading", { name: "Beta" })).toBeNull();
    await entry("Acme Notes");
    const [sent, ...more] = page.world.revocations;
    expect(more).toEqual([]);
    expect(sent?.path).toBe("/bff/connected-apps/https%3A%2F%2Fb.example%2Fm/revoke");
    expect(sent?.headers.get("x-assent-request")).toBe("1");
    expect(sent?.headers.get("content-type")).toBe("application/json");
  });

  it("[#126] takes neither the second press of a double click nor two presses", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    const remove = within(await entry("Acme Notes")).getByRole("button", {
      name: /^Remove access/u,
    });
    await page.user.dblClick(remove);
    const confirm = screen.getByRole("button", { name: "Remove access" });
    confirm.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 2 }));
    expect(page.world.revocations).toEqual([]);
    await page.user.dblClick(confirm);
    await screen.findByText(/no longer has access/u);
    expect(page.world.revocations).toHaveLength(1);
  });

  it("[#123] says when it failed, with the reference, and the app is still there", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    network.use(
      http.post("/bff/connected-apps/:id/revoke", () => bffProblem("upstream_unavailable", 503), {
        once: true,
      }),
    );
    await askToRemove(page, "Acme Notes");
    await page.user.click(screen.getByRole("button", { name: "Remove access" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("was not removed");
    expect(alert.textContent).toContain("bff-9");
    expect(alert.textContent).not.toContain(STYTCH_WORDS);
    await page.user.click(screen.getByRole("button", { name: "Remove access" }));
    await screen.findByText(/no longer has access/u);
  });

  it("[#122] claims nothing of an app that is not this person's any more", async () => {
    const page = visit(ADDRESS, signedIn(app(), app({ id: "2", name: "Beta" })));
    await askToRemove(page, "Beta");
    page.world.apps.pop();
    await page.user.click(screen.getByRole("button", { name: "Remove access" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("not connected to the account that is signed in now");
    expect(screen.queryByText(/no longer has access/u)).toBeNull();
    expect(screen.queryByRole("heading", { name: "Beta" })).toBeNull();
  });

  it("says that the session has ended, and shows nothing more of it", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    await askToRemove(page, "Acme Notes");
    page.world.revokeEverything();
    network.use(
      http.post("/bff/connected-apps/:id/revoke", () => bffProblem("session_required", 401)),
    );
    await page.user.click(screen.getByRole("button", { name: "Remove access" }));
    await screen.findByRole("link", { name: "Sign in" });
    expect(document.body.textContent).not.toContain("Acme Notes");
  });

  it("[#123] says when the list could not be read again afterwards", async () => {
    const page = visit(ADDRESS, signedIn(app(), app({ id: "2", name: "Beta" })));
    await askToRemove(page, "Beta");
    network.use(http.get("/bff/connected-apps", () => HttpResponse.error(), { once: true }));
    await page.user.click(screen.getByRole("button", { name: "Remove access" }));
    await screen.findByText(/Beta.? no longer has access/u);
    expect(screen.getByRole("alert").textContent).toContain("could not be read again");
    await page.user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Beta" })).toBeNull());
  });
});

describe("a copy of what an app may do", () => {
  it("can be kept from each app's entry", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    await page.user.click(within(await entry("Acme Notes")).getByText("Keep a copy"));
    const record = await screen.findByLabelText<HTMLTextAreaElement>("The record");
    expect(record.value).toContain("Acme Notes");
    expect(record.value).toContain("notes.read");
    expect(record.value).toContain("person@example.com");
    await page.user.click(screen.getByRole("button", { name: "Copy" }));
    await screen.findByText("Copied.");
    expect(await navigator.clipboard.readText()).toBe(record.value);
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it("is downloaded as a text file that nobody else is sent", async () => {
    const made: Blob[] = [];
    // jsdom has no addresses for what a page makes itself, and downloads nothing.
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:made-${made.push(blob)}`,
      revokeObjectURL: () => undefined,
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const page = visit(ADDRESS, signedIn(app()));
    await page.user.click(within(await entry("Acme Notes")).getByText("Keep a copy"));
    const record = await screen.findByLabelText<HTMLTextAreaElement>("The record");
    await page.user.click(screen.getByRole("button", { name: "Download" }));
    expect(names).toEqual([expect.stringMatching(/^acme-notes-\d{4}-\d{2}-\d{2}\.txt$/u)]);
    expect(made.map(({ type }) => type)).toEqual(["text/plain;charset=utf-8"]);
    expect(await made[0]?.text()).toBe(record.value);
  });

  it("says so when the browser does not let it be copied", async () => {
    const page = visit(ADDRESS, signedIn(app()));
    await page.user.click(within(await entry("Acme Notes")).getByText("Keep a copy"));
    await screen.findByLabelText("The record");
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("refused"));
    await page.user.click(screen.getByRole("button", { name: "Copy" }));
    expect((await screen.findByText(/did not copy it/u)).textContent).toContain("by hand");
  });
});
