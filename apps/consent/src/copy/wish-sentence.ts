import type { ScopeCopy } from "./copy.ts";
import type { ListFormat } from "./list-words.ts";

type Wish = ScopeCopy["wish"];

/** More would no longer be a sentence. */
const MAX_CLAUSES = 3;

/** What is to be done with one thing. */
export interface WishClause {
  readonly object: Wish["object"];
  /** Each once, in the order asked for. */
  readonly verbs: readonly [Wish["verb"], ...Wish["verb"][]];
}

/** Puts wishes for the same thing together. */
export function groupWishes(wishes: readonly Wish[]): readonly WishClause[] {
  const clauses = new Map<string, WishClause>();
  for (const { verb, object } of wishes) {
    const { verbs } = clauses.get(object) ?? {};
    if (verbs === undefined) {
      clauses.set(object, { object, verbs: [verb] });
    } else if (!verbs.includes(verb)) {
      clauses.set(object, { object, verbs: [...verbs, verb] });
    }
  }
  return [...clauses.values()];
}

/**
 * Joins clauses as far as a sentence goes, and says that there is more.
 *
 * @param others How many wishes have no clause.
 * @param more Ends the list, or says it of a list that is joined.
 */
export function joinClauses(
  list: ListFormat,
  clauses: readonly string[],
  others: number,
  more: string | ((some: string) => string),
): string {
  if (clauses.length <= MAX_CLAUSES && others === 0) {
    return list.format(clauses);
  }
  const some = clauses.slice(0, MAX_CLAUSES - 1);
  return typeof more === "string" ? list.format([...some, more]) : more(list.format(some));
}
