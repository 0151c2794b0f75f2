import type { Consent } from "@assent/core/contract";
import {
  SAMPLE_CONSENT,
  SAMPLE_REFERENCE,
  createRequestedScope,
  createSampleResponse,
} from "@assent/core/testing";
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";

import { SCOPE_CATALOGUE } from "../src/scopes/catalogue.ts";
import { reach, openPage, pageControls, press } from "./authorize-bench.tsx";

afterEach(cleanup);

function ticks(): Record<string, boolean> {
  return Object.fromEntries(
    screen
      .getAllByRole<HTMLInputElement>("switch")
      .map((input) => [input.labels?.[0]?.textContent ?? "", input.checked]),
  );
}

function textOf(consent: Partial<Consent>): string {
  return openPage({ ...SAMPLE_CONSENT, ...consent }).container.textContent;
}

describe("what a consent shows", () => {
  it("tells who asks, for what, as whom and where it goes [#43]", () => {
    const { container } = openPage({
      ...SAMPLE_CONSENT,
      resources: ["https://api.rp.example/a", "https://api.rp.example/b"],
    });
    const { textContent } = container;
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
      "Acme Notes wants to read, edit, and delete your notes and know who you are",
    );
    for (const words of [
      "Sample Owner",
      "owner@example.com",
      "accounts.rp.example",
      "https://accounts.rp.example/cb",
      "https://api.rp.example/a",
      "https://api.rp.example/b",
      "made by somebody else",
      ...SAMPLE_CONSENT.scopes.map(({ scope }) => scope),
    ]) {
      expect(textContent).toContain(words);
    }
    expect(screen.getByRole("link", { name: "Not you?" }).getAttribute("href")).toBe(
      SAMPLE_CONSENT.switchAccountUrl,
    );
  });

  it("calls only a first-party client our own, whatever its name [#46]", () => {
    const client = { ...SAMPLE_CONSENT.client, name: "One of our own apps" };
    expect(textOf({ client })).toContain("made by somebody else");
    cleanup();
    const { container } = openPage({
      ...SAMPLE_CONSENT,
      client: { ...client, type: "first_party_public" },
    });
    expect(container.textContent).toContain("is one of our own apps");
    expect(container.textContent).not.toContain("made by somebody else");
  });

  it("warns of a program on this device and of an app's own scheme [#44]", () => {
    expect(
      textOf({
        destination: { kind: "loopback", url: "http://127.0.0.1:1/", host: "127.0.0.1:1" },
      }),
    ).toMatch(/an app on this device.*127\.0\.0\.1:1.*we cannot tell which one/u);
    cleanup();
    expect(
      textOf({ destination: { kind: "app", url: "com.acme:/cb", scheme: "com.acme" } }),
    ).toMatch(/an app on this device.*com\.acme:.*whichever app/u);
  });

  it("names the host of a client that identifies itself by a page [#44]", () => {
    const client = { ...SAMPLE_CONSENT.client, metadataHost: "client.example" };
    expect(textOf({ client })).toContain("client.example");
  });

  it("says when the app expected somebody else", () => {
    expect(textOf({ expectedAccount: "somebody@example.com" })).toContain(
      "Acme Notes expected somebody@example.com",
    );
  });

  it("names the organization of a member behind its first letter, at bounded length", () => {
    expect(textOf({ account: { organization: { name: "Example Org" } } })).toContain(
      "in EExample Org",
    );
    cleanup();
    const name = `\u202e${"x".repeat(500)}`;
    expect(textOf({ account: { organization: { name } } })).toContain(`in X${"x".repeat(79)}…`);
  });

  it.each([
    ["\u202Egnp.exe", "gnp.exe"],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["\n\nSigned in as admin", "Signed in as admin"],
    ["\u200b", "connected-app-test-3"],
    ["x".repeat(10_000), `${"x".repeat(63)}…`],
  ])("isolates the hostile name %j wherever it stands [#45]", (name, shown) => {
    const { container } = openPage({
      ...SAMPLE_CONSENT,
      client: { ...SAMPLE_CONSENT.client, name },
    });
    const names = [...container.querySelectorAll('bdi[data-part="client-name"]')];
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names.map(({ textContent }) => textContent))).toEqual(new Set([shown]));
    expect(container.querySelectorAll("img, script")).toHaveLength(0);
  });
});

