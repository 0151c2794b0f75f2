/** The cookies that a page keeps a user's preferences in. They hold nothing else and no secret. */
export const PREFERENCE_COOKIES = { locale: "assent_locale", theme: "assent_theme" } as const;

/** How a page looks: as the system says, or as the user says. */
export const COLOR_THEMES = ["system", "light", "dark"] as const;
export type ColorTheme = (typeof COLOR_THEMES)[number];

/**
 * Reads a preference. A value that is not on the list counts as none, and so does a cookie that is
 * there twice, since one of the two was not set by a page of ours.
 *
 * @param cookies As in a `Cookie` header or in `document.cookie`.
 * @param allowed Every value that there is.
 * @see RFC 6265 §8.6
 */
export function readPreference<T extends string>(
  cookies: string | undefined,
  name: keyof typeof PREFERENCE_COOKIES,
  allowed: readonly T[],
): T | undefined {
  const prefix = `${PREFERENCE_COOKIES[name]}=`;
  const values = (cookies ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length));
  return values.length === 1 ? allowed.find((value) => value === values[0]) : undefined;
}
