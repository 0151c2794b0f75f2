import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { EN } from "../src/copy/en.tsx";
import { chooseBrowserLocale } from "../src/preferences/browser-locale.ts";
import {
  type PreferenceWindow,
  createBrowserPreferences,
} from "../src/preferences/browser-preferences.ts";
import { LANGUAGES } from "../src/preferences/locales.ts";
import { PreferencesMenu } from "../src/preferences/preferences-menu.tsx";
import { FIXED_PREFERENCES, PreferencesContext } from "../src/preferences/preferences.ts";

afterEach(cleanup);

interface Desk {
  readonly window: PreferenceWindow;
  readonly root: HTMLElement;
  /** Every cookie as it was set, with its attributes. */
  readonly written: string[];
  readonly navigations: string[];
}

/** A window that is at an address, with cookies. */
function openWindow(address = "http://localhost:3000/login", cookies = ""): Desk {
  const root = document.implementation.createHTMLDocument().documentElement;
  const written: string[] = [];
  const navigations: string[] = [];
  const url = new URL(address);
  const window = {
    document: {
      get cookie() {
        return cookies;
      },
      set cookie(value) {
        written.push(value);
      },
      documentElement: root,
    },
    location: {
      protocol: url.protocol,
      pathname: url.pathname,
      search: url.search,
      replace: (target: string) => void navigations.push(target),
    },
  };
  return { window, root, written, navigations };
}

describe("createBrowserPreferences", () => {
  it("tells the document its language, direction and theme", () => {
    const { window, root } = openWindow(undefined, "assent_theme=dark");
    expect(createBrowserPreferences(window, "ar")).toMatchObject({ locale: "ar", theme: "dark" });
    expect([root.lang, root.dir, root.dataset["theme"]]).toEqual(["ar", "rtl", "dark"]);
  });

  it.each(["", "assent_theme=x", "assent_theme=dark; assent_theme=dark"])(
    "follows the system with the cookies %j [#56]",
    (cookies) => {
      const { window, root } = openWindow(undefined, cookies);
      expect(createBrowserPreferences(window, "en").theme).toBe("system");
      expect(root.dataset["theme"]).toBe("system");
    },
  );

  it("believes the theme of a page that a server delivered, and asks for no cookie then", () => {
    const { window, root } = openWindow(undefined, "assent_theme=dark");
    const cookie = vi.spyOn(window.document, "cookie", "get");
    root.dataset["theme"] = "light";
    expect(createBrowserPreferences(window, "en", true).theme).toBe("light");
    expect(cookie).not.toHaveBeenCalled();
    delete root.dataset["theme"];
    expect(createBrowserPreferences(window, "en", true).theme).toBe("dark");
  });

  it("shows a theme at once, and keeps it in a cookie of its own [#59]", () => {
    const { window, root, written } = openWindow("https://app.example/");
    createBrowserPreferences(window, "en").chooseTheme("light");
    expect(root.dataset["theme"]).toBe("light");
    expect(written).toEqual(["assent_theme=light; Path=/; Max-Age=31536000; SameSite=Lax; Secure"]);
  });

  it("leaves Secure out where the page has no TLS, so that the cookie stays [#59]", () => {
    const { window, written } = openWindow("http://localhost:3000/");
    createBrowserPreferences(window, "en").chooseTheme("system");
    expect(written).toEqual(["assent_theme=system; Path=/; Max-Age=31536000; SameSite=Lax"]);
  });

  it.each([
    ["/oauth/authorize?a=%20b&ui_locales=ja&c", "/oauth/authorize?a=%20b&c"],
    ["/login?ui_locales=ja", "/login"],
    ["/connected-apps", "/connected-apps"],
  ])("loads %s again in the language that was chosen", (address, target) => {
    const { window, written, navigations } = openWindow(`http://localhost:3000${address}`);
    createBrowserPreferences(window, "en").chooseLocale("de");
    expect(written[0]).toMatch(/^assent_locale=de; /u);
    expect(navigations).toEqual([target]);
  });
});

