import { DEFAULT_THEME } from "@assent/consent/src/themes/default-theme.ts";
import {
  type Theme,
  type ThemeProblem,
  type TokenValues,
  safeParseTheme,
} from "@assent/consent/src/themes/theme.ts";
import type { Scheme } from "@assent/consent/src/themes/contrast.ts";
import type { TokenName } from "@assent/consent/src/themes/tokens.ts";

import { EDITED, PALETTES } from "./palettes.ts";

/** A theme while it is edited: what was typed, right or wrong. */
export interface ThemeDraft {
  /** The name of the theme that it began as. */
  readonly base: string;
  readonly light: TokenValues;
  readonly dark: TokenValues;
}

/** A draft that shows a theme as it is. */
export function startDraft(base: string = DEFAULT_THEME.name): ThemeDraft {
  const theme = PALETTES.find(({ name }) => name === base) ?? DEFAULT_THEME;
  const own = theme.name === DEFAULT_THEME.name ? { light: {}, dark: {} } : theme;
  return { base, light: own.light, dark: own.dark };
}

/** The draft with another value for a token; an empty one takes the default theme's. */
export function changeDraft(
  draft: ThemeDraft,
  scheme: Scheme,
  token: TokenName,
  value: string,
): ThemeDraft {
  const { [token]: _, ...others } = draft[scheme];
  return { ...draft, [scheme]: value === "" ? others : { ...others, [token]: value } };
}

/** What the draft comes to: the theme without the values that are refused, and why they are. */
export function settleDraft({ light, dark }: ThemeDraft): {
  readonly theme: Theme;
  readonly problems: readonly ThemeProblem[];
} {
  const draft = { name: EDITED, light, dark };
  const read = safeParseTheme(draft);
  if (read.ok) {
    return { theme: read.theme, problems: [] };
  }
  const refused = read.problems.map(({ path }) => path);
  const keep = (scheme: Scheme): TokenValues =>
    Object.fromEntries(
      Object.entries(draft[scheme]).filter(([name]) => !refused.includes(`${scheme}.${name}`)),
    );
  return {
    theme: { name: EDITED, light: keep("light"), dark: keep("dark") },
    problems: read.problems,
  };
}

/**
 * Reads a theme that somebody pasted.
 *
 * @returns The draft, or a sentence for each thing that is wrong with it.
 */
export function readDraft(text: string): ThemeDraft | readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return ["This is no JSON."];
  }
  const read = safeParseTheme(value);
  return read.ok
    ? { base: read.theme.name, light: read.theme.light, dark: read.theme.dark }
    : read.problems.map(({ path, problem }) => `${path === "" ? "The theme" : path} ${problem}.`);
}
