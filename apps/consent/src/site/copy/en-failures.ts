import type { SiteCopy } from "./site-copy.ts";

/** What can go wrong while signing in, in English. */
export const EN_FAILURES: SiteCopy["failures"] = {
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
};
