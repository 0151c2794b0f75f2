import { fireEvent, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";

import { en } from "../../src/site/copy/en.ts";
import { network, useNetwork, visit } from "./visit.tsx";
import { createWorld } from "./world.ts";

useNetwork();

describe("the start page", () => {
  it("says what the site is for and leads to signing in", async () => {
    visit("/");
    const link = await screen.findByRole("link", { name: "Sign in" });
    expect(link.getAttribute("href")).toBe("/login");
    const heading = screen.getByRole("heading", { level: 1 });
    expect(document.title).toBe(`${heading.textContent} – Assent`);
    expect(document.activeElement).toBe(document.body);
  });

  it("[#77] leaves signing in to a document of its own, whose policy lets it talk to Stytch", async () => {
    visit("/");
    const link = await screen.findByRole("link", { name: "Sign in" });
    const taken: boolean[] = [];
    const watch = (event: Event): void => {
      taken.push(event.defaultPrevented);
      event.preventDefault();
    };
    globalThis.addEventListener("click", watch, { once: true });
    fireEvent.click(link);
    // The router has not taken the click for itself.
    expect(taken).toEqual([false]);
  });

  it("names who is signed in, and signs out with the header that no foreign form can set", async () => {
    const world = createWorld();
    world.signInEarlier("person@example.com");
    const page = visit("/", world);
    await screen.findByText("person@example.com");
    await page.user.click(screen.getByRole("button", { name: "Sign out" }));
    await screen.findByText("Nobody is signed in on this device.");
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
    expect(world.signOuts[0]?.get("x-assent-request")).toBe("1");
  });

  it("[#62] says so when the device is signed out and Stytch could not be told", async () => {
    const world = createWorld();
    world.signInEarlier("person@example.com");
    const page = visit("/", world);
    await screen.findByText("person@example.com");
    network.use(
      http.post("/bff/logout", () => {
        world.revokeEverything();
        return HttpResponse.json(null, { status: 503 });
      }),
    );
    await page.user.click(screen.getByRole("button", { name: "Sign out" }));
    expect((await screen.findByText(/on this device only/u)).textContent).not.toBe("");
  });

  it("takes no answer that does not fit the contract for a session", async () => {
    network.use(http.get("/bff/session", () => HttpResponse.json({ account: "admin" })));
    const world = createWorld();
    visit("/", { ...world, handlers: [] });
    await screen.findByRole("button", { name: "Try again" });
    expect(document.body.textContent).not.toContain("admin");
  });

  it("shows a name that is written in another direction apart from its surroundings", async () => {
    const world = createWorld();
    network.use(
      http.get("/bff/session", () => HttpResponse.json({ account: { name: "حساب <b>x</b>" } })),
    );
    visit("/", { ...world, handlers: [] });
    const name = await screen.findByText("حساب <b>x</b>");
    expect(name.tagName).toBe("BDI");
  });
});

describe("an address without a page", () => {
  it("says so and leads to the start page", async () => {
    visit("/nowhere/at/all");
    await screen.findByRole("heading", { name: "There is no page at this address" });
    expect(screen.getByRole("link").getAttribute("href")).toBe("/");
  });
});

describe("the English copy", () => {
  function sentences(value: unknown): string[] {
    if (typeof value === "function") {
      const sentence: unknown = Reflect.apply(value, undefined, ["a", 1]);
      return [String(sentence)];
    }
    return typeof value === "object" && value !== null
      ? Object.values(value).flatMap((each) => sentences(each))
      : [String(value)];
  }

  it("leaves no sentence blank, begs nobody and shouts at nobody", () => {
    const all = sentences(en);
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((text) => text.trim() === "")).toEqual([]);
    expect(all.filter((text) => /please|oops|!/iu.test(text))).toEqual([]);
  });
});
