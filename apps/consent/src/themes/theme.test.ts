import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DEFAULT_THEME } from "./default-theme.ts";
import { type ThemeResult, safeParseTheme, writeThemeCss } from "./theme.ts";
import { TOKENS, type TokenName } from "./tokens.ts";

/** A theme that sets one token. */
function parseOne(name: string, value: unknown, scheme: "light" | "dark" = "light"): ThemeResult {
  return safeParseTheme({ name: "mine", light: {}, dark: {}, [scheme]: { [name]: value } });
}

/** The problems of a theme; fails where there are none. */
function problemsOf(result: ThemeResult): readonly string[] {
  expect(result.ok).toBe(false);
  return result.ok ? [] : result.problems.map(({ path, problem }) => `${path} ${problem}`);
}

/** The declaration of a token in the style sheet of a theme that sets it. */
function declare(name: TokenName, light: string, dark?: string): string {
  const theme = safeParseTheme({
    name: "mine",
    light: { [name]: light },
    dark: dark === undefined ? {} : { [name]: dark },
  });
  if (!theme.ok) {
    throw new Error(JSON.stringify(theme.problems));
  }
  const css = writeThemeCss(theme.theme, DEFAULT_THEME);
  return new RegExp(`^ {2}${name}:\\s*([^;]+);`, "mu").exec(css)?.[1] ?? "";
}

describe("safeParseTheme", () => {
  it.each([
    ["--color-accent", "oklch(42% 0.135 258)"],
    ["--color-accent", "oklch(42% 0.135 258 / 0.5)"],
    ["--color-accent", "#0a7"],
    ["--color-accent", "#00AA7780"],
    ["--edge-card", "transparent"],
    ["--color-text", "--neutral-9"],
    ["--space-4", "0"],
    ["--space-4", "4px"],
    ["--column", "27.5rem"],
    ["--leading-text", "1.5"],
    ["--font-text", "Inter, Segoe UI, sans-serif"],
    ["--font-heading", "--font-text"],
    ["--shadow-card", "none"],
    ["--shadow-card", "0 1px 2px #0003, 0 12px 32px -12px oklch(30% 0.01 80 / 0.14)"],
    ["--motion-short", "0.12s"],
    ["--motion-ease", "ease-out"],
    ["--motion-ease", "cubic-bezier(0.2, 0, 0, 1)"],
  ])("takes %s: %s", (name, value) => {
    expect(parseOne(name, value)).toMatchObject({ ok: true, theme: { light: { [name]: value } } });
  });

  it.each([
    ["--color-accent", "red;}body{background:url(https://c/)}"],
    ["--color-accent", "url(https://c.example/)"],
    ["--color-accent", "red"],
    ["--color-accent", "var(--color-text)"],
    ["--color-accent", "oklch(42% 0.135 258);"],
    ["--color-accent", "oklch(142% 0.135 258)"],
    ["--color-accent", "oklch(42% 0.135 258 / 2)"],
    ["--color-accent", "oklch(42% 0.135 258)/**/"],
    ["--color-accent", "oklch(42% 0.135\n258)"],
    ["--color-accent", "#12345"],
    ["--color-accent", "--space-4"],
    ["--color-accent", "--no-such-token"],
    ["--neutral-1", "--neutral-1"],
    ["--neutral-1", "--neutral-2"],
    ["--space-4", "-4px"],
    ["--space-4", "4"],
    ["--space-4", "4em"],
    ["--space-4", "100vw"],
    ["--space-4", "calc(1px + 1px)"],
    ["--space-4", "999rem"],
    ["--leading-text", "1.5rem"],
    ["--leading-text", "99"],
    ["--font-text", '"Segoe UI", sans-serif'],
    ["--font-text", "Comic Sans MS"],
    ["--font-text", "sans-serif; } * { display: none"],
    ["--font-text", ""],
    ["--shadow-card", "0 1px 2px"],
    ["--shadow-card", "0 1px -2px #000"],
    ["--shadow-card", "inset 0 1px 2px #000"],
    ["--shadow-card", "0 1px 2px url(x)"],
    ["--shadow-card", "0 0 #000, 0 0 #000, 0 0 #000, 0 0 #000"],
    ["--motion-short", "9s"],
    ["--motion-short", "fast"],
    ["--motion-ease", "cubic-bezier(2, 0, 0, 1)"],
    ["--motion-ease", "steps(4)"],
    ["--motion-ease", "cubic-bezier(0.2, 0, 0, 1), url(x)"],
  ])("refuses %s: %j and says where [#86]", (name, value) => {
    const [problem, ...others] = problemsOf(parseOne(name, value));
    expect(problem).toMatch(new RegExp(`^light\\.${name} must `, "u"));
    expect(others).toEqual([]);
  });

  it.each([null, 4, ["#000"], { toString: "#000" }])("refuses %j, which is no text", (value) => {
    expect(problemsOf(parseOne("--color-text", value))).toEqual([
      "light.--color-text must be text",
    ]);
  });

  it.each([null, [], "theme", 1, undefined, () => DEFAULT_THEME])(
    "refuses %j, which is no object",
    (value) => {
      expect(problemsOf(safeParseTheme(value))).toEqual([" must be an object"]);
    },
  );

  it("refuses what is no part of a theme, and repeats nothing that is not plain [#86]", () => {
    const theme = {
      name: "</style><script>",
      light: { color: "red", "--x;}": "1", "--size-12": "12px" },
      dark: { "--size-12": "12px" },
      logo: "javascript:1",
      ...(JSON.parse('{"__proto__": {"--color-text": "#000"}}') as object),
    };
    expect(problemsOf(safeParseTheme(theme))).toEqual([
      "logo is no part of a theme",
      "__proto__ is no part of a theme",
      "name must be a short name in kebab-case",
      "light.color is no token",
      "light.a member is no token",
      "dark.--size-12 cannot differ in the dark: only colors and shadows can",
    ]);
    expect(problemsOf(safeParseTheme({}))).toHaveLength(3);
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(safeParseTheme(value).ok).toBe(false);
      }),
    );
  });
});

