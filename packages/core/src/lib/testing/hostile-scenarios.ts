import { HOSTILE_ACCOUNTS } from "./hostile-accounts.ts";
import { HOSTILE_CLIENTS } from "./hostile-clients.ts";
import { type HostileContent, MARKUP } from "./hostile-content.ts";
import { HOSTILE_DESTINATIONS } from "./hostile-destinations.ts";
import { FIFTY_SCOPES, HOSTILE_SCOPES } from "./hostile-scopes.ts";
import { createConsent } from "./sample-consent.ts";
import { createAskedScenario } from "./sample-scenario.ts";
import type { Scenario } from "./scenario.ts";

const EVERYTHING: HostileContent = {
  id: "everything",
  title: "Everything at once",
  about: "Fifty scopes, and a long name, host, account, organization, resource and login_hint.",
  facts: {
    client: {
      name: "Notebook".repeat(10),
      description: MARKUP.repeat(5),
      type: "third_party_public",
      logo: true,
    },
    account: {
      name: "Sample-Member".repeat(8),
      email: `${"sample-member.".repeat(4)}owner@${"department.".repeat(16)}example.com`,
      organization: { name: "Organization".repeat(9), logo: true },
    },
    redirectUri: `https://${"secure-sign-in.".repeat(16)}rp.example/${"callback/".repeat(60)}cb`,
    registrableDomain: "rp.example",
    scopes: FIFTY_SCOPES,
    resources: [`https://api.rp.example/${"resource".repeat(21)}`],
    loginHint: "somebody-else".repeat(20),
  },
  logo: "huge",
};

function createHostileScenario({
  facts,
  logo,
  status = "ready",
  ...words
}: HostileContent): Scenario {
  const more = logo === undefined ? {} : { logo };
  return createAskedScenario({ ...words, group: "hostile", status }, createConsent(facts), more);
}

/**
 * Content that a design must contain: what strangers may send, in the form in which the BFF hands
 * it on.
 */
export const HOSTILE_SCENARIOS: readonly Scenario[] = [
  ...HOSTILE_SCOPES,
  ...HOSTILE_CLIENTS,
  ...HOSTILE_DESTINATIONS,
  ...HOSTILE_ACCOUNTS,
  EVERYTHING,
].map((content) => createHostileScenario(content));
