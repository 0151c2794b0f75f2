import { SAMPLE_CONSENT } from "@assent/core/testing";
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import { design } from "../src/designs/compact/index.tsx";
import { openPage, press } from "./authorize-bench.tsx";

afterEach(cleanup);

describe("the design compact", () => {
  it("counts what is granted, in the bar and for each group", () => {
    const { container } = openPage(SAMPLE_CONSENT, design);
    expect(container.textContent).toContain("3 of 4 permissions on");
    expect(container.textContent).toContain("2 of 3 on");
    press("switch", /^Read your notes$/u);
    expect(container.textContent).toContain("2 of 4 permissions on");
    expect(container.textContent).toContain("1 of 3 on");
    expect(container.querySelectorAll('[aria-hidden] > [data-selected="true"]')).toHaveLength(2);
  });

  it("opens with every group unfolded", () => {
    const { container } = openPage(SAMPLE_CONSENT, design);
    const folds = [...container.querySelectorAll("details:has([role=switch])")];
    expect(folds.map((fold) => fold.hasAttribute("open"))).toEqual([true, true]);
  });

  it("says more about a scope on demand, under a name that tells which", () => {
    openPage(SAMPLE_CONSENT, design);
    const more = screen.getByRole("button", { name: "More about “Read your notes”" });
    const unfolded = document.querySelector(`[id="${more.getAttribute("aria-controls")}"]`);
    expect(unfolded?.hasAttribute("hidden")).toBe(true);
    fireEvent.click(more);
    expect(more.getAttribute("aria-expanded")).toBe("true");
    expect(unfolded?.hasAttribute("hidden")).toBe(false);
    expect(unfolded?.textContent).toContain("notes.read");
  });

  it("says where the count stands that nothing is on, and sends nothing", () => {
    const scopes = SAMPLE_CONSENT.scopes.filter(({ scope }) => scope === "notes.read");
    const page = openPage({ ...SAMPLE_CONSENT, scopes }, design);
    press("switch", /^Read your notes$/u);
    page.arm();
    press("button", /^Allow/u);
    expect(page.decisions).toEqual([]);
    expect(page.container.textContent).toContain("Switch on at least one permission");
  });
});