describe("the scopes of a consent", () => {
  it("starts with optional ones on, sensitive ones off, required ones locked", () => {
    openPage(SAMPLE_CONSENT);
    expect(ticks()).toEqual({
      "Read your notes": true,
      "Create and edit your notes": true,
      "Delete your notes": false,
      "Sign you in": true,
    });
    press("switch", /^Sign you in$/u);
    expect(ticks()["Sign you in"]).toBe(true);
  });

  it.each(Object.entries(SCOPE_CATALOGUE))("never ticks %s when it is sensitive", (scope, rule) => {
    openPage({ ...SAMPLE_CONSENT, scopes: [createRequestedScope(scope)] });
    expect(Object.values(ticks())).toEqual([rule.kind !== "sensitive"]);
  });

  it("says what a sensitive one leads to, and why a required one is locked", () => {
    openPage(SAMPLE_CONSENT);
    const described = (name: string): string => {
      const ids = screen.getByRole("switch", { name }).getAttribute("aria-describedby") ?? "";
      return document.querySelector(`[id="${ids}"]`)?.textContent ?? "";
    };
    expect(described("Delete your notes")).toContain("gone for good");
    expect(described("Sign you in")).toContain("Always included.");
  });

  it("keeps what the user cannot grant apart, without a switch, and never sends it", () => {
    const page = openPage({
      ...SAMPLE_CONSENT,
      scopes: [
        createRequestedScope("notes.read"),
        createRequestedScope("notes.write", { grantable: false }),
      ],
    });
    const part = screen.getByRole("region", { name: "Asked for, but not yours to give" });
    expect(within(part).getByText("Create and edit your notes")).toBeDefined();
    expect(Object.keys(ticks())).toEqual(["Read your notes"]);
    page.arm();
    press("button", /^Allow access for Acme Notes$/u);
    expect(page.decisions).toEqual([
      { transaction: SAMPLE_CONSENT.transaction, decision: "allow", scopes: ["notes.read"] },
    ]);
  });

  it("shows Stytch's words for a scope that the catalogue does not know, else says there are none", () => {
    const { container } = openPage({
      ...SAMPLE_CONSENT,
      scopes: [
        createRequestedScope("a.b", { description: "See your calendar" }),
        createRequestedScope("urn:x:y"),
      ],
    });
    expect(Object.keys(ticks())).toEqual(["See your calendar", "Use urn:x:y"]);
    expect(container.textContent).toContain("Nobody has described this permission");
  });

  it("counts on Allow what is left after narrowing, and sends exactly that", () => {
    const page = openPage(SAMPLE_CONSENT);
    page.arm();
    press("switch", /^Create and edit/u);
    expect(screen.getByRole("button", { name: "Allow 2 of 4 for Acme Notes" })).toBeDefined();
    press("switch", /^Create and edit/u);
    press("switch", /^Delete/u);
    page.arm();
    press("button", /^Allow access for Acme Notes$/u);
    expect(page.decisions.map(({ scopes }) => scopes)).toEqual([
      ["openid", "notes.read", "notes.write", "notes.delete"],
    ]);
  });

  it("asks for at least one when none is left", () => {
    const page = openPage({ ...SAMPLE_CONSENT, scopes: [createRequestedScope("notes.read")] });
    page.arm();
    press("switch", /^Read/u);
    page.arm();
    press("button", /^Allow/u);
    expect(page.decisions).toEqual([]);
    expect(page.container.textContent).toContain("Switch on at least one permission");
  });
});

