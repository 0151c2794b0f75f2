import { describe, expect, it } from "vitest";

import { COLOR_THEMES, readPreference } from "./preference.ts";

describe("readPreference", () => {
  it("finds a preference among other cookies", () => {
    const cookies = "stytch_session=x; assent_theme=dark;assent_locale=de";
    expect(readPreference(cookies, "theme", COLOR_THEMES)).toBe("dark");
    expect(readPreference(cookies, "locale", ["en", "de"])).toBe("de");
  });

  it.each([
    undefined,
    "",
    "assent_theme",
    "assent_theme=",
    "assent_theme=red;}body{}",
    'assent_theme="dark"',
    "assent_theme=Dark",
    "assent_theme=da rk",
    "xassent_theme=dark",
    "assent_theme=__proto__",
    "assent_theme=dark; assent_theme=light",
    "assent_theme=dark; assent_theme=dark",
  ])("takes %j for no preference [#56]", (cookies) => {
    expect(readPreference(cookies, "theme", COLOR_THEMES)).toBeUndefined();
  });
});
