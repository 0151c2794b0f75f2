import { type Breach, type ConsentPage, createConsentRule } from "../dom-rule.ts";
import { findVisible } from "../page/controls.ts";
import { textContrast } from "../page/contrast.ts";

/** How much smaller Deny may be than Allow: room for a shorter word. */
const MIN_HEIGHT_SHARE = 0.9;
const MIN_WIDTH_SHARE = 0.6;
const MIN_TEXT_SHARE = 0.95;
/** WCAG 2.2, 1.4.3. */
const MIN_CONTRAST = 4.5;

/** S5: Deny is present, and as reachable and as legible as Allow. */
export const denyEqual = createConsentRule(
  { id: "S5", title: "Deny is present, and as reachable and as legible as Allow" },
  (page) => {
    const { document, parts } = page;
    const deny = findVisible(parts.deny, document);
    const allow = findVisible(parts.allow, document);
    const onward = findVisible(parts.onward, document);
    if (allow === undefined && onward === undefined && isGrantable(page)) {
      const message = "Neither Allow nor a way towards it is on the page, so Deny has no equal.";
      return [{ message, element: document.body }];
    }
    if (deny === undefined) {
      const message = "There is no Deny: the only ways on are to allow or to close the page.";
      return onward === undefined ? [{ message, element: document.body }] : [];
    }
    return allow === undefined
      ? findIllegible(deny)
      : [...findLess(deny, allow), ...findIllegible(deny)];
  },
);

function isGrantable({ consent: { scopes } }: ConsentPage): boolean {
  return scopes.some(({ kind }) => kind !== "not-grantable");
}

function findLess(deny: HTMLElement, allow: HTMLElement): readonly Breach[] {
  const own = deny.getBoundingClientRect();
  const other = allow.getBoundingClientRect();
  const text = Number.parseFloat(getComputedStyle(deny).fontSize);
  const otherText = Number.parseFloat(getComputedStyle(allow).fontSize);
  const wrong = [
    own.height < other.height * MIN_HEIGHT_SHARE && "Deny is lower than Allow.",
    own.width < other.width * MIN_WIDTH_SHARE && "Deny is much narrower than Allow.",
    text < otherText * MIN_TEXT_SHARE && "Deny is written smaller than Allow.",
    own.top > innerHeight &&
      other.bottom <= innerHeight &&
      "Deny takes scrolling and Allow does not.",
  ];
  return wrong.flatMap((message) => (message === false ? [] : [{ message, element: deny }]));
}

function findIllegible(deny: HTMLElement): readonly Breach[] {
  const contrast = textContrast(deny);
  return contrast !== null && contrast < MIN_CONTRAST
    ? [{ message: `Deny is hard to read: its contrast is ${contrast.toFixed(1)}.`, element: deny }]
    : [];
}
