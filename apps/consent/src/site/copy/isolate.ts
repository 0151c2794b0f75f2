/**
 * Keeps a name from turning the text around it where it is written in the other direction.
 *
 * @see Unicode Standard Annex 9 §2.4
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
