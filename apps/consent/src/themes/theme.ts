import { readValue, parseShadow } from "./theme-value.ts";
import { TOKENS, type Token, type TokenName } from "./tokens.ts";

/** The values of some tokens. A value may be the name of another token of the same kind. */
export type TokenValues = Readonly<Partial<Record<TokenName, string>>>;

/**
 * A theme as data: what a team writes, an editor exports, and a file is made from. Each value keeps
 * to the closed grammar of its token's kind, so that none can hold CSS, HTML or an address.
 */
export interface Theme {
  /** In kebab-case, at most 40 characters. */
  readonly name: string;
  /** Values for light surroundings, and for both where `dark` has none. */
  readonly light: TokenValues;
  /** What differs in the dark: colors, and shadows by their colors alone. */
  readonly dark: TokenValues;
}

/** What is wrong with a theme, and where. */
export interface ThemeProblem {
  /** Such as `dark.--color-accent`; empty for the whole. */
  readonly path: string;
  /** Such as `must be a length …`. Repeats nothing of the theme. */
  readonly problem: string;
}

export type ThemeResult =
  | { readonly ok: true; readonly theme: Theme }
  | { readonly ok: false; readonly problems: readonly ThemeProblem[] };

const TOKEN_BY_NAME: ReadonlyMap<string, Token> = new Map(
  TOKENS.map((token) => [token.name, token]),
);
const NAME = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/u;
const MAX_NAME_LENGTH = 40;
const SCHEMES = ["light", "dark"] as const;
const MEMBERS: readonly string[] = ["name", ...SCHEMES];

/**
 * Reads a theme. It may leave tokens out: they stay as the default theme has them. Never throws,
 * whatever it is given.
 */
export function safeParseTheme(value: unknown): ThemeResult {
  if (!isRecord(value)) {
    return { ok: false, problems: [{ path: "", problem: "must be an object" }] };
  }
  const { name, light, dark } = value;
  const problems = [
    ...Object.keys(value)
      .filter((member) => !MEMBERS.includes(member))
      .map((member) => ({ path: describeName(member), problem: "is no part of a theme" })),
    ...(isName(name) ? [] : [{ path: "name", problem: "must be a short name in kebab-case" }]),
    ...findValueProblems("light", light),
    ...findValueProblems("dark", dark),
  ];
  if (problems.length > 0 || !isName(name) || !isRecord(light) || !isRecord(dark)) {
    return { ok: false, problems };
  }
  return { ok: true, theme: { name, light: copyValues(light), dark: copyValues(dark) } };
}

function isName(name: unknown): name is string {
  return typeof name === "string" && name.length <= MAX_NAME_LENGTH && NAME.test(name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names come from outside: what is not plain is not repeated. */
function describeName(name: string): string {
  return /^[\w-]{1,60}$/u.test(name) ? name : "a member";
}

function findValueProblems(
  scheme: (typeof SCHEMES)[number],
  values: unknown,
): readonly ThemeProblem[] {
  if (!isRecord(values)) {
    return [{ path: scheme, problem: "must be an object from tokens to values" }];
  }
  return Object.entries(values).flatMap(([name, value]) => {
    const token = TOKEN_BY_NAME.get(name);
    const path = `${scheme}.${describeName(name)}`;
    if (token === undefined) {
      return [{ path, problem: "is no token" }];
    }
    if (scheme === "dark" && token.kind !== "color" && token.kind !== "shadow") {
      return [{ path, problem: "cannot differ in the dark: only colors and shadows can" }];
    }
    const problem = findValueProblem(token, value);
    return problem === null ? [] : [{ path, problem }];
  });
}

function findValueProblem({ name, kind }: Token, value: unknown): string | null {
  if (typeof value !== "string") {
    return "must be text";
  }
  const named = TOKEN_BY_NAME.get(value);
  if (named !== undefined) {
    return named.kind === kind && comesBefore(named.name, name)
      ? null
      : "must name a token of the same kind that comes before it in the list";
  }
  const read = readValue(kind, value);
  return read.ok ? null : read.problem;
}

/** A token that only names tokens before it can never lead back to itself. */
function comesBefore(one: string, other: string): boolean {
  const names: readonly string[] = TOKENS.map(({ name }) => name);
  return names.indexOf(one) < names.indexOf(other);
}

function copyValues(values: Readonly<Record<string, unknown>>): TokenValues {
  return Object.fromEntries(
    TOKENS.flatMap(({ name }) => {
      const value = values[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

/**
 * Writes a theme as the style sheet that the pages load: every token, from the theme or, where that
 * leaves it out, from `base`.
 *
 * @param theme Read by `safeParseTheme`, or a constant of this type that a test reads with it.
 * @param base Has a value for every token.
 * @throws TypeError for a value that `safeParseTheme` refuses, and for a token without any.
 */
export function writeThemeCss(theme: Theme, base: Theme): string {
  const declarations = TOKENS.map((token) => {
    const value = writeToken(token, theme, base);
    return `  ${token.name}:${value.startsWith("\n") ? "" : " "}${value};`;
  }).join("\n");
  return `${HEAD}:root {\n  color-scheme: light dark;\n\n${declarations}\n}\n${TAIL}`;
}

const HEAD =
  "/* Written from a theme by `pnpm theme`: edit the theme. Every name is listed in tokens.ts. */\n";

const TAIL = `
/* The person's own choice; without one the system decides. */
:root[data-theme="light"] {
  color-scheme: light;
}

:root[data-theme="dark"] {
  color-scheme: dark;
}

@media (prefers-reduced-motion: reduce) {
  :root {
    --motion-short: 0s;
    --motion-long: 0s;
  }
}
`;

function writeToken(
  token: Token & { readonly name: TokenName },
  theme: Theme,
  base: Theme,
): string {
  const light = theme.light[token.name] ?? base.light[token.name];
  if (light === undefined) {
    throw new TypeError(`The base theme has no value for ${token.name}.`);
  }
  const own = theme.light[token.name] === undefined ? base.dark[token.name] : undefined;
  const dark = theme.dark[token.name] ?? own;
  if (dark === undefined || dark === light) {
    return writeValue(token, light);
  }
  return token.kind === "shadow"
    ? writeShadowPair(token, light, dark)
    : `light-dark(${writeValue(token, light)}, ${writeValue(token, dark)})`;
}

function writeValue({ name, kind }: Token, value: string): string {
  if (TOKEN_BY_NAME.has(value)) {
    return `var(${value})`;
  }
  const read = readValue(kind, value);
  if (!read.ok) {
    throw new TypeError(`${name} ${read.problem}.`);
  }
  return read.css;
}

/** CSS can pair colors only: the layers stay, and those that the dark does not have are invisible. */
function writeShadowPair(token: Token, light: string, dark: string): string {
  const shaded = parseShadow(writeValue(token, dark)) ?? [];
  const layers = (parseShadow(writeValue(token, light)) ?? []).map(({ lengths, color }, index) => {
    const other = shaded[index]?.color ?? "transparent";
    return `    ${lengths} light-dark(${color}, ${other})`;
  });
  return layers.length === 0 ? "none" : `\n${layers.join(",\n")}`;
}
