import { ARMING_DELAY_MS, type ConsentFlow, createConsentFlow } from "@assent/core";
import type { Consent, Outcome } from "@assent/core/contract";
import { SAMPLE_CONSENT, createRequestedScope, createSampleFailure } from "@assent/core/testing";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactNode, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";

import { AuthorizePage } from "../src/authorize/authorize-page.tsx";
import { EN } from "../src/copy/en.tsx";
import type { Design } from "../src/designs/design.ts";
import { DESIGNS } from "../src/designs/registry.ts";
import { SelectedDesign } from "../src/designs/selected.ts";
import { SCOPE_CHOICE_OPTIONS } from "../src/scopes/catalogue.ts";
import {
  type AuthorizeBench,
  EVERY_DESIGN,
  reach,
  goToDecision,
  openPage,
  press,
  turnPages,
} from "./authorize-bench.tsx";

afterEach(cleanup);

/** A consent that has one of everything. */
const FULL: Consent = {
  ...SAMPLE_CONSENT,
  account: { ...SAMPLE_CONSENT.account, organization: { name: "Example Org" } },
  expectedAccount: "somebody@example.com",
  resources: ["https://api.rp.example/a"],
  scopes: [
    ...SAMPLE_CONSENT.scopes,
    createRequestedScope("reports.export", { grantable: false }),
    createRequestedScope("a.b", { description: "See your calendar" }),
    createRequestedScope("urn:x:y"),
  ],
};

/** The words that explain a switch to those who hear it. */
function description(input: HTMLElement): string {
  const ids = (input.getAttribute("aria-describedby") ?? "").split(" ");
  return ids.map((id) => document.querySelector(`[id="${id}"]`)?.textContent ?? "").join(" ");
}

function switches(page: AuthorizeBench): readonly HTMLInputElement[] {
  return [...page.container.querySelectorAll<HTMLInputElement>('[data-part="scope-switch"]')];
}

it("the selected design is one of those that there are", () => {
  expect(Object.values(DESIGNS)).toContain(SelectedDesign);
});

