/** A test that proves a statement. */
export interface TestReference {
  /** Path from the root of the repository. */
  readonly file: string;
  /** As it stands in the file, placeholders and all. */
  readonly title: string;
}

/** A statement of behaviour in one of Stytch's guides, and what became of it. */
export type Statement = {
  /** Lines of the guide, as numbered in the text that the source names; `1` or `1, 5, 9`. */
  readonly lines: string;
  /** What it says, in our words. */
  readonly says: string;
} & (
  | { readonly tests: readonly TestReference[] }
  | {
      /** Why no test of ours can prove it. */
      readonly outside: string;
    }
);

/** One of the guides that the product implements. */
export interface Source {
  /** Short and stable. */
  readonly name: string;
  /** The page's own title. */
  readonly title: string;
  readonly url: string;
  readonly statements: readonly Statement[];
}

/** Names the tests of one file. */
export type InFile = (title: string) => TestReference;

/** Creates references to the tests of one file. */
export function inFile(file: string): InFile {
  return (title) => ({ file, title });
}
