import type { ConnectedApp } from "@assent/core/contract";
import { clientNameText } from "@assent/react";

/** An app with its name as people search for it. */
export interface SearchableApp {
  readonly app: ConnectedApp;
  readonly words: string;
}

/** Apps by name, in the order of a language, ready to be searched. */
export function sortApps(
  apps: readonly ConnectedApp[],
  language: string,
): readonly SearchableApp[] {
  const { compare } = new Intl.Collator(language);
  return apps
    .map((app) => ({ app, name: clientNameText(app) }))
    .toSorted((one, other) => compare(one.name, other.name))
    .map(({ app, name }) => ({ app, words: fold(name) }));
}

/** The apps whose name has a word in it. */
export function findApps(apps: readonly SearchableApp[], word: string): readonly ConnectedApp[] {
  const wanted = fold(word);
  return apps.filter(({ words }) => words.includes(wanted)).map(({ app }) => app);
}

/** A text without what people leave out when they search: case, accents, space around it. */
function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
