import type { Consent } from "@assent/core/contract";
import { SCENARIOS } from "@assent/core/testing";
import { describe, expect, it } from "vitest";

import { describeClient } from "../src/lib/client-description.ts";
import { describeDestination, isAllowedDestination } from "../src/lib/destination.ts";
import { describeAccount } from "../src/lib/logo/path.ts";

const LOGO_URL = "https://cdn.rp.example/logo.png";
const LOGOS = { accepts: () => true };

/** Whatever a scenario shows a person to decide on. */
const CONSENTS: readonly (readonly [id: string, consent: Consent])[] = SCENARIOS.flatMap(
  ({ id, outcome }) => (outcome?.kind === "consent" ? [[id, outcome] as const] : []),
);

/** Without the versions of logos, which stand for the address that each came from. */
function withoutVersions(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(/\?v=[\w-]{8}/gu, ""));
}

describe("the scenarios of the preview", () => {
  it.each(CONSENTS)("%s leads where this server would say", (_, { destination, client }) => {
    expect(describeDestination(destination.url)).toEqual(destination);
    const rules = { confidentialLoopback: false, appSchemes: {} };
    expect(isAllowedDestination(destination, client.type, rules)).toBe(true);
  });

  it.each(CONSENTS)("%s describes client and account as this server would", (_, consent) => {
    const { client, account } = consent;
    const { id, description, type } = client;
    // A client without a name shows its id.
    const name = client.name === id ? "" : client.name;
    const described = describeClient(LOGOS, id, {
      name,
      description,
      type,
      logoUrl: client.logo && LOGO_URL,
    });
    expect(withoutVersions(described)).toEqual(withoutVersions(client));
    const { organization, ...person } = account;
    const holder = {
      userId: "user",
      account: { ...person, ...(organization && { organization: { name: organization.name } }) },
      ...(organization && {
        organization: { id: "organization", logoUrl: organization.logo && LOGO_URL },
      }),
    };
    expect(withoutVersions(describeAccount(LOGOS, holder))).toEqual(withoutVersions(account));
  });
});
