import type { Copy } from "./copy.ts";

/** The scopes of the catalogue in English. */
export const EN_SCOPES: Copy["scopes"] = {
  openid: {
    title: "Sign you in",
    description: "Lets the app know that it is you who comes back.",
    reason: "Signing in does not work without it.",
    wish: { verb: "know", object: "who you are" },
    granted: "It knows that it is you who comes back.",
  },
  profile: {
    title: "See your name and profile",
    description: "Your name, picture and the other details of your profile.",
    wish: { verb: "know", object: "who you are" },
    granted: "It sees your name and your profile.",
  },
  email: {
    title: "See your e-mail address",
    description: "The address, and whether you have confirmed it.",
    wish: { verb: "know", object: "who you are" },
    granted: "It sees your e-mail address.",
  },
  phone: {
    title: "See your phone number",
    description: "The number, and whether you have confirmed it.",
    wish: { verb: "know", object: "who you are" },
    granted: "It sees your phone number.",
  },
  offline_access: {
    title: "Keep access while you are away",
    description: "Works without you at the screen, until you remove the access.",
    wish: { verb: "keep access", object: "while you are away" },
    granted: "It keeps this access while you are away, until you remove it.",
  },
  full_access: {
    title: "Act with your whole account",
    description: "Everything that you can do here yourself.",
    consequence: "The app can read, change and delete anything that you can.",
    wish: { verb: "act", object: "with your whole account" },
    granted: "It acts with your whole account, in everything that you can do.",
  },
  "notes.read": {
    title: "Read your notes",
    description: "All your notes, with their dates. Nothing is changed.",
    wish: { verb: "read", object: "your notes" },
    granted: "It can read your notes.",
  },
  "notes.write": {
    title: "Create and edit your notes",
    description: "Adds new notes, and changes the ones that you have.",
    wish: { verb: "edit", object: "your notes" },
    granted: "It can create and edit your notes.",
  },
  "notes.delete": {
    title: "Delete your notes",
    description: "Any of your notes, one or all.",
    consequence: "What the app deletes is gone for good.",
    wish: { verb: "delete", object: "your notes" },
    granted: "It can delete your notes for good.",
  },
  "reports.export": {
    title: "Export your reports",
    description: "Takes copies of your reports out of this service.",
    consequence: "Copies stay with the app, also after you remove its access.",
    wish: { verb: "export", object: "your reports" },
    granted: "It can take copies of your reports.",
  },
};
