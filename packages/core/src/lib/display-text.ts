/**
 * Characters that change how neighbouring text looks without being seen: controls, bidirectional
 * overrides and isolates, zero-width characters, the tags block, variation and interlinear marks.
 *
 * @see Unicode Technical Report 36 §3
 */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- naming them is the purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** More combining marks than any written language stacks on one letter. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Text that neither of these can be in. To look for them in every text is dear where a page opens. */
const PLAIN = /^[ -~]*$/u;

/**
 * Makes a stranger's text fit to stand in a sentence of ours: no control, bidirectional or
 * invisible characters, white space folded, at most `maxLength` user-perceived characters.
 *
 * @param maxLength In graphemes; what is cut ends in an ellipsis.
 * @returns The text, or an empty string when nothing visible is left.
 */
export function displayText(text: string, maxLength: number): string {
  // Bounded first, so that a text of any length costs the same.
  const bounded = text.slice(0, maxLength * 32);
  const seen = PLAIN.test(bounded) ? bounded : withoutTricks(bounded);
  const visible = seen.replace(/\s+/gu, " ").trim();
  if (visible.length <= maxLength) {
    // No character is less than one unit of a string, and counting characters is dear.
    return visible;
  }
  const graphemes = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(visible)];
  if (graphemes.length <= maxLength) {
    return visible;
  }
  const kept = graphemes.slice(0, maxLength - 1).map(({ segment }) => segment);
  return `${kept.join("").trimEnd()}…`;
}

function withoutTricks(text: string): string {
  return text
    .replace(/[\t\n\r]/gu, " ")
    .replace(INVISIBLE, "")
    .replace(STACKED_MARKS, "$1")
    .toWellFormed();
}
