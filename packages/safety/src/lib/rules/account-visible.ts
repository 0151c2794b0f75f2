import { type Breach, type ConsentPage, createConsentRule } from "../dom-rule.ts";
import { findVisible } from "../page/controls.ts";
import { isVisible } from "../page/sight.ts";
import { showsText } from "../page/text.ts";

/** S3: the signed-in account is visible, and a way to switch it. */
export const accountVisible = createConsentRule(
  { id: "S3", title: "the signed-in account is visible, and a way to switch it" },
  (page) => [...findAccount(page), ...findSwitch(page)],
);

function findAccount({ document, consent: { account } }: ConsentPage): readonly Breach[] {
  return [account.name, account.email].flatMap((text) =>
    text === undefined || showsText(text, document)
      ? []
      : [{ message: `The account does not say “${text}”.`, element: document.body }],
  );
}

function findSwitch({ document, consent, parts }: ConsentPage): readonly Breach[] {
  const { switchAccountUrl } = consent;
  // Where nobody said which address it is, any link that is no link of the decision will do.
  const link =
    switchAccountUrl === undefined
      ? findVisible(`a[href]:not(${parts.allow}, ${parts.deny})`, document)
      : [...document.links].find(
          (one) => one.href === new URL(switchAccountUrl, document.baseURI).href && isVisible(one),
        );
  const message = "No link leads to another account.";
  return link === undefined ? [{ message, element: document.body }] : [];
}
