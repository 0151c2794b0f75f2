import { describe, expect, it } from "vitest";

import { CLIENT_TYPES, type Consent } from "../contract.ts";
import { HOSTILE_CLIENTS } from "./hostile-clients.ts";
import { HOSTILE_SCENARIOS } from "./hostile-scenarios.ts";
import { createConsent } from "./sample-consent.ts";

/** The consent that a hostile scenario shows. */
function consentOf(id: string): Consent {
  const outcome = HOSTILE_SCENARIOS.find((scenario) => scenario.id === id)?.outcome;
  if (outcome?.kind !== "consent") {
    throw new Error(`${id} shows no consent.`);
  }
  return outcome;
}

const count = (id: string): number => consentOf(id).scopes.length;
const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
const RTL = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What the library promises, each with a look at what it holds. */
const PROMISES: readonly (readonly [promise: string, held: () => boolean])[] = [
  ["no scope", () => count("scopes-none") === 0],
  ["one scope", () => count("scopes-one") === 1],
  ["fifty scopes", () => count("scopes-fifty") === 50],
  [
    "only offline_access",
    () => consentOf("scopes-offline-only").scopes.every(({ scope }) => scope === "offline_access"),
  ],
  [
    "no description",
    () => consentOf("scopes-undescribed").scopes.every(({ description }) => description === ""),
  ],
  [
    "scopes that cannot be granted beside others",
    () => new Set(consentOf("scopes-ungrantable").scopes.map((one) => one.grantable)).size === 2,
  ],
  [
    "a name of 80 characters, cut as the BFF cuts it",
    () =>
      HOSTILE_CLIENTS.find(({ id }) => id === "name-eighty")?.facts.client?.name?.length === 80 &&
      consentOf("name-eighty").client.name.length === 64,
  ],
  [
    "an empty name, for which the id stands",
    () => consentOf("name-empty").client.name === consentOf("name-empty").client.id,
  ],
  ["a name from right to left", () => RTL.test(consentOf("name-rtl").client.name)],
  ["a name that RTL would reorder", () => /^\(.*!$/u.test(consentOf("name-ltr").client.name)],
  [
    "a name with bidi controls, stripped as the BFF strips them",
    () => !INVISIBLE.test(JSON.stringify(consentOf("name-bidi"))),
  ],
  ["combining marks", () => /\p{M}{4}/u.test(consentOf("name-marks").client.name)],
  ["markup", () => consentOf("name-markup").client.description.includes("<script>")],
  [
    "a host beside a well-known one",
    () => hostOf("host-look-alike").startsWith("accounts.example.com."),
  ],
  ["a very long host", () => hostOf("host-long").length >= 250],
  ["punycode", () => hostOf("host-idn").startsWith("xn--")],
  ["github.io", () => domainOf("host-github-io") === "acme-notes.github.io"],
  ["co.uk", () => domainOf("host-co-uk") === "acme-notes.co.uk"],
  ["IPv4", () => /^[\d.]+:\d+$/u.test(hostOf("host-ipv4"))],
  ["IPv6", () => hostOf("host-ipv6").startsWith("[")],
  ["loopback", () => consentOf("device-loopback").destination.kind === "loopback"],
  ["a private-use scheme", () => consentOf("device-app").destination.kind === "app"],
  ["several resources", () => consentOf("resources-several").resources.length > 1],
  [
    "B2B with a long name and a logo",
    () => {
      const { organization } = consentOf("organization-long").account;
      return organization?.name.length === 100 && organization.logo !== undefined;
    },
  ],
  [
    "an unbroken scope name",
    () => longest(consentOf("scopes-long-names").scopes.map(({ scope }) => scope)) >= 300,
  ],
  [
    "a login_hint for somebody else",
    () => consentOf("hint-other").expectedAccount !== consentOf("hint-other").account.email,
  ],
  [
    "a very long e-mail address",
    () => longest([consentOf("account-long-email").account.email ?? ""]) > 240,
  ],
  [
    "granted before and new",
    () => new Set(consentOf("scopes-granted-before").scopes.map((one) => one.granted)).size === 2,
  ],
];

function hostOf(id: string): string {
  const { destination } = consentOf(id);
  return destination.kind === "app" ? destination.scheme : destination.host;
}

function domainOf(id: string): string {
  const { destination } = consentOf(id);
  return destination.kind === "web" ? destination.registrableDomain : "";
}

describe("hostile content", () => {
  it.each(PROMISES)("holds %s", (_, held) => {
    expect(held()).toBe(true);
  });

  it("holds each type of client", () => {
    const types = HOSTILE_SCENARIOS.map(({ id }) => consentOf(id).client.type);
    expect(CLIENT_TYPES.filter((type) => !types.includes(type))).toEqual([]);
  });

  it("holds a logo that is there, missing, broken and huge", () => {
    const kinds = new Set(
      HOSTILE_SCENARIOS.filter(({ id }) => id.startsWith("logo-")).map(
        ({ id, logo = "image" }) => `${id}: ${logo}`,
      ),
    );
    expect([...kinds]).toEqual([
      "logo-image: image",
      "logo-missing: missing",
      "logo-broken: broken",
      "logo-huge: huge",
    ]);
  });
});

describe("a consent made from facts", () => {
  it("shows the id where nothing visible is left of a name", () => {
    expect(createConsent({ client: { id: "c-1", name: "\u200b\u202e" } }).client.name).toBe("c-1");
  });

  it("leaves out a login_hint that names who is signed in", () => {
    const account = { email: "owner@example.com" };
    expect(createConsent({ account, loginHint: "Owner@example.com" })).not.toHaveProperty(
      "expectedAccount",
    );
  });

  it("is refused where the redirect URI must not be followed [#67]", () => {
    expect(() => createConsent({ redirectUri: "javascript:alert(1)" })).toThrow(TypeError);
  });
});
