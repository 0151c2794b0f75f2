import * as v from "valibot";

/** What every search call takes to page through its results: 100 a page by default, 1000 at most. */
export const pageRequest = v.object({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{0,9}$/u, "must come from an earlier page"))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
});

/** One page of the results, and Stytch's `results_metadata`. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly metadata: { readonly total: number; readonly next_cursor?: string };
}

/** Cuts one page out of all results; the cursor is the position of the next page. */
export function pageOf<Item>(
  all: readonly Item[],
  { cursor = "", limit = 100 }: v.InferOutput<typeof pageRequest>,
): Page<Item> {
  const start = Number(cursor);
  const end = start + limit;
  const next = end < all.length ? { next_cursor: String(end) } : {};
  return { items: all.slice(start, end), metadata: { total: all.length, ...next } };
}
