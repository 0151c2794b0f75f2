import { displayText } from "@assent/core";
import type { ConnectedApp } from "@assent/core/contract";
import { clientNameText } from "@assent/react";

/** The apps whose name has a word in it, in the order of the language. */
export function findApps(
  apps: readonly ConnectedApp[],
  word: string,
  language: string,
): readonly ConnectedApp[] {
  const collator = new Intl.Collator(language);
  const wanted = fold(word, language);
  return apps
    .map((app) => ({ app, name: clientNameText(app) }))
    .filter(({ name }) => fold(name, language).includes(wanted))
    .toSorted((one, other) => collator.compare(one.name, other.name))
    .map(({ app }) => app);
}

/** A text without what people leave out when they search: case and accents. */
function fold(text: string, language: string): string {
  return displayText(text, 100)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLocaleLowerCase(language);
}
