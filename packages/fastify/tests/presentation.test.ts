import { describe, expect, it, vi } from "vitest";

import { OWNER, createHarness, query } from "./harness.ts";

const HEAD = '<html data-theme="system"><meta name="color-scheme" content="light dark">';

/** A language's pages, that say which they are. */
const documents = (language: string): { authorizeHtml: string; indexHtml: string } => ({
  authorizeHtml: `${HEAD}${language}<!--assent:snapshot--><!--assent:markup-->`,
  indexHtml: `${HEAD}${language}`,
});

const PAGES = {
  ...documents("none"),
  languages: { en: documents("en"), de: documents("de"), ar: documents("ar") },
  assetsDirectory: import.meta.dirname,
};

describe("the language of a page", () => {
  it.each([
    ["the request", { ui_locales: "sv ar" }, "assent_locale=de", "de", "ar"],
    ["the user's choice", { ui_locales: "sv" }, "assent_locale=de", "ar", "de"],
    ["the browser", {}, "assent_locale=sv", "sv;q=1, ar-EG;q=0.8, de;q=0.9", "de"],
    ["nobody", {}, "", "sv, *", "en"],
    [
      "nobody, and hostile words do no harm [#15]",
      { ui_locales: "../../etc ar<b> x-" },
      "",
      "",
      "en",
    ],
    [
      "nobody, since there are two answers [#56]",
      {},
      "assent_locale=de; assent_locale=ar",
      "",
      "en",
    ],
    ["nobody, since the prototype is no language", {}, "assent_locale=__proto__", "", "en"],
  ])("is chosen by %s", async (_who, parameters, cookies, acceptLanguage, language) => {
    const harness = await createHarness({ pages: PAGES });
    const options = {
      cookie: `${OWNER}; ${cookies}`,
      headers: { "accept-language": acceptLanguage },
    };
    const page = await harness.navigate(query(parameters), options);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`content="light dark">${language}<script`);
    expect(page.headers["content-language"]).toBe(language);
    const search = new URLSearchParams(parameters).toString();
    const login = await harness.server.inject({
      url: `/login?${search}`,
      headers: { ...options.headers, cookie: options.cookie },
    });
    expect(login.body.endsWith(`>${language}`)).toBe(true);
    expect(login.headers["content-language"]).toBe(language);
  });

  it("is that of the error page too, whatever is wrong with the request", async () => {
    const harness = await createHarness({ pages: PAGES });
    const page = await harness.navigate("client_id=x&ui_locales=ar");
    expect(page.statusCode).toBe(400);
    expect(page.headers["content-language"]).toBe("ar");
  });

  it("goes along to the sign-in page", async () => {
    const harness = await createHarness({ pages: PAGES });
    const response = await harness.navigate(query({ ui_locales: "de-CH en" }), { cookie: "" });
    const url = new URL(String(response.headers.location), "https://app.example");
    expect(url.searchParams.get("ui_locales")).toBe("de-CH en");
  });

  it("is nobody's where the pages were built in none", async () => {
    const harness = await createHarness({ pages: { ...PAGES, languages: undefined } });
    const page = await harness.navigate(query({ ui_locales: "de" }));
    expect(page.body).toContain("none");
    expect(page.headers["content-language"]).toBeUndefined();
  });
});

describe("the theme of a page", () => {
  it.each([
    ["assent_theme=dark", "dark", "dark"],
    ["assent_theme=light", "light", "light"],
    ["assent_theme=system", "system", "light dark"],
    ["", "system", "light dark"],
    ['assent_theme="><script>', "system", "light dark"],
    ["assent_theme=dark; assent_theme=light", "system", "light dark"],
  ])("with the cookie %j is %s [#56]", async (cookies, theme, scheme) => {
    const harness = await createHarness({ pages: PAGES });
    const cookie = `${OWNER}; ${cookies}`;
    const expected = `<html data-theme="${theme}"><meta name="color-scheme" content="${scheme}">`;
    expect((await harness.navigate(query(), { cookie })).body).toContain(expected);
    const home = await harness.server.inject({ url: "/", headers: { cookie } });
    expect(home.body).toContain(expected);
  });

  it("is not looked for in what was put into the page", async () => {
    const render = vi.fn<() => string>(() => '<p data-theme="system">');
    const harness = await createHarness({ pages: { ...PAGES, render } });
    const search = query({ ui_locales: "de", state: "a+b%20c" });
    const page = await harness.navigate(search, { cookie: `${OWNER}; assent_theme=dark` });
    expect(page.body).toContain('<p data-theme="system">');
    expect(render).toHaveBeenCalledWith(expect.objectContaining({ kind: "consent" }), {
      locale: "de",
      theme: "dark",
      query: search,
    });
  });
});
