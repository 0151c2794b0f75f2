import { Fragment, type ReactNode, isValidElement } from "react";

/** First strong isolate … pop directional isolate: what `bdi` does, for text without elements. */
const ISOLATE = ["\u2068", "\u2069"] as const;
/** Elements whose words may run against the direction of those around them. */
const ISOLATED: readonly unknown[] = ["bdi", "code"];

/**
 * The words of a sentence from the copy, as they stand in a text file. What the page isolates stays
 * isolated; components of ours are no words and come out empty.
 *
 * @see Unicode Standard Annex 9 §2.4
 */
export function plainText(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number" || typeof node === "bigint") {
    return String(node);
  }
  if (Array.isArray(node)) {
    return node.map((each: ReactNode) => plainText(each)).join("");
  }
  if (!isValidElement<{ readonly children?: ReactNode }>(node)) {
    return "";
  }
  if (typeof node.type !== "string" && node.type !== Fragment) {
    return "";
  }
  const words = plainText(node.props.children);
  return ISOLATED.includes(node.type) ? ISOLATE.join(words) : words;
}
