const PLAIN = "abcdefghijklmnopqrstuvwxyz";
const ACCENTED = "àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";
const VOWEL = /[aeiouy]/iu;

/** Makes the pseudo-locale of one message that is text. */
export function pseudoText(text: string): string {
  return `⟦${accent(text)}⟧`;
}

/** Gives each letter an accent, and each vowel a second one. Isolated names stay as they are. */
export function accent(text: string): string {
  return text
    .split(/(\u2068[^\u2069]*\u2069)/u)
    .map((part) => (part.startsWith("\u2068") ? part : Array.from(part, accentLetter).join("")))
    .join("");
}

function accentLetter(letter: string): string {
  const accented = ACCENTED[PLAIN.indexOf(letter.toLowerCase())];
  if (accented === undefined) {
    return letter;
  }
  const cased = letter === letter.toLowerCase() ? accented : accented.toUpperCase();
  return VOWEL.test(letter) ? cased + accented : cased;
}
