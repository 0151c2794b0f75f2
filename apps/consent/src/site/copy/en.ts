import { inMinutes } from "../../copy/duration.ts";
import { plural } from "../../copy/plural.ts";
import { EN_FAILURES } from "./en-failures.ts";
import { isolate } from "./isolate.ts";
import type { SiteCopy } from "./site-copy.ts";

const rules = new Intl.PluralRules("en");

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
      `A code of six digits is on its way to ${isolate(email)}. It works once, for ${inMinutes("en", lifetime)}.`,
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
      text: "This page does not have that step, so you are not signed in there. Sign in where your organization does, then open the app’s link again.",
    },
    otherMethod: {
      title: (organization) => `${isolate(organization)} asks for another way to sign in`,
      text: "It does not take email codes or passwords from this page, so you are not signed in there. Sign in where your organization does, then open the app’s link again.",
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
    count: (apps) =>
      plural(rules, apps, { one: "One app", other: `${apps.toLocaleString("en")} apps` }),
    find: "Find an app by its name",
    found: (found, apps) => `${found.toLocaleString("en")} of ${apps.toLocaleString("en")} apps`,
    noneFound: "No connected app has this in its name.",
    showMore: (apps) => `Show ${apps.toLocaleString("en")} more`,
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
  failures: EN_FAILURES,
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
  preferences: {
    title: "Language and appearance",
    languages: "Language",
    appearance: "Appearance",
    themes: { system: "System", light: "Light", dark: "Dark" },
  },
};
