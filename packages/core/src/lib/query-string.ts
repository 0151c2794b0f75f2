/** Why a query string was refused. */
export type QueryDefect = "too-long" | "too-many" | "undecodable" | "bracketed-name";

/** The parameters of a query string: each name with its values in order. */
export type QueryParameters = ReadonlyMap<string, readonly string[]>;

export type QueryResult =
  | { readonly ok: true; readonly parameters: QueryParameters }
  | { readonly ok: false; readonly defect: QueryDefect };

/** Longest accepted query string, in UTF-16 code units. */
export const MAX_QUERY_LENGTH = 12_000;
const MAX_PARAMETERS = 64;
/** Names that mean structure or prototype to some parser; OAuth has none of them. */
const STRUCTURAL_NAME = /[[\]]|^(?:__proto__|constructor|prototype)$/u;

/**
 * Decodes a query string exactly once. Stricter than `URLSearchParams`, which repairs what it
 * cannot read: a broken escape, invalid UTF-8 or a NUL is refused here.
 *
 * @param query Without or with a leading `?`.
 */
export function parseQueryString(query: string): QueryResult {
  if (query.length > MAX_QUERY_LENGTH) {
    return { ok: false, defect: "too-long" };
  }
  const pairs = query.replace(/^\?/u, "").split("&").filter(Boolean);
  if (pairs.length > MAX_PARAMETERS) {
    return { ok: false, defect: "too-many" };
  }
  const parameters = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const name = decode(at === -1 ? pair : pair.slice(0, at));
    const value = at === -1 ? "" : decode(pair.slice(at + 1));
    if (name === null || value === null) {
      return { ok: false, defect: "undecodable" };
    }
    if (STRUCTURAL_NAME.test(name)) {
      return { ok: false, defect: "bracketed-name" };
    }
    const values = parameters.get(name);
    if (values === undefined) {
      parameters.set(name, [value]);
    } else {
      values.push(value);
    }
  }
  return { ok: true, parameters };
}

function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text.replaceAll("+", " "));
    return decoded.includes("\0") || !decoded.isWellFormed() ? null : decoded;
  } catch {
    return null;
  }
}