describe("deciding", () => {
  it("focuses nothing at load, and Enter does nothing [#48]", async () => {
    const page = openPage(SAMPLE_CONSENT);
    page.arm();
    await userEvent.keyboard("{Enter} ");
    expect(document.activeElement).toBe(document.body);
    expect(page.decisions).toEqual([]);
  });

  it("goes by keyboard from destination and account to the scopes to Deny, and to Allow last [#48]", async () => {
    openPage(SAMPLE_CONSENT);
    const order: string[] = [];
    for (let step = 0; step < 11; step += 1) {
      await userEvent.tab();
      const { activeElement } = document;
      const labels = activeElement instanceof HTMLInputElement ? activeElement.labels : null;
      order.push(labels?.[0]?.textContent ?? activeElement?.textContent ?? "");
    }
    expect(order).toEqual([
      "Full address",
      "Not you?",
      "Read your notes",
      "Create and edit your notes",
      "Delete your notes",
      "Sign you in",
      "Only what is needed",
      "Technical names",
      "Keep a copy",
      "Deny for Acme Notes",
      "Allow 3 of 4 for Acme Notes",
    ]);
  });

  it("leaves only what is required by one press, and keeps the focus there", async () => {
    openPage(SAMPLE_CONSENT);
    const shortcut = screen.getByRole("button", { name: "Only what is needed" });
    await userEvent.click(shortcut);
    const on = screen.getAllByRole("switch").filter((one) => one.matches(":checked"));
    expect(on.map((one) => one.dataset["scope"])).toEqual(["openid"]);
    expect(shortcut.getAttribute("aria-disabled")).toBe("true");
    expect(document.activeElement).toBe(shortcut);
  });

  it("takes no Allow before the page was seen for half a second [#48]", () => {
    const page = openPage(SAMPLE_CONSENT);
    press("button", /^Allow/u);
    fireEvent.focus(window);
    press("button", /^Allow/u);
    expect(page.decisions).toEqual([]);
    page.arm();
    press("button", /^Allow/u);
    expect(page.decisions).toHaveLength(1);
  });

  it("sends one decision however often Allow is pressed, and keeps the focus on it", async () => {
    const page = openPage(SAMPLE_CONSENT);
    page.arm();
    const allow = screen.getByRole("button", { name: /^Allow/u });
    allow.focus();
    press("button", /^Allow/u);
    press("button", /^Allowing…/u);
    press("button", /^Deny/u);
    press("switch", /^Read/u);
    expect(page.decisions).toHaveLength(1);
    expect(document.activeElement).toBe(allow);
    expect(ticks()["Read your notes"]).toBe(true);
  });

  it("denies through the BFF, without arming [#49]", () => {
    const page = openPage(SAMPLE_CONSENT);
    press("button", /^Deny for Acme Notes$/u);
    expect(page.decisions).toEqual([
      { transaction: SAMPLE_CONSENT.transaction, decision: "deny", scopes: [] },
    ]);
    expect(page.navigations).toEqual([]);
  });

  it("goes only where the BFF said [#67]", async () => {
    const { navigations } = await reach("redirecting");
    const { redirectTo } = createSampleResponse(SAMPLE_CONSENT.destination.url, "allow");
    expect(navigations).toEqual([redirectTo]);
  });

  it("says that nothing was delivered, shows the reference, and lets the user decide again", async () => {
    const page = await reach("submit-failed");
    expect(page.container.textContent).toContain("was not delivered");
    expect(page.container.textContent).toContain(SAMPLE_REFERENCE);
    page.arm();
    press("button", /^Allow/u);
    expect(page.decisions).toHaveLength(2);
  });

  it("moves the focus to the heading when another view takes over", async () => {
    await reach("denied");
    expect(document.activeElement?.textContent).toBe("You denied access");
  });

  it("asks again when the browser brings the page back [#51]", () => {
    const page = openPage(SAMPLE_CONSENT);
    fireEvent(window, new PageTransitionEvent("pageshow", { persisted: true }));
    expect(page.starts).toHaveLength(1);
    expect(pageControls()).toEqual([]);
  });
});
