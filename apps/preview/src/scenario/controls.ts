import { type ScopeChoiceOptions, type ScopeRule, parseRedirectTarget } from "@assent/core";
import {
  type ClientType,
  type Consent,
  type Destination,
  type RequestedScope,
} from "@assent/core/contract";
import {
  type LogoKind,
  type Refused,
  type Scenario,
  createConsent,
  createSampleQuery,
  createSampleResponse,
  parseScenario,
} from "@assent/core/testing";
import { SCOPE_CHOICE_OPTIONS } from "@assent/consent/src/scopes/catalogue.ts";
import { getDomain } from "tldts";

/** What a designer changes about a scenario without writing one. */
export interface Controls {
  readonly clientName: string;
  readonly clientType: ClientType;
  readonly clientDescription: string;
  readonly logo: LogoKind | "none";
  readonly accountName: string;
  readonly accountEmail: string;
  /** Empty for a consumer. */
  readonly organization: string;
  /** Empty where no `login_hint` names anybody else. */
  readonly expectedAccount: string;
  readonly scopes: readonly RequestedScope[];
  /** Another kind than the catalogue's, by scope. */
  readonly kinds: Readonly<Record<string, ScopeRule["kind"]>>;
  readonly redirectUri: string;
  readonly resources: readonly string[];
}

/** The consent that a scenario is about; `null` where it shows none. */
export function findConsent({ outcome, start }: Scenario): Consent | null {
  if (outcome?.kind === "consent") {
    return outcome;
  }
  return outcome === undefined && start.kind === "answer" && start.body.kind === "consent"
    ? start.body
    : null;
}

/** What the controls show for a scenario as it stands; nothing for one without a consent. */
export function readControls(scenario: Scenario): Partial<Controls> {
  const consent = findConsent(scenario);
  if (consent === null) {
    return {};
  }
  const { client, account, destination, scopes, resources, expectedAccount = "" } = consent;
  return {
    clientName: client.name,
    clientType: client.type,
    clientDescription: client.description,
    logo: client.logo === undefined ? "none" : (scenario.logo ?? "image"),
    accountName: account.name ?? "",
    accountEmail: account.email ?? "",
    organization: account.organization?.name ?? "",
    expectedAccount,
    scopes,
    kinds: {},
    redirectUri: destination.url,
    resources,
  };
}

/**
 * The scenario that the controls ask for: the very same object where they change nothing, else one
 * of its own that the production schemas have read.
 */
export function applyControls(scenario: Scenario, controls: Partial<Controls>): Scenario | Refused {
  const shown = findConsent(scenario);
  const before = readControls(scenario);
  const wanted = { ...before, ...controls, kinds: {} };
  if (shown === null || JSON.stringify(wanted) === JSON.stringify(before)) {
    return scenario;
  }
  const destination = describeDestination(wanted.redirectUri ?? "");
  if (destination === null) {
    return { refused: "This is no scenario: the redirect leads nowhere that may be followed." };
  }
  const consent = changeConsent(shown, destination, wanted);
  const denied = scenario.status === "denied" || scenario.steps.includes("deny");
  return parseScenario({
    ...scenario,
    id: "own",
    title: "A scenario of one's own",
    about: `Made from “${scenario.title}”.`,
    group: "own",
    query: createSampleQuery(consent),
    ...(scenario.outcome && { outcome: consent }),
    start: scenario.start.kind === "answer" ? { kind: "answer", body: consent } : scenario.start,
    decision:
      scenario.decision.kind === "answer"
        ? {
            kind: "answer",
            body: createSampleResponse(destination.url, denied ? "deny" : "allow"),
          }
        : scenario.decision,
    ...(wanted.logo !== undefined && wanted.logo !== "none" && { logo: wanted.logo }),
  });
}

/** The consent that the BFF would send of what the controls say. */
function changeConsent(
  { client, account }: Consent,
  destination: Destination,
  controls: Partial<Controls>,
): Consent {
  const { clientName = "", organization, logo = "none" } = controls;
  return createConsent({
    client: {
      id: client.id,
      // A client without a name shows its id.
      name: clientName === client.id ? "" : clientName,
      description: controls.clientDescription ?? "",
      type: controls.clientType ?? client.type,
      logo: logo !== "none",
    },
    account: {
      name: controls.accountName,
      email: controls.accountEmail,
      ...(organization && {
        organization: {
          name: organization,
          logo: account.organization?.logo !== undefined,
        },
      }),
    },
    redirectUri: destination.url,
    registrableDomain: "registrableDomain" in destination ? destination.registrableDomain : "",
    scopes: controls.scopes ?? [],
    resources: controls.resources ?? [],
    loginHint: controls.expectedAccount,
  });
}

/** Where a redirect URI leads, as the BFF describes it: by the public suffix list. */
export function describeDestination(url: string): Destination | null {
  const target = parseRedirectTarget(url);
  if (target?.kind !== "web") {
    return target && { ...target, url };
  }
  const { hostname, port } = new URL(url);
  const domain = getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
  return { ...target, url, registrableDomain: port === "" ? domain : `${domain}:${port}` };
}

/** The catalogue, with other kinds for some scopes. */
export function withKinds(kinds: Controls["kinds"] = {}): ScopeChoiceOptions {
  const changed = Object.entries(kinds).map(([scope, kind]) => [scope, { kind }] as const);
  return {
    ...SCOPE_CHOICE_OPTIONS,
    rules: { ...SCOPE_CHOICE_OPTIONS.rules, ...Object.fromEntries(changed) },
  };
}
