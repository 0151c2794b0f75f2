import type { Copy } from "./copy.ts";

/** The failures in English. Each says what happened, what it means, what to do. */
export const EN_FAILURES: Copy["failures"] = {
  "session-ended": {
    heading: "Your session has ended",
    explanation: "You were signed out while this page was open. Nothing has been allowed.",
    advice: "Sign in again, and the request comes back.",
    action: "Sign in again",
  },
  "account-changed": {
    heading: "Another account is signed in now",
    explanation:
      "The account changed in another tab while this page was open. Nothing has been allowed.",
    advice: "Read the request again as the account that is signed in now.",
    action: "Read it again",
  },
  "details-changed": {
    heading: "The app has changed its details",
    explanation: "What you read is no longer what would be granted. Nothing has been allowed.",
    advice: "Read the request again before you decide.",
    action: "Read it again",
  },
  expired: {
    heading: "This request has expired",
    explanation: "The page was open for more than ten minutes. Nothing has been allowed.",
    advice: "Begin again from the same request.",
    action: "Begin again",
  },
  "already-used": {
    heading: "This request has been answered",
    explanation:
      "It was decided once already, perhaps in another tab. A second answer does not count.",
    advice: "Return to the app. If it still waits for you, connect it again from there.",
  },
  "outcome-unknown": {
    heading: "We do not know whether that worked",
    explanation: "Your decision was sent, and the connection broke before the answer came.",
    advice: "Return to the app. If it is not connected, connect it again from there.",
  },
  "organization-refused": {
    heading: "Your organization does not allow this app",
    explanation:
      "The organization you are signed in to decides which apps its members may connect. Nothing has been allowed.",
    advice: "Ask the people who run your organization, or sign in to another one.",
  },
  "bad-request": {
    heading: "The app sent a request we cannot answer",
    explanation:
      "Something in it is missing or wrong. You did nothing wrong, and nothing has been allowed.",
    advice:
      "Return to the app and try once more. If it happens again, tell the people who make it.",
  },
  unavailable: {
    heading: "We cannot answer right now",
    explanation: "A part of our service does not respond, so this page cannot go on.",
    advice: "Try again in a moment.",
  },
  "rate-limited": {
    heading: "Too many tries in a short time",
    explanation: "To keep accounts safe we take only so many requests.",
    advice: "Try again a little later.",
  },
  offline: {
    heading: "There is no connection",
    explanation: "Your browser could not reach us, so this page cannot go on.",
    advice: "Check your connection, then try again.",
  },
};
