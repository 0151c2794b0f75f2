import { parseQueryString } from "./query-string.ts";

/** A language tag that is plain enough to be looked up. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/iu;
const MAX_LENGTH = 200;
const MAX_TAGS = 10;

/** What speaks for a language, strongest first. */
export interface LocaleWishes {
  /** `ui_locales` of the request, best first. */
  readonly uiLocales?: readonly string[];
  /** What the user chose on a page of ours. */
  readonly chosen?: string | undefined;
  /** What the browser says, best first. */
  readonly accepted?: readonly string[];
}

/**
 * Chooses the language of a page among those that it is written in: by the request, then by the
 * user's own choice, then by the browser. Whatever is asked for, one of `available` comes out.
 *
 * @param available BCP 47 tags; the first is the default.
 * @see OpenID Connect Core §3.1.2.1 for `ui_locales`, RFC 4647 §3.4 for the lookup
 */
export function negotiateLocale<T extends string>(
  available: readonly [T, ...T[]],
  { uiLocales = [], chosen, accepted = [] }: LocaleWishes,
): T {
  const wishes = [...uiLocales, ...(chosen === undefined ? [] : [chosen]), ...accepted];
  for (const wish of wishes) {
    const found = lookUp(available, wish);
    if (found !== undefined) {
      return found;
    }
  }
  return available[0];
}

/** Looks for a tag, then for what is left of it without its last part, and so on. */
function lookUp<T extends string>(available: readonly T[], wish: string): T | undefined {
  const parts = LANGUAGE_TAG.test(wish) ? wish.toLowerCase().split("-") : [];
  for (let length = parts.length; length > 0; length -= 1) {
    const range = parts.slice(0, length).join("-");
    const found = available.find((tag) => tag.toLowerCase() === range);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/**
 * Reads the tags of a `ui_locales` value, best first. What is no tag is left out; nothing in it is
 * an error.
 *
 * @see OpenID Connect Core §3.1.2.1
 */
export function parseUiLocales(value: string): readonly string[] {
  const tags = value.slice(0, MAX_LENGTH).split(" ");
  return tags.filter((tag) => LANGUAGE_TAG.test(tag)).slice(0, MAX_TAGS);
}

/**
 * Finds `ui_locales` in the query of a page, which need not be a request that can be answered.
 *
 * @param query With or without the leading `?`.
 */
export function readUiLocales(query: string): readonly string[] {
  const read = parseQueryString(query);
  const values = read.ok ? (read.parameters.get("ui_locales") ?? []) : [];
  return values.length === 1 ? parseUiLocales(values.join("")) : [];
}

/**
 * Reads an `Accept-Language` header, best first. Equal weights keep their order.
 *
 * @see RFC 9110 §12.5.4
 */
export function parseAcceptLanguage(header: string | undefined): readonly string[] {
  const ranges = (header ?? "")
    .slice(0, 1_000)
    .split(",")
    .slice(0, 2 * MAX_TAGS);
  return ranges
    .map((range) => {
      const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
      const weight = parameters.find((parameter) => /^q=/iu.test(parameter))?.slice(2) ?? "1";
      return {
        tag,
        quality: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/u.test(weight) ? Number(weight) : 0,
      };
    })
    .filter(({ tag, quality }) => LANGUAGE_TAG.test(tag) && quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