describe("chooseBrowserLocale", () => {
  function choose(
    search: string,
    cookies: string,
    languages: readonly string[],
    markup = "",
  ): string {
    const page = document.implementation.createHTMLDocument();
    page.body.innerHTML = `<div id="root">${markup}</div>`;
    return chooseBrowserLocale({
      document: { cookie: cookies, querySelector: page.querySelector.bind(page) },
      location: { search },
      navigator: { languages },
    });
  }

  it("goes by the request, the person and the browser, in this order", () => {
    expect(choose("?ui_locales=sv%20fr", "assent_locale=de", ["ja"])).toBe("fr");
    expect(choose("?ui_locales=sv", "assent_locale=de", ["ja"])).toBe("de");
    expect(choose("", "assent_locale=sv", ["sv", "ja-JP"])).toBe("ja");
    expect(choose("?ui_locales=../../etc%20<b>", "assent_locale=%3Cb%3E", [])).toBe("en");
  });

  it("keeps to the language of what is written already", () => {
    expect(choose("?ui_locales=fr", "", [], '<main lang="ar"></main>')).toBe("ar");
  });
});

describe("PreferencesMenu", () => {
  const words = EN.preferences;

  function open(preferences = {}): HTMLElement {
    const value = { ...FIXED_PREFERENCES, ...preferences };
    const { container } = render(
      <PreferencesContext value={value}>
        <PreferencesMenu words={words} />
      </PreferencesContext>,
    );
    return container;
  }

  it("is one button until it is opened, by the browser alone", () => {
    const container = open();
    const button = screen.getByRole("button", { name: words.title });
    const panel = container.querySelector("[popover]");
    expect(button.getAttribute("popovertarget")).toBe(panel?.id);
    expect(panel?.getAttribute("popover")).toBe("auto");
  });

  it("offers every language by its own name, in its own language, and marks the one in use", () => {
    open({ locale: "ja" });
    const group = screen.getByRole("group", { name: words.languages, hidden: true });
    const buttons = [...group.querySelectorAll("button")];
    expect(buttons.map(({ value }) => value)).toEqual([...LANGUAGES]);
    expect(buttons.map(({ lang }) => lang)).toEqual([...LANGUAGES]);
    expect(buttons.filter((button) => button.getAttribute("aria-current") === "true")).toEqual([
      screen.getByRole("button", { name: "日本語", hidden: true }),
    ]);
  });

  it("tells which language was chosen", () => {
    const chooseLocale = vi.fn<(locale: string) => void>();
    open({ chooseLocale });
    fireEvent.click(screen.getByRole("button", { name: "Deutsch", hidden: true }));
    expect(chooseLocale.mock.calls).toEqual([["de"]]);
  });

  it("asks for the same request in another language where no script runs", () => {
    const query = "?client_id=c&state=%3Cb%3E&resource=1&ui_locales=fr&resource=2&empty=";
    const form = open({ query }).querySelector("form");
    expect(form?.method).toBe("get");
    expect([...new FormData(form ?? undefined)]).toEqual([
      ["client_id", "c"],
      ["state", "<b>"],
      ["resource", "1"],
      ["resource", "2"],
      ["empty", ""],
    ]);
    const submitters = form?.querySelectorAll('button[type="submit"][name="ui_locales"]');
    expect(submitters).toHaveLength(LANGUAGES.length);
  });

  it("says which appearance is on, and changes it", () => {
    const chooseTheme = vi.fn<(theme: string) => void>();
    open({ theme: "dark", chooseTheme });
    const group = (): HTMLElement =>
      screen.getByRole("group", { name: words.appearance, hidden: true });
    const pressed = (): readonly (string | null)[] =>
      [...group().querySelectorAll('button[aria-pressed="true"]')].map(
        (button) => button.textContent,
      );
    expect(pressed()).toEqual([words.themes.dark]);
    fireEvent.click(screen.getByRole("button", { name: words.themes.light, hidden: true }));
    expect(pressed()).toEqual([words.themes.light]);
    expect(chooseTheme.mock.calls).toEqual([["light"]]);
  });
});
