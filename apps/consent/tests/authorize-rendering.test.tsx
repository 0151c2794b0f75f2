import { type ConsentFlow, createConsentFlow } from "@assent/core";
import type { Outcome } from "@assent/core/contract";
import { SAMPLE_CONSENT, createRequestedScope, createSampleFailure } from "@assent/core/testing";
import { cleanup, render } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { AuthorizePage } from "../src/authorize/authorize-page.tsx";
import { isNavigable } from "../src/authorize/navigation.ts";
import { LOCALE_TRAITS } from "../src/preferences/locales.ts";
import { FIXED_PREFERENCES } from "../src/preferences/preferences.ts";
import { readSnapshot } from "../src/authorize/snapshot.ts";
import { SCOPE_CHOICE_OPTIONS } from "../src/scopes/catalogue.ts";
import { CATALOGUES } from "../src/server/catalogues.ts";
import { renderAuthorizePage } from "../src/server/render.tsx";

afterEach(cleanup);

const OUTCOMES: Readonly<Record<Outcome["kind"], readonly Outcome[]>> = {
  login: [{ kind: "login", loginUrl: "/login" }],
  redirect: [{ kind: "redirect", redirectTo: "https://rp.example/cb?code=1" }],
  consent: [
    SAMPLE_CONSENT,
    { ...SAMPLE_CONSENT, scopes: [createRequestedScope("notes.write", { grantable: false })] },
    {
      ...SAMPLE_CONSENT,
      client: { ...SAMPLE_CONSENT.client, name: "\u202Eشركة <b>" },
      destination: { kind: "loopback", url: "http://127.0.0.1:1/", host: "127.0.0.1:1" },
      expectedAccount: "somebody@example.com",
      resources: ["https://api.rp.example/a"],
    },
  ],
  problem: [createSampleFailure("invalid_request"), createSampleFailure("rate_limited")],
};

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

const LANGUAGES = Object.values(CATALOGUES);

describe.each(LANGUAGES)("the page that a server renders in $locale", (copy) => {
  const options = {
    locale: copy.locale,
    theme: "dark",
    query: "client_id=c&state=%3Cb%3E&ui_locales=ja&resource=1&resource=2",
  } as const;

  it.each(
    Object.values(OUTCOMES)
      .flat()
      .map((outcome) => [outcome.kind, outcome] as const),
  )("hydrates a %s without a word of difference", (_kind, outcome) => {
    const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const container = document.createElement("div");
    document.body.append(container);
    container.innerHTML = renderAuthorizePage(outcome, options);
    const heading = container.querySelector("h1");
    render(
      <StrictMode>
        <AuthorizePage
          copy={copy}
          flow={createIdleFlow(outcome)}
          preferences={{ ...FIXED_PREFERENCES, ...options }}
        />
      </StrictMode>,
      { container, hydrate: true },
    );
    expect(heading).not.toBeNull();
    expect(container.querySelector("h1")).toBe(heading);
    expect(complaints.mock.calls).toEqual([]);
  });

  it("holds no style attribute, script or address of another origin [#77] [#83]", () => {
    for (const outcome of Object.values(OUTCOMES).flat()) {
      const markup = renderAuthorizePage(outcome, options);
      expect(markup).not.toMatch(/\sstyle=|<script|<style|<img|<iframe|\ssrc=/u);
    }
  });

  it("says so to the browser, with the direction it is written in", () => {
    const { direction } = LOCALE_TRAITS[copy.locale];
    const markup = renderAuthorizePage(SAMPLE_CONSENT, options);
    expect(markup).toMatch(new RegExp(`^<main [^>]*dir="${direction}" lang="${copy.locale}"`, "u"));
  });
});

describe("the page that a server renders", () => {
  it("is the same twice", () => {
    expect(renderAuthorizePage(SAMPLE_CONSENT)).toBe(renderAuthorizePage(SAMPLE_CONSENT));
  });

  it.each(["", "sv", "../de", "__proto__"])(
    "is in English for the locale %j, which nobody wrote [#15]",
    (locale) => {
      expect(renderAuthorizePage(SAMPLE_CONSENT, { locale })).toBe(
        renderAuthorizePage(SAMPLE_CONSENT),
      );
    },
  );
});

describe("readSnapshot", () => {
  function pageWith(text: string): Document {
    const page = document.implementation.createHTMLDocument();
    const element = page.createElement("script");
    element.type = "application/json";
    element.id = "assent-snapshot";
    element.textContent = text;
    page.body.append(element);
    return page;
  }

  it("reads the outcome that the page was delivered with", () => {
    expect(readSnapshot(pageWith(JSON.stringify(SAMPLE_CONSENT)))).toEqual(SAMPLE_CONSENT);
  });

  it.each(["", "{", "null", '{"kind":"consent"}', '{"kind":"other"}'])(
    "takes %j for no snapshot",
    (text) => {
      expect(readSnapshot(pageWith(text))).toBeUndefined();
    },
  );

  it("finds none in a page that was served as a file", () => {
    expect(readSnapshot(document.implementation.createHTMLDocument())).toBeUndefined();
  });
});

describe("isNavigable", () => {
  const origin = "http://localhost:3000";

  it.each(["/login?return_to=x", "https://rp.example/cb?code=1", "com.acme.notes:/cb"])(
    "lets the page go to %s",
    (url) => {
      expect(isNavigable(url, origin)).toBe(true);
    },
  );

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\tjavascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "http://rp.example/cb",
    "//evil.example/",
    String.raw`/\evil.example`,
  ])("keeps the page from going to %j [#67]", (url) => {
    expect(isNavigable(url, origin)).toBe(false);
  });
});
