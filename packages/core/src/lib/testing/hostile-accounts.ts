import { type HostileContent, MARKUP } from "./hostile-content.ts";

const OWNER = { name: "Sample Owner", email: "owner@example.com" };
const LONG_ORGANIZATION =
  "The Sample Association for the Advancement of Cooperative Note Taking in Central and Northern Regions";

/** Who is signed in, and who was expected. */
export const HOSTILE_ACCOUNTS: readonly HostileContent[] = [
  {
    id: "account-long-email",
    title: "A very long e-mail address",
    about: "An address of 250 characters without a place to break, and a long name.",
    facts: {
      account: {
        name: "Sample Member With a Name of Many Parts That Goes On Through Most of Its Hundred Letters",
        email: `${"sample-member.".repeat(4)}owner@${"department.".repeat(16)}example.com`,
      },
    },
  },
  {
    id: "account-email-only",
    title: "No name",
    about: "Nothing is known of the account but its e-mail address.",
    facts: { account: { email: "owner@example.com" } },
  },
  {
    id: "account-unknown",
    title: "Nothing known",
    about: "Stytch knows neither name nor e-mail address, as after a sign-in by phone.",
    facts: { account: {} },
  },
  {
    id: "account-rtl",
    title: "A name from right to left",
    about: "A Hebrew name beside a Latin e-mail address, and bidi controls that the BFF strips.",
    facts: { account: { name: "בעלים \u202eלדוגמה (2)", email: "owner+rtl@example.com" } },
  },
  {
    id: "account-markup",
    title: "Markup for a name",
    about: "Somebody who calls themselves markup.",
    facts: { account: { name: MARKUP, email: "owner@example.com" } },
  },
  {
    id: "hint-other",
    title: "Somebody else was expected",
    about: "The login_hint names another account than the one that is signed in.",
    facts: { account: OWNER, loginHint: "member@example.com" },
  },
  {
    id: "hint-long",
    title: "A long login_hint",
    about: "A login_hint that is no address and leaves no place to break.",
    facts: { account: OWNER, loginHint: `\u202e${"somebody-else".repeat(20)}` },
  },
  {
    id: "organization",
    title: "A member of an organization",
    about: "B2B: the organization stands beside the account.",
    facts: { account: { ...OWNER, organization: { name: "Example Organization" } } },
  },
  {
    id: "organization-long",
    title: "A long organization's name",
    about: "B2B: a name of 100 characters, and a logo.",
    facts: { account: { ...OWNER, organization: { name: LONG_ORGANIZATION, logo: true } } },
  },
  {
    id: "organization-unbroken",
    title: "An unbroken organization's name",
    about: "B2B: a name of 100 letters without a space, and a logo that is broken.",
    facts: {
      account: { ...OWNER, organization: { name: "Organization".repeat(9), logo: true } },
    },
    logo: "broken",
  },
];
