import { parseAuthorizationRequest } from "../authorization-request.ts";
import type { Consent, Outcome } from "../contract.ts";
import { displayText } from "../display-text.ts";
import { settleResponse } from "../redirect-uri.ts";
import type { Scenario } from "./scenario.ts";

/** The most user-perceived characters of each text that the BFF puts into a consent. */
export const SHOWN_LENGTHS = {
  clientName: 64,
  clientId: 200,
  clientDescription: 300,
  scopeDescription: 300,
  accountName: 100,
  accountEmail: 320,
  organizationName: 100,
  expectedAccount: 100,
} as const;

/**
 * Finds what production would never send together, though each part fits its schema.
 *
 * @returns What and where, without the value; nothing where all is well.
 */
export function findUnproducible(scenario: Scenario): string | undefined {
  const outcomes: readonly (readonly [where: string, outcome: Outcome | undefined])[] = [
    ["outcome", scenario.outcome],
    ["start.body", scenario.start.kind === "answer" ? scenario.start.body : undefined],
  ];
  for (const [where, outcome] of outcomes) {
    const defect = outcome?.kind === "consent" ? findInConsent(outcome, scenario) : undefined;
    if (defect !== undefined) {
      return `${where}.${defect}`;
    }
  }
  return undefined;
}

function findInConsent(consent: Consent, scenario: Scenario): string | undefined {
  return findUnclean(consent) ?? findUnasked(consent, scenario) ?? findStray(consent, scenario);
}

function findUnclean({ client, account, scopes, expectedAccount }: Consent): string | undefined {
  const { clientName, clientId, clientDescription, scopeDescription } = SHOWN_LENGTHS;
  const texts: readonly (readonly [where: string, text: string | undefined, max: number])[] = [
    // Where a client has no name its id stands for it.
    ["client.name", client.name, client.name === client.id ? clientId : clientName],
    ["client.description", client.description, clientDescription],
    ["account.name", account.name, SHOWN_LENGTHS.accountName],
    ["account.email", account.email, SHOWN_LENGTHS.accountEmail],
    ["account.organization.name", account.organization?.name, SHOWN_LENGTHS.organizationName],
    ["expectedAccount", expectedAccount, SHOWN_LENGTHS.expectedAccount],
    ...scopes.map(
      ({ description }, index) =>
        [`scopes.${index}.description`, description, scopeDescription] as const,
    ),
  ];
  const unclean = texts.find(
    ([, text, max]) => text !== undefined && text !== displayText(text, max),
  );
  return unclean && `${unclean[0]} holds characters or a length that the BFF does not let through.`;
}

function findUnasked(consent: Consent, { query }: Scenario): string | undefined {
  const read = parseAuthorizationRequest(query);
  if (!read.ok) {
    return `client answers a query that no request can be read from: ${read.defect.detail}`;
  }
  const { request } = read;
  if (consent.client.id !== request.clientId) {
    return "client.id is not the client_id of the query.";
  }
  if (consent.destination.url !== request.redirectUri) {
    return "destination.url is not the redirect_uri of the query.";
  }
  const unasked = consent.scopes.findIndex(({ scope }) => !request.scopes.includes(scope));
  if (unasked !== -1) {
    return `scopes.${unasked}.scope is not in the scope of the query.`;
  }
  const same = consent.resources.join(" ") === request.resources.join(" ");
  return same ? undefined : "resources are not those of the query.";
}

function findStray({ destination }: Consent, { query, decision }: Scenario): string | undefined {
  if (
    destination.kind === "web" &&
    !`.${destination.host}`.endsWith(`.${destination.registrableDomain}`)
  ) {
    return "destination.registrableDomain is not the end of the host.";
  }
  const read = parseAuthorizationRequest(query);
  if (decision.kind !== "answer" || !read.ok) {
    return undefined;
  }
  const address = settleResponse(decision.body.redirectTo, read.request, { mode: "as-is" });
  return address === null
    ? "destination is not where decision.body.redirectTo leads, with a code or an error and the state."
    : undefined;
}
