import { type Breach, type ConsentPage, createConsentRule } from "../dom-rule.ts";
import { findVisible } from "../page/controls.ts";
import { readText, showsText } from "../page/text.ts";

/** S12: only a first-party client looks first-party, whatever it calls itself. */
export const firstPartyHonest = createConsentRule(
  { id: "S12", title: "only a first-party client looks first-party" },
  (page) => [...findMark(page), ...findWords(page)],
);

function findMark({ document, consent: { client }, parts }: ConsentPage): readonly Breach[] {
  // Pages that lead to the decision may have said it before.
  const opening = findVisible(parts.onward, document) === undefined;
  const marks = [...document.querySelectorAll<HTMLElement>(parts.clientType)];
  const wrong = marks.filter(({ dataset }) => dataset["clientType"] !== client.type);
  const silent = marks.length > 0 && marks.every((mark) => readText(mark.textContent) === "");
  return [
    ...wrong.map((element) => ({
      message: `It says “${element.dataset["clientType"]}” of a client that is “${client.type}”.`,
      element,
    })),
    ...(silent && opening
      ? [{ message: "Nothing says whose app it is.", element: marks[0] ?? document.body }]
      : []),
  ];
}

function findWords({ document, consent: { client } }: ConsentPage): readonly Breach[] {
  if (client.type === "first_party" || client.type === "first_party_public") {
    return [];
  }
  if (client.firstPartyWords?.length === 0) {
    const message = "Nothing in words tells the product's own clients from others.";
    return [{ message, element: document.body }];
  }
  return (client.firstPartyWords ?? [])
    .filter((words) => !client.name.includes(words) && showsText(words, document))
    .map((words) => ({
      message: `It says “${words}” of a client that is not the product's own.`,
      element: document.body,
    }));
}
