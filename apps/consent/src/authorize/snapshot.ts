import { Outcome, SNAPSHOT_ELEMENT_ID } from "@assent/core/contract";
import * as v from "valibot";

/**
 * Reads the outcome that the page was delivered with.
 *
 * @returns `undefined` where there is none, or none that can be read: the page then asks for it.
 */
export function readSnapshot(from: Document): Outcome | undefined {
  const text = from.getElementById(SNAPSHOT_ELEMENT_ID)?.textContent;
  if (!text) {
    return undefined;
  }
  try {
    const outcome = v.safeParse(Outcome, JSON.parse(text));
    return outcome.success ? outcome.output : undefined;
  } catch {
    return undefined;
  }
}
