import type { ScopeChoice, ScopeKind } from "@assent/core";
import type { Client, Consent } from "@assent/core/contract";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { LOCALES } from "../preferences/locales.ts";
import { requestHeading } from "../scopes/request-words.ts";
import { CATALOGUES } from "../server/catalogues.ts";
import { plainText } from "./plain-text.ts";
import { type AccessRecord, receiptFileName, writeReceipt } from "./receipt.tsx";

const EN = CATALOGUES.en;
const NOON = new Date("2026-03-01T12:00:00Z");

const CLIENT: Client = {
  id: "connected-app-test-1",
  name: "Acme Notes",
  description: "Notes for teams.",
  type: "third_party",
};

const CONSENT: Consent = {
  kind: "consent",
  transaction: "sealed-and-secret",
  expiresAt: "2030-01-01T00:00:00.000Z",
  client: CLIENT,
  account: { name: "Sample Owner", email: "owner@example.com", organization: { name: "Works" } },
  destination: {
    kind: "web",
    url: "https://rp.example/cb",
    host: "rp.example",
    registrableDomain: "rp.example",
  },
  scopes: [],
  resources: ["https://api.example/notes"],
  switchAccountUrl: "/login?switch=1",
};

function choice(scope: string, kind: ScopeKind, selected: boolean): ScopeChoice {
  return { scope, kind, description: "", known: true, granted: false, selected };
}

const CHOICES = [
  choice("notes.read", "optional", true),
  choice("notes.delete", "sensitive", false),
  choice("reports.export", "not-grantable", false),
];

function undecided(
  changes: { readonly consent?: Partial<Consent>; readonly choices?: readonly ScopeChoice[] } = {},
): AccessRecord {
  const consent = { ...CONSENT, ...changes.consent };
  return { kind: "undecided", consent, choices: changes.choices ?? CHOICES };
}

const inForce: AccessRecord = {
  kind: "in-force",
  account: CONSENT.account,
  app: { ...CLIENT, scopes: ["notes.read", "notes.read", "billing.read"] },
};

/** The lines below a heading of the record. */
function below(heading: string, text: string): readonly string[] {
  const section = text.split("\n\n").find((each) => each.startsWith(`${heading}\n`));
  return section?.trimEnd().split("\n").slice(1) ?? [];
}

function without(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/gu, "");
}

describe("a receipt before the decision", () => {
  const text = without(writeReceipt(undecided(), NOON, EN));

  it("says who asks, as whom, where it goes and when, in the words of the page", () => {
    expect(below("App", text)[0]).toBe("  Acme Notes");
    expect(text).toContain("Acme Notes is made by somebody else, not by us.");
    expect(below("Id of the app", text)).toEqual(["  connected-app-test-1"]);
    expect(below("Signed in as", text)).toEqual([
      "  Sample Owner",
      "  owner@example.com",
      "  in Works",
    ]);
    expect(below("Sends you to", text)).toEqual(["  https://rp.example/cb"]);
    expect(below("Written", text)[0]).toContain("March 1, 2026");
    expect(below("Where Acme Notes may use this", text)).toEqual(["  https://api.example/notes"]);
  });

  it("opens with the very sentence at the head of the page", () => {
    const heading = requestHeading(<bdi>Acme Notes</bdi>, CHOICES, EN);
    const shown = renderToStaticMarkup(<>{heading}</>).replaceAll(/<[^>]*>/gu, "");
    expect(text.split("\n")[1]).toBe(shown);
  });

  it("parts what is chosen, what is left out and what is not the person's to give", () => {
    const scopes = EN.scopes;
    expect(below("What Acme Notes may do", text)).toEqual([
      `  - ${scopes["notes.read"].title}`,
      `    ${scopes["notes.read"].description}`,
      "    Technical name: notes.read",
    ]);
    expect(below("Asked for, and left out", text)).toContain(
      `    ${scopes["notes.delete"].consequence}`,
    );
    expect(below(EN.consent.unavailable, text)[0]).toBe(`  - ${scopes["reports.export"].title}`);
  });

  it("claims no decision", () => {
    expect(below("Standing", text).join(" ")).toContain("before the decision");
  });

  it("says that nothing is chosen where nothing is", () => {
    const none = [choice("notes.read", "optional", false)];
    const empty = without(writeReceipt(undecided({ choices: none }), NOON, EN));
    expect(below("What Acme Notes may do", empty)).toEqual(["  Nothing."]);
  });

  it("holds no part of the transaction", () => {
    expect(text).not.toContain("sealed");
  });

  it("[#45] keeps a hostile name in its place", () => {
    const name = "Evil\u202E\n\nStanding\n  Allowed";
    const hostile = writeReceipt(undecided({ consent: { client: { ...CLIENT, name } } }), NOON, EN);
    expect(hostile).not.toContain("\u202E");
    expect(hostile.split("\n").filter((line) => line === "Standing")).toHaveLength(1);
    expect(hostile).toContain("\u2068Evil Standing Allowed\u2069");
  });
});

describe("a receipt of access in force", () => {
  const text = without(writeReceipt(inForce, NOON, EN));

  it("lists each permission once, also one that nobody has described", () => {
    expect(text.match(/Technical name: notes\.read/gu)).toHaveLength(1);
    expect(text).toContain("- Use billing.read");
  });

  it("says that it is in force, and nothing of where an answer goes", () => {
    expect(below("Standing", text)).toEqual(["  In force when this was written."]);
    expect(text).not.toContain("Sends you to");
  });
});

describe("a receipt in every language", () => {
  it.each(LOCALES)("is whole in %s", (locale) => {
    const copy = CATALOGUES[locale];
    for (const record of [undecided(), inForce]) {
      const text = writeReceipt(record, NOON, copy);
      expect(text).toContain("Acme Notes");
      expect(text).not.toMatch(/undefined|\[object|<\w/u);
      for (const section of text.trimEnd().split("\n\n")) {
        expect(section.split("\n")[0]?.trim()).not.toBe("");
      }
    }
  });
});

describe("the words of a sentence as plain text", () => {
  it("isolate what the page isolates", () => {
    const sentence = (
      <>
        {"a "}
        <bdi>b</bdi> {1} {null}
        <em>c</em>
      </>
    );
    expect(plainText(sentence)).toBe("a \u2068b\u2069 1 c");
  });

  it("are nothing for what is no words", () => {
    expect([null, undefined, true].map((each) => plainText(each))).toEqual(["", "", ""]);
  });
});

describe("the file of a receipt", () => {
  it.each([
    ["Acme Notes", "acme-notes-2026-03-01.txt"],
    ["../../etc/passwd", "etc-passwd-2026-03-01.txt"],
    ["ملاحظات", "ملاحظات-2026-03-01.txt"],
    ["!!!", "app-2026-03-01.txt"],
  ])("is named after %s and the day", (name, expected) => {
    const record = undecided({ consent: { client: { ...CLIENT, name } } });
    expect(receiptFileName(record, NOON)).toBe(expected);
  });
});
