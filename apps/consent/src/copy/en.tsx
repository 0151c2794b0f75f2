import type { Copy, ScopeCopy } from "./copy.ts";
import { inSeconds } from "./duration.ts";
import { EN_FAILURES } from "./en-failures.ts";
import { EN_SCOPES } from "./en-scopes.ts";
import { type ListFormat, createListFormat } from "./list-words.ts";
import { plural } from "./plural.ts";
import { groupWishes, joinClauses } from "./wish-sentence.ts";

/** How lists stand in the sentences of this catalogue. */
export const EN_LIST: ListFormat = createListFormat({
  between: ", ",
  last: ", and ",
  pair: " and ",
});
const rules = new Intl.PluralRules("en");

/** "read and edit your notes, export your reports, and more" */
function wishSentence(wishes: readonly ScopeCopy["wish"][], others: number): string {
  const clauses = groupWishes(wishes).map(
    ({ verbs, object }) => `${EN_LIST.format(verbs)} ${object}`,
  );
  return clauses.length === 0
    ? plural(rules, others, { one: "use one permission", other: `use ${others} permissions` })
    : joinClauses(EN_LIST, clauses, others, "more");
}

/** The catalogue in English, from which every other language is made. */
export const EN: Copy = {
  locale: "en",
  direction: "ltr",
  scopes: EN_SCOPES,
  groups: {
    notes: "Notes",
    reports: "Reports",
    identity: "Who you are",
    access: "How far access reaches",
    other: "Other permissions",
  },
  consent: {
    heading: (client, wishes, others) => (
      <>
        {client} wants to {wishSentence(wishes, others)}
      </>
    ),
    nothingGrantableHeading: (client) => <>You cannot give {client} this access</>,
    nothingGrantable: (client) => (
      <>
        {client} asks for permissions that your own account does not have. Somebody who manages your
        account may be able to change that. Deny takes you back to the app.
      </>
    ),
    firstParty: (client) => <>{client} is one of our own apps.</>,
    thirdParty: (client) => <>{client} is made by somebody else, not by us.</>,
    metadataHost: (host) => <>It identifies itself by a page on {host}.</>,
    inItsWords: "In its own words:",
    permissions: (client) => <>What {client} may do</>,
    unavailable: "Asked for, but not yours to give",
    unavailableReason: (client) => (
      <>Your account does not have these permissions, so {client} will not get them.</>
    ),
    resources: (client) => <>Where {client} may use this</>,
    allow: "Allow access",
    allowSome: (selected, grantable) => `Allow ${selected} of ${grantable}`,
    allowing: "Allowing…",
    deny: "Deny",
    denying: "Denying…",
    forClient: (client) => <>for {client}</>,
    chooseOne: "Switch on at least one permission to allow access, or deny.",
    slow: "This takes longer than usual. Keep this page open.",
    notSent: "Your decision was not delivered. Nothing has changed; you can decide again.",
  },
  scopeRow: {
    onlyNeeded: "Only what is needed",
    technicalNames: "Technical names",
    technicalName: "Technical name:",
    about: (title) => <>More about “{title}”</>,
    required: "Always included.",
    grantedBefore: "You have allowed this before.",
    unknownTitle: (scope) => <>Use {scope}</>,
    undescribed: "Nobody has described this permission. Allow it only if you know what it does.",
    describedElsewhere: "Described by the service that this permission belongs to.",
  },
  tally: {
    on: (selected, total) => `${selected} of ${total} on`,
    permissionsOn: (selected, total) =>
      plural(rules, total, {
        one: `${selected} of ${total} permission on`,
        other: `${selected} of ${total} permissions on`,
      }),
  },
  steps: {
    progress: (step, total) => `Step ${step} of ${total}`,
    opening: "The request",
    review: "Your answers",
    introduction:
      "You choose what to allow, one part at a time. Nothing is allowed before the last step.",
    begin: "Begin",
    next: "Next",
    back: "Back",
    questions: {
      notes: (client) => <>What may {client} do with your notes?</>,
      reports: (client) => <>What may {client} do with your reports?</>,
      identity: (client) => <>What may {client} know about you?</>,
      access: (client) => <>How far may {client} reach?</>,
      other: (client) => <>What else may {client} do?</>,
    },
    reviewHeading: (client) => <>This is what you allow {client}</>,
    nothingHeading: (client) => <>You leave out all that {client} asks for</>,
    nothingChosen: "So there is nothing to allow. Go back to change that, or deny.",
    grantedDescribed: (words) => <>It gets what its service calls “{words}”.</>,
    grantedUnknown: (scope) => <>It can use {scope}, which nobody has described.</>,
    leftOut: "You leave out",
    change: "Change",
    soFar: "Your answers so far",
    noAnswers: "What you choose appears here.",
  },
  parties: {
    account: "Signed in as",
    organization: (name) => <>in {name}</>,
    unnamedAccount: "An account without a name",
    switchAccount: "Not you?",
    expectedAccount: (client, expected) => (
      <>
        {client} expected {expected}. Check that this is the account you want to use.
      </>
    ),
    destination: "Sends you to",
    fullAddress: "Full address",
    onThisDevice: "an app on this device",
    loopbackCaution: (client) => (
      <>
        The answer goes to a program on this device, and we cannot tell which one. Go on only if you
        have just started {client} yourself.
      </>
    ),
    appCaution: (client) => (
      <>
        The answer goes to whichever app on this device opens such addresses. Go on only if you have
        just started {client} yourself.
      </>
    ),
  },
  waiting: {
    loading: "Reading the request",
    slow: "This takes longer than usual. The page goes on by itself as soon as it can.",
    signedOut: "Sign in to go on",
    signedOutExplanation: "The request is kept. You come back to it after you sign in.",
    signIn: "Sign in",
  },
  leaving: {
    redirecting: "Taking you back",
    denied: "You denied access",
    deniedExplanation: "The app gets nothing. It is told that you said no.",
    stalled: "You can go on by hand",
    stalledOnWeb: "Your browser should have left this page by now.",
    stalledOnDevice:
      "If the app is already in front of you, you can close this page. If not, open it again here.",
    goingTo: (destination) => <>This takes you to {destination}</>,
    proceed: "Continue",
  },
  preferences: {
    title: "Language and appearance",
    languages: "Language",
    appearance: "Appearance",
    themes: { system: "System", light: "Light", dark: "Dark" },
  },
  failures: EN_FAILURES,
  failure: {
    tryAgain: "Try again",
    reference: "Reference for support:",
    developers: "Details for developers",
    code: "Code:",
    retryAfter: (seconds) => `It should work in ${inSeconds("en", seconds)}.`,
    tellApp: "Return to the app",
    switchOrganization: "Choose another organization",
    tellAppExplanation: (destination) => (
      <>The app can be told what went wrong. That takes you to {destination}</>
    ),
  },
  receipt: {
    keep: "Keep a copy",
    beforeDeciding: (client) => (
      <>What you allow {client} if you allow it as it is chosen now, in writing.</>
    ),
    inForce: (client) => <>What {client} may do at this moment, in writing.</>,
    copy: "Copy",
    copied: "Copied.",
    notCopied: "The browser did not copy it. Select the text above and copy it by hand.",
    download: "Download",
    text: "The record",
    title: (client) => <>Access of {client} to your account</>,
    written: "Written",
    standing: "Standing",
    undecided:
      "Written before the decision. It holds if access was allowed with these choices, and not if it was denied.",
    listed: "In force when this was written.",
    app: "App",
    appId: "Id of the app",
    leftOut: "Asked for, and left out",
    nothing: "Nothing.",
  },
};