describe.each(EVERY_DESIGN)("the design %s", (_name, design) => {
  it("tells at once who asks, as whom, where it goes and every scope [#43]", () => {
    const { container } = openPage(FULL, design);
    for (const words of [
      "Acme Notes wants to",
      "made by somebody else",
      "Sample Owner",
      "owner@example.com",
      "Example Org",
      "somebody@example.com",
      "accounts.rp.example",
      "https://accounts.rp.example/cb",
      "https://api.rp.example/a",
      "A notebook.",
      ...FULL.scopes.map(({ scope }) => scope),
    ]) {
      expect(container.textContent).toContain(words);
    }
    for (const title of [
      "Read your notes",
      "Delete your notes",
      "Sign you in",
      "Export your reports",
      "See your calendar",
    ]) {
      expect(screen.getAllByText(title).length).toBeGreaterThan(0);
    }
    expect(screen.getByRole("link", { name: "Not you?" }).getAttribute("href")).toBe(
      SAMPLE_CONSENT.switchAccountUrl,
    );
  });

  it("shows the logo of the organization, and its first letter where none loads", () => {
    const organization = { name: "Example Org", logo: "/bff/organization-logo?v=1" };
    const account = { ...SAMPLE_CONSENT.account, organization };
    const { container } = openPage({ ...SAMPLE_CONSENT, account }, design);
    const find = (part: string): Element | null => container.querySelector(`[data-part="${part}"]`);
    const logo = find("organization-logo");
    expect(logo?.getAttribute("src")).toBe(organization.logo);
    expect(logo?.getAttribute("alt")).toBe("");
    fireEvent.error(logo ?? document.body);
    expect(find("organization-logo")).toBeNull();
    expect(find("organization-monogram")?.textContent).toBe("E");
  });

  it("offers Deny from the first page on, named for the app, and sends it [#49]", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    turnPages(page, () => {
      expect(screen.getByRole("button", { name: /^Deny for Acme Notes$/u })).toBeDefined();
    });
    cleanup();
    const { decisions } = openPage(SAMPLE_CONSENT, design);
    press("button", /^Deny for Acme Notes$/u);
    expect(decisions).toEqual([
      { transaction: SAMPLE_CONSENT.transaction, decision: "deny", scopes: [] },
    ]);
  });

  it("starts with sensitive scopes off, and says what they lead to where they can be ticked", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    const seen = new Map<string, string>();
    turnPages(page, () => {
      for (const input of switches(page)) {
        const { scope = "", kind } = input.dataset;
        seen.set(scope, `${kind} ${input.checked}`);
        expect(input.labels?.[0]?.textContent).toBe(
          EN.scopes[scope as keyof typeof EN.scopes].title,
        );
      }
      const sensitive = switches(page).filter(({ dataset }) => dataset["kind"] === "sensitive");
      sensitive.forEach((input) => expect(description(input)).toContain("gone for good"));
      const required = switches(page).filter(({ dataset }) => dataset["kind"] === "required");
      required.forEach((input) => {
        expect(description(input)).toContain("Always included.");
        expect(input.getAttribute("aria-disabled")).toBe("true");
      });
    });
    expect(Object.fromEntries(seen)).toEqual({
      "notes.read": "optional true",
      "notes.write": "optional true",
      "notes.delete": "sensitive false",
      openid: "required true",
    });
  });

  it("says of a scope that it was allowed before", () => {
    const scopes = [createRequestedScope("notes.delete", { granted: true })];
    const page = openPage({ ...SAMPLE_CONSENT, scopes }, design);
    const heard: string[] = [];
    turnPages(page, () => heard.push(...switches(page).map((input) => description(input))));
    expect(heard.join(" ")).toContain("You have allowed this before.");
  });

  it("sends what is ticked and nothing else, counted on Allow, once", () => {
    const page = openPage(FULL, design);
    turnPages(page, () => {
      for (const input of switches(page)) {
        if (input.dataset["scope"] === "notes.write" || input.dataset["scope"] === "a.b") {
          fireEvent.click(input);
        }
      }
    });
    goToDecision(page);
    press("button", /^Allow 3 of 6 for Acme Notes$/u);
    press("button", /^Allowing…/u);
    expect(page.decisions).toEqual([
      {
        transaction: SAMPLE_CONSENT.transaction,
        decision: "allow",
        scopes: ["openid", "notes.read", "urn:x:y"],
      },
    ]);
  });

  it("takes no Allow in the half second after it came into view [#48]", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    page.arm();
    const hasPages = page.container.querySelector('[data-part="onward"]') !== null;
    turnPages(page);
    press("button", /^Allow/u);
    expect(page.decisions).toHaveLength(hasPages ? 0 : 1);
    page.pass(ARMING_DELAY_MS);
    press("button", /^Allow/u);
    expect(page.decisions).toHaveLength(1);
  });

  it("focuses nothing at load, and Enter does nothing [#48]", async () => {
    const page = openPage(SAMPLE_CONSENT, design);
    page.arm();
    const before = page.container.innerHTML;
    await userEvent.keyboard("{Enter} ");
    expect(document.activeElement).toBe(document.body);
    expect(page.decisions).toEqual([]);
    expect(page.container.innerHTML).toBe(before);
  });

  it("goes by keyboard in the order of reading, to Deny after the scopes, then on [#48]", async () => {
    const page = openPage(SAMPLE_CONSENT, design);
    const controls = page.container.querySelectorAll("a, button, input, summary");
    for (let pages = 0; pages < 10; pages += 1) {
      const order = await focusOrder();
      const parts = order.map((element) => element.getAttribute("data-part"));
      const deny = parts.indexOf("deny");
      expect(parts.lastIndexOf("scope-switch")).toBeLessThan(deny);
      expect(["allow", "onward"]).toContain(parts[deny + 1]);
      expect(order.toSorted(inDocument)).toEqual(order);
      if (parts[deny + 1] === "allow") {
        break;
      }
      fireEvent.click(order[deny + 1] ?? document.body, { detail: 1 });
    }
    expect(controls.length).toBeGreaterThan(4);
    expect(page.container.querySelector('[data-part="allow"]')).not.toBeNull();
  });

  it("isolates a hostile name wherever it stands [#45]", () => {
    const page = openPage(
      {
        ...SAMPLE_CONSENT,
        client: { ...SAMPLE_CONSENT.client, name: "\u202E<img src=x onerror=alert(1)>" },
      },
      design,
    );
    turnPages(page, () => {
      const names = [...page.container.querySelectorAll('bdi[data-part="client-name"]')];
      expect(names.length).toBeGreaterThan(1);
      expect(new Set(names.map(({ textContent }) => textContent))).toEqual(
        new Set(["<img src=x onerror=alert(1)>"]),
      );
      expect(page.container.querySelectorAll("img, script")).toHaveLength(0);
    });
  });

  it("calls only a first-party client our own, and warns of what stays on the device [#44] [#46]", () => {
    const { container } = openPage(
      {
        ...SAMPLE_CONSENT,
        client: {
          ...SAMPLE_CONSENT.client,
          type: "first_party_public",
          metadataHost: "client.example",
        },
        destination: { kind: "loopback", url: "http://127.0.0.1:1/", host: "127.0.0.1:1" },
      },
      design,
    );
    expect(container.textContent).toContain("is one of our own apps");
    expect(container.textContent).not.toContain("made by somebody else");
    expect(container.textContent).toContain("client.example");
    expect(container.textContent).toContain("an app on this device");
    expect(container.textContent).toContain("we cannot tell which one");
  });

  it("moves the focus to the heading when another view takes over", async () => {
    await reach("denied", design);
    expect(document.activeElement?.textContent).toBe("You denied access");
  });

  it("has one heading of the first rank on each page", () => {
    const page = openPage(FULL, design);
    turnPages(page, () => {
      expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    });
  });

  it.each(OUTCOMES)("hydrates what a server rendered for $title", ({ outcome }) => {
    const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const container = document.createElement("div");
    document.body.append(container);
    container.innerHTML = renderToString(<Page design={design} outcome={outcome} />);
    const heading = container.querySelector("h1");
    expect(container.innerHTML).not.toMatch(/\sstyle=|<script|<style|<iframe/u);
    render(<Page design={design} outcome={outcome} />, { container, hydrate: true });
    expect(heading).not.toBeNull();
    expect(container.querySelector("h1")).toBe(heading);
    expect(complaints.mock.calls).toEqual([]);
  });
});

