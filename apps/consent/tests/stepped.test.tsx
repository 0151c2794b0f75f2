import { SAMPLE_CONSENT, createRequestedScope } from "@assent/core/testing";
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import { design } from "../src/designs/stepped/index.tsx";
import { type AuthorizeBench, goToDecision, openPage, press } from "./authorize-bench.tsx";

afterEach(cleanup);

function heading(): string {
  return screen.getByRole("heading", { level: 1 }).textContent;
}

function wordsOf({ container }: AuthorizeBench): string {
  return container.querySelector("main")?.textContent ?? "";
}

describe("the design stepped", () => {
  it("asks for one group at a time, and says how far it has come", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    expect(wordsOf(page)).toContain("Step 1 of 4");
    press("button", /^Begin$/u);
    expect(heading()).toBe("What may Acme Notes do with your notes?");
    expect(screen.getAllByRole("switch")).toHaveLength(3);
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
    expect(page.container.querySelector('[aria-current="step"]')?.textContent).toBe("Notes");
    press("button", /^Next$/u);
    expect(heading()).toBe("What may Acme Notes know about you?");
  });

  it("keeps the answers when the user turns back", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    press("button", /^Begin$/u);
    press("switch", /^Read your notes$/u);
    press("button", /^Next$/u);
    press("button", /^Back$/u);
    expect(screen.getByRole<HTMLInputElement>("switch", { name: /^Read/u }).checked).toBe(false);
    press("button", /^Back$/u);
    expect(wordsOf(page)).toContain("Step 1 of 4");
  });

  it("skips no question when the button to turn is pressed twice", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    const begin = screen.getByRole("button", { name: "Begin" });
    fireEvent.click(begin, { detail: 1 });
    fireEvent.click(screen.getByRole("button", { name: "Next" }), { detail: 2 });
    expect(wordsOf(page)).toContain("Step 2 of 4");
  });

  it("says in whole sentences what would be allowed, and what is left out", () => {
    const page = openPage(
      {
        ...SAMPLE_CONSENT,
        scopes: [
          ...SAMPLE_CONSENT.scopes,
          createRequestedScope("a.b", { description: "See your calendar" }),
          createRequestedScope("urn:x:y"),
          createRequestedScope("reports.export", { grantable: false }),
        ],
      },
      design,
    );
    goToDecision(page);
    expect(heading()).toBe("This is what you allow Acme Notes");
    for (const sentence of [
      "It can read your notes.",
      "It can create and edit your notes.",
      "It knows that it is you who comes back.",
      "It gets what its service calls “See your calendar”.",
      "It can use urn:x:y, which nobody has described.",
      "You leave outDelete your notes",
      "Asked for, but not yours to give",
    ]) {
      expect(wordsOf(page)).toContain(sentence);
    }
    expect(wordsOf(page)).not.toContain("It can delete your notes for good.");
  });

  it("repeats what a sensitive answer leads to before it is allowed", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    press("button", /^Begin$/u);
    press("switch", /^Delete your notes$/u);
    goToDecision(page);
    expect(wordsOf(page)).toContain("It can delete your notes for good.");
    expect(wordsOf(page)).toContain("What the app deletes is gone for good.");
  });

  it("leads from an answer back to its question", () => {
    goToDecision(openPage(SAMPLE_CONSENT, design));
    const [change] = screen.getAllByRole("button", { name: "Change" });
    fireEvent.click(change ?? document.body);
    expect(heading()).toBe("What may Acme Notes do with your notes?");
  });

  it("says that nothing is left to allow, and sends nothing", () => {
    const page = openPage(
      { ...SAMPLE_CONSENT, scopes: [createRequestedScope("notes.read")] },
      design,
    );
    press("button", /^Begin$/u);
    press("switch", /^Read your notes$/u);
    goToDecision(page);
    expect(heading()).toBe("You leave out all that Acme Notes asks for");
    press("button", /^Allow/u);
    expect(page.decisions).toEqual([]);
  });

  it("stays on the decision while it is sent", () => {
    const page = openPage(SAMPLE_CONSENT, design);
    goToDecision(page);
    press("button", /^Allow/u);
    press("button", /^Back$/u);
    expect(wordsOf(page)).toContain("Step 4 of 4");
  });
});
