import { isolate } from "./isolate.ts";
import type { SiteCopy } from "./site-copy.ts";

const minutes = new Intl.NumberFormat("en", {
  style: "unit",
  unit: "minute",
  unitDisplay: "long",
});

const number = new Intl.NumberFormat("en");

/** English. */
export const en: SiteCopy = {
  language: "en",
  pageTitle: (page) => `${page} – Assent`,
  loading: "Loading…",
  tryAgain: "Try again",
  reloadPage: "Reload this page",
  referenceLabel: "Reference for support",
  unnamedAccount: "Your account",
  home: {
    title: "You decide which apps use your account",
    about:
      "When an app asks for access to your account, it sends you here. You see who asks, what for and where you will be sent, and allow or deny it.",
    signedInAs: "Signed in as",
    signedOut: "Nobody is signed in on this device.",
    signIn: "Sign in",
    signOut: "Sign out",
    signingOut: "Signing out…",
    halfSignedOut: {
      title: "You are signed out on this device only",
      text: "The sign-in service did not confirm it. Where your session was copied elsewhere, it ends by itself within the hour.",
    },
  },
  notFound: {
    title: "There is no page at this address",
    text: "The link may be incomplete or out of date. If an app sent you here, go back to it and start again.",
    home: "Go to the start page",
  },
  broken: {
    title: "This page did not load completely",
    text: "The connection may have dropped, or the page was renewed while you had it open. Reloading brings you the current one.",
  },
  leaving: {
    title: "You are signed in",
    text: "You are being taken on.",
    link: "Continue by hand",
  },
  login: {
    title: "Sign in",
    continues:
      "You go on to the app’s request after signing in. Nothing is shared with it before you allow it.",
    reauthenticate: {
      title: "Confirm that it is you",
      text: (name) =>
        `You are signed in as ${isolate(name)}, and the app asks for proof that you are still here. Sign in again to go on.`,
    },
    email: "Email address",
    password: "Password",
    signIn: "Sign in",
    signingIn: "Signing in…",
    emailCode: "Email me a code",
    sendingCode: "Sending a code…",
    codeNotice: "No password needed. An address that is new here gets an account.",
    otherWays: "Other ways to sign in",
    emailMissing: "Enter your email address.",
    emailMalformed: "Enter a whole email address, such as name@example.com.",
    passwordMissing: "Enter your password.",
  },
  code: {
    title: "Check your email",
    sent: (email, lifetime) =>
      `A code of six digits is on its way to ${isolate(email)}. It works once, for ${minutes.format(lifetime)}.`,
    sentAgain: (email) =>
      `A new code is on its way to ${isolate(email)}. Earlier codes no longer work.`,
    label: "Six-digit code",
    missing: "Enter the code from the email.",
    malformed: "The code has six digits.",
    confirm: "Sign in",
    resend: "Send a new code",
    back: "Use another address or a password",
  },
  switchAccount: {
    title: "Choose an account",
    continueAs: (name) => `Continue as ${isolate(name)}`,
    useAnother: "Use another account",
    notice: "Using another account signs this one out on this device.",
  },
  organizations: {
    signInTo: (organization) => `You sign in to ${isolate(organization)}.`,
    signInToUnnamed: "You sign in to the organization that the link names.",
    codeNotice: "No password needed. The code goes to addresses that an organization knows.",
    choose: {
      title: "Choose an organization",
      lead: (email) => `You sign in as ${isolate(email)}. These organizations know you.`,
      invited: "You are invited",
      current: "Signed in now",
      asksMore: "Asks for a step that this page does not have",
      goingOn: "Signing in…",
    },
    none: {
      title: "No organization here knows this address",
      text: (email) =>
        `${isolate(email)} is a member of no organization. Use the address that your organization knows, or ask somebody there to invite you.`,
    },
    unknown: {
      title: "The organization in this link does not exist",
      text: "The link may be out of date. You can sign in without it and choose among your organizations.",
    },
    secondFactor: {
      title: (organization) => `${isolate(organization)} asks for a second step`,
      text: "This page does not have that step, so you are not signed in yet. Sign in where your organization does, then open the app’s link again.",
    },
    otherMethod: {
      title: (organization) => `${isolate(organization)} asks for another way to sign in`,
      text: "It does not take email codes or passwords from this page, so you are not signed in yet. Sign in where your organization does, then open the app’s link again.",
    },
    useAnotherAddress: "Use another address",
    findMine: "Find my organizations",
    chooseAnother: "Choose another organization",
    switchOrganization: "Switch organization",
    lookingUp: "Looking up your organizations…",
  },
  connectedApps: {
    title: "Apps connected to your account",
    about: "Each app can use your account as its entry says, until you remove its access.",
    link: "Apps connected to your account",
    signedOut: {
      title: "Sign in to see your connected apps",
      text: "They belong to an account, and nobody is signed in on this device.",
    },
    notYou: "Not you?",
    empty: {
      title: "No app is connected",
      text: "When you allow an app to use your account, it is listed here, and you can remove its access again.",
    },
    count: (apps) => (apps === 1 ? "One app" : `${number.format(apps)} apps`),
    find: "Find an app by its name",
    found: (found, apps) => `${number.format(found)} of ${number.format(apps)} apps`,
    noneFound: "No connected app has this in its name.",
    showMore: (apps) => `Show ${number.format(apps)} more`,
    nothingListed: "It has no permission beyond being connected.",
    details: "What it may do",
    remove: "Remove access",
    forApp: (app) => `of ${isolate(app)}`,
    confirm: {
      title: (app) => `Remove the access of ${isolate(app)}?`,
      ends: (app) => `${isolate(app)} is signed out of your account and loses all it may do there.`,
      stays: "What it has copied or changed already stays as it is.",
      again: "To use it with your account again, you have to allow it again.",
      confirm: "Remove access",
      keep: "Keep access",
      removing: "Removing access…",
    },
    removed: (app) => `${isolate(app)} no longer has access to your account.`,
    notRemoved: (app) => `The access of ${isolate(app)} was not removed`,
    notListed: "It is not connected to the account that is signed in now.",
    stale: {
      title: "The list could not be read again",
      text: "It may still show access that has ended. Read it again to see what holds.",
    },
  },
  failures: {
    "wrong-credentials": {
      title: "The email address and password do not match",
      text: "Check both, or have a code sent to your email address.",
    },
    "no-password": {
      title: "This account has no password",
      text: "Have a code sent to your email address to sign in.",
    },
    "password-reset-needed": {
      title: "This password can no longer be used",
      text: "It may be known to others. Have a code sent to your email address to sign in, then choose a new password.",
    },
    locked: {
      title: "This account is locked for now",
      text: "There were too many failed tries. Wait a while before the next one, or ask support to unlock it.",
    },
    "invalid-email": {
      title: "This email address cannot be used",
      text: "Check it for a slip of the keyboard.",
    },
    "email-not-reachable": {
      title: "No code can be sent to this address",
      text: "Earlier messages to it came back, or it is not open for messages yet. Sign in with your password, or ask support.",
    },
    "account-not-allowed": {
      title: "This account may not sign in here",
      text: "Use another address, or ask support for access.",
    },
    "code-refused": {
      title: "This code does not work",
      text: "It may be mistyped or used already. Check the newest email, or have a new code sent.",
    },
    "code-expired": {
      title: "This code is too old",
      text: "Have a new code sent and enter that one.",
    },
    "rate-limited": {
      title: "Too many tries in a short time",
      text: "Wait a minute, then try again.",
    },
    "check-needed": {
      title: "Signing in needs a check that this page cannot show",
      text: "Turn off content blockers for this page and try again, or use another way to sign in.",
    },
    "not-enabled": {
      title: "This way to sign in is not turned on",
      text: "Nothing is wrong with your account. Tell the people who run this site, and give them the reference.",
    },
    offline: {
      title: "The sign-in service cannot be reached",
      text: "Check your connection, then try again. You have not been signed in.",
    },
    "not-a-member": {
      title: "This address is not a member of the organization",
      text: "Use the address that the organization knows, or ask somebody there to invite you.",
    },
    "organization-unknown": {
      title: "This organization cannot be signed in to",
      text: "It may have been closed or suspended. Choose another one, or ask support.",
    },
    "method-refused": {
      title: "The organization does not take this way to sign in",
      text: "Try the other one on this page, or sign in where your organization does.",
    },
    "password-needs-organization": {
      title: "A password alone does not find your organization",
      text: "Have a code sent to your email address to sign in.",
    },
    "proof-expired": {
      title: "Too much time has passed since you proved who you are",
      text: "Start again with your email address.",
    },
    "session-not-kept": {
      title: "This browser did not keep your sign-in",
      text: "Your details were right. Allow cookies for this site, then sign in again.",
    },
    unexpected: {
      title: "Signing in did not work",
      text: "The reason is unknown. Try again in a moment; if it stays like this, give support the reference.",
    },
  },
  problems: {
    offline: {
      title: "This site cannot be reached",
      text: "Check your connection, then try again.",
    },
    session_required: {
      title: "Your session has ended",
      text: "Sign in again to go on.",
    },
    rate_limited: {
      title: "Too many tries in a short time",
      text: "Wait a minute, then try again.",
    },
    upstream_unavailable: {
      title: "This is not possible right now",
      text: "A service behind this site does not answer. Try again in a moment.",
    },
  },
  otherProblem: {
    title: "Something on this site failed",
    text: "It is not your doing. Try again in a moment; if it stays like this, give support the reference.",
  },
};