const OUTCOMES: readonly { readonly title: string; readonly outcome: Outcome }[] = [
  { title: "a consent", outcome: FULL },
  {
    title: "a consent that cannot be given",
    outcome: {
      ...SAMPLE_CONSENT,
      scopes: [createRequestedScope("notes.write", { grantable: false })],
    },
  },
  { title: "somebody signed out", outcome: { kind: "login", loginUrl: "/login" } },
  {
    title: "a redirect",
    outcome: { kind: "redirect", redirectTo: "https://rp.example/cb?code=1" },
  },
  { title: "a failure", outcome: createSampleFailure("invalid_request") },
];

interface PageProps {
  readonly design: Design;
  readonly outcome: Outcome;
}

function Page({ design, outcome }: PageProps): ReactNode {
  return (
    <StrictMode>
      <AuthorizePage copy={EN} design={design} flow={createIdleFlow(outcome)} />
    </StrictMode>
  );
}

/** A flow whose calls are never answered and whose clock stands still. */
function createIdleFlow(outcome: Outcome): ConsentFlow {
  return createConsentFlow({
    query: "",
    transport: {
      start: () => new Promise(() => undefined),
      decide: () => new Promise(() => undefined),
    },
    scopes: SCOPE_CHOICE_OPTIONS,
    outcome,
    navigate: () => undefined,
    schedule: () => () => undefined,
  });
}

/** What the tab key reaches, from the top of the page to its end. */
async function focusOrder(): Promise<readonly Element[]> {
  if (document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
  const order: Element[] = [];
  for (;;) {
    await userEvent.tab();
    const { activeElement } = document;
    if (
      activeElement === null ||
      activeElement === document.body ||
      order.includes(activeElement)
    ) {
      return order;
    }
    order.push(activeElement);
  }
}

function inDocument(one: Element, other: Element): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
