import { SAMPLE_CONSENT } from "@assent/core/testing";
import { cleanup, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";

import { openPage } from "./authorize-bench.tsx";

afterEach(cleanup);

describe("a copy kept from the consent page", () => {
  it("follows the choices, and says that nothing is decided", async () => {
    const user = userEvent.setup();
    const { decisions } = openPage(SAMPLE_CONSENT);
    await user.click(screen.getByText("Keep a copy"));
    const record = await screen.findByLabelText<HTMLTextAreaElement>("The record");
    expect(record.value).toContain("Written before the decision.");
    const granted = (): string => record.value.split("Asked for, and left out")[0] ?? "";
    expect(granted()).toContain("notes.read");
    expect(granted()).not.toContain("notes.delete");
    await user.click(screen.getByRole("switch", { name: /^Read your notes/u }));
    expect(granted()).not.toContain("notes.read");
    expect(decisions).toEqual([]);
  });

  it("[#84] leaves nothing in the browser", async () => {
    const user = userEvent.setup();
    openPage(SAMPLE_CONSENT);
    await user.click(screen.getByText("Keep a copy"));
    await screen.findByLabelText("The record");
    await user.click(screen.getByRole("button", { name: "Copy" }));
    await screen.findByText("Copied.");
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(document.cookie).toBe("");
  });
});
