import { describe, expect, it } from "vitest";
import { html } from "../src/lib/html.ts";
import { relativeTime } from "../src/lib/layout.ts";

describe("html", () => {
  it("escapes text in content and in attributes", () => {
    const hostile = `"><script>alert('1')</script>&`;
    const page = html`<a title="${hostile}">${hostile}</a>`.toString();
    const escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;";
    expect(page).toBe(`<a title="${escaped}">${escaped}</a>`);
  });

  it("keeps nested markup and escapes the text beside it", () => {
    const page = html`<p>${["<", html`<b>${1}</b>`, null]}</p>`.toString();
    expect(page).toBe("<p>&lt;<b>1</b></p>");
  });
});

describe("relativeTime", () => {
  const now = new Date("2030-01-01T00:00:00Z");
  it.each([
    [0, "in 0 seconds"],
    [90, "in 90 seconds"],
    [-90, "90 seconds ago"],
    [3600, "in 60 minutes"],
    [3 * 86_400, "in 3 days"],
  ])("says %i seconds as %s", (seconds, words) => {
    expect(relativeTime(new Date(now.getTime() + seconds * 1000), now)).toBe(words);
  });
});