describe("writeThemeCss", () => {
  it("pairs what differs in the dark, and names tokens by reference", () => {
    expect(declare("--color-accent", "#123456")).toBe("#123456");
    expect(declare("--color-accent", "#123456", "--neutral-7")).toBe(
      "light-dark(#123456, var(--neutral-7))",
    );
    expect(declare("--font-text", "Segoe UI, serif")).toBe('"Segoe UI", serif');
    expect(declare("--shadow-card", "0 1px #000, 0 2px #111", "0 9px #222")).toBe(
      "0 1px light-dark(#000, #222),\n    0 2px light-dark(#111, transparent)",
    );
  });

  it("takes from the default theme what a theme leaves out", () => {
    const name = "mine";
    const css = writeThemeCss({ name, light: {}, dark: {} }, DEFAULT_THEME);
    expect(css).toBe(writeThemeCss(DEFAULT_THEME, DEFAULT_THEME));
    const darker = writeThemeCss(
      { name, light: {}, dark: { "--color-text": "#fff" } },
      DEFAULT_THEME,
    );
    expect(darker).toContain("  --color-text: light-dark(var(--neutral-9), #fff);\n");
  });

  it("refuses a value that nobody has read, and a base that lacks one", () => {
    const theme = { name: "mine", light: { "--color-text": "red;}" }, dark: {} };
    expect(() => writeThemeCss(theme, DEFAULT_THEME)).toThrow(TypeError);
    const empty = { name: "mine", light: {}, dark: {} };
    expect(() => writeThemeCss(empty, empty)).toThrow(TypeError);
  });

  it("lets nothing through but declarations of tokens [#86]", () => {
    const names = fc.constantFrom(...TOKENS.map(({ name }) => name));
    const hostile = fc.constantFrom(
      "}",
      ";",
      "{",
      "url(",
      "/*",
      "*/",
      "@import",
      "\\",
      "<",
      "\n",
      ")",
    );
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom(...Object.values(DEFAULT_THEME.light)),
      fc
        .tuple(fc.constantFrom(...Object.values(DEFAULT_THEME.light)), hostile, fc.nat(40))
        .map(([value, text, at]) => value.slice(0, at) + text + value.slice(at)),
    );
    const themes = fc.record({
      name: fc.constant("mine"),
      light: fc.dictionary(names, values, { maxKeys: 3 }),
      dark: fc.dictionary(names, values, { maxKeys: 2 }),
    });
    const plain = /^ {2}--[\w-]+:(?: |\n)[\w\s.,%()#/"-]+;$/u;
    const known = writeThemeCss(DEFAULT_THEME, DEFAULT_THEME).split(/:root \{|\n\}\n/u).length;
    fc.assert(
      fc.property(themes, (value) => {
        const read = safeParseTheme(value);
        if (!read.ok) {
          return;
        }
        const css = writeThemeCss(read.theme, DEFAULT_THEME);
        expect(css.split(/:root \{|\n\}\n/u)).toHaveLength(known);
        const body = css.slice(css.indexOf("dark;\n\n") + 7, css.indexOf("\n}\n"));
        const declarations = body.split(/(?<=;)\n/u);
        expect(declarations).toHaveLength(TOKENS.length);
        expect(declarations.filter((text) => !plain.test(text) || /url|\/\*/iu.test(text))).toEqual(
          [],
        );
      }),
      { numRuns: 500 },
    );
  });
});
