/** How a language puts the members of a list together. */
export interface ListWords {
  /** Between members, as long as more than one follows. */
  readonly between: string;
  /** Before the last member, which some languages make it depend on. */
  readonly last: string | ((member: string) => string);
  /** Between the two of a pair. Default: `last`. */
  readonly pair?: ListWords["last"];
}

/** Puts the members of a list together: "notes, reports, and more". */
export interface ListFormat {
  format(members: readonly string[]): string;
}

/**
 * Creates what `Intl.ListFormat` is for conjunctions, without its cost on the way to a page that
 * can be used: the first of its kind loads the browser's data of languages, for a tenth of a second
 * on a slow device. Nor can server and browser differ in what they have loaded.
 *
 * @see Unicode Technical Standard 35, part 2 §11, list patterns
 */
export function createListFormat({ between, last, pair = last }: ListWords): ListFormat {
  return {
    format(members) {
      const [end = "", ...before] = members.toReversed();
      const word = before.length === 1 ? pair : last;
      return before.length === 0
        ? end
        : before.toReversed().join(between) + (typeof word === "string" ? word : word(end)) + end;
    },
  };
}
