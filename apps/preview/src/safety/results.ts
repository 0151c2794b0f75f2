import * as v from "valibot";

const LiveWord = v.object({
  rules: v.array(v.object({ id: v.string(), title: v.string() })),
  findings: v.array(v.object({ rule: v.string(), message: v.string(), where: v.string() })),
  failure: v.exactOptional(v.string()),
});

/** What the page says of itself. */
export type LiveWord = v.InferOutput<typeof LiveWord>;

/** Reads the page's word; `null` for one that cannot be read. */
export function readLiveWord(word: unknown): LiveWord | null {
  const read = v.safeParse(LiveWord, word);
  return read.success ? read.output : null;
}

const FullResult = v.object({
  /** RFC 3339 */
  checkedAt: v.pipe(v.string(), v.isoTimestamp()),
  rules: v.array(v.string()),
  designs: v.array(
    v.object({
      design: v.string(),
      /** How often each rule found something; absent where it found nothing. */
      failed: v.record(v.string(), v.number()),
      /** A sentence each. */
      findings: v.array(v.string()),
    }),
  ),
});

/** The last full run of `pnpm safety`, as it wrote it down. */
export type FullResult = v.InferOutput<typeof FullResult>;

/** Reads what `pnpm safety` has written; `null` where there is nothing that can be read. */
export function readFullResult(value: unknown): FullResult | null {
  const read = v.safeParse(FullResult, value);
  return read.success ? read.output : null;
}
