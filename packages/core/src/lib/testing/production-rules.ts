import { parseAuthorizationRequest } from "../authorization-request.ts";
import {
  type Account,
  type Client,
  type Consent,
  type Destination,
  type Outcome,
  PATHS,
} from "../contract.ts";
import { displayText } from "../display-text.ts";
import { PROBLEMS } from "../problem-catalogue.ts";
import type { Problem } from "../problem.ts";
import { type RedirectTarget, parseRedirectTarget, settleResponse } from "../redirect-uri.ts";
import type { Reply, Scenario } from "./scenario.ts";

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

type WayOn = NonNullable<Extract<Outcome, { kind: "problem" }>["continueTo"]>;

/** What is wrong, if anything: where first, then what, never the value. */
type Defect = string | undefined;
/** A check and the sentence for when it fails. */
type Check = readonly [holds: boolean, defect: string];

function firstFailed(checks: readonly Check[]): Defect {
  return checks.find(([holds]) => !holds)?.[1];
}

function within(where: string, defect: Defect): Defect {
  return defect === undefined ? undefined : `${where}.${defect}`;
}

/**
 * Finds what production would never send together, though each part fits its schema.
 *
 * @returns Where and what, in words that repeat no value; nothing where all is well.
 */
export function findUnproducible(scenario: Scenario): string | undefined {
  const { outcome, start, decision } = scenario;
  return (
    within("outcome", outcome && findInSnapshot(outcome, scenario)) ??
    within("start", findInReply(start)) ??
    within(
      "start.body",
      start.kind === "answer" ? findInOutcome(start.body, scenario) : undefined,
    ) ??
    within("decision", findInReply(decision))
  );
}

/** Whoever is to sign in, or to go straight back, is sent there without a page. */
function findInSnapshot(outcome: Outcome, scenario: Scenario): Defect {
  return outcome.kind === "consent" || outcome.kind === "problem"
    ? findInOutcome(outcome, scenario)
    : "kind is one that no page is delivered with: let the page ask.";
}

function findInReply(reply: Reply<unknown>): Defect {
  return reply.kind === "problem" ? within("problem", findInProblem(reply.problem)) : undefined;
}

function findInOutcome(outcome: Outcome, scenario: Scenario): Defect {
  switch (outcome.kind) {
    case "consent":
      return findInConsent(outcome, scenario);
    case "problem":
      return (
        within("problem", findInProblem(outcome.problem)) ??
        within("continueTo", outcome.continueTo && findInWayOn(outcome.continueTo))
      );
    case "redirect":
      return firstFailed([
        [parseRedirectTarget(outcome.redirectTo) !== null, "redirectTo cannot be navigated to."],
      ]);
    case "login":
      return undefined;
  }
}

function findInWayOn({ redirectTo, destination }: WayOn): Defect {
  return (
    firstFailed([
      [redirectTo.startsWith(destination.url), "redirectTo does not lead to destination.url."],
    ]) ?? within("destination", findInDestination(destination))
  );
}

function isKnownCode(code: string): code is keyof typeof PROBLEMS {
  return Object.hasOwn(PROBLEMS, code);
}

function findInProblem({ code, status, title }: Problem): Defect {
  const known = isKnownCode(code) ? PROBLEMS[code] : undefined;
  return firstFailed([
    [known !== undefined, "code is none that the table of problems has."],
    [code !== "offline", "code is one that no server sends: use a connection that fails."],
    [known?.status === status && known.title === title, "status or title is not the table's."],
  ]);
}

function findInConsent(consent: Consent, scenario: Scenario): Defect {
  return (
    findUnclean(consent) ??
    within("client", findInClient(consent.client)) ??
    within("account", findInAccount(consent.account)) ??
    within("destination", findInDestination(consent.destination)) ??
    findMisplaced(consent) ??
    findUnasked(consent, scenario)
  );
}

function findUnclean({ client, account, scopes, expectedAccount }: Consent): Defect {
  const { clientName, clientId, scopeDescription } = SHOWN_LENGTHS;
  const texts: readonly (readonly [where: string, text: string | undefined, max: number])[] = [
    // Where a client has no name its id stands for it.
    ["client.name", client.name, client.id.startsWith(client.name) ? clientId : clientName],
    ["client.description", client.description, SHOWN_LENGTHS.clientDescription],
    ["account.name", account.name, SHOWN_LENGTHS.accountName],
    ["account.email", account.email, SHOWN_LENGTHS.accountEmail],
    ["account.organization.name", account.organization?.name, SHOWN_LENGTHS.organizationName],
    ["expectedAccount", expectedAccount, SHOWN_LENGTHS.expectedAccount],
    ...scopes.map(
      ({ description }, index) =>
        [`scopes.${index}.description`, description, scopeDescription] as const,
    ),
  ];
  const dirty = texts.find(
    ([, text, max]) => text !== undefined && text !== displayText(text, max),
  );
  return dirty && `${dirty[0]} holds characters or a length that the BFF does not let through.`;
}

function findInClient({ id, metadataHost, logo }: Client): Defect {
  const isUrl = /^https:\/\//iu.test(id) && URL.canParse(id);
  const host = isUrl ? new URL(id).host : undefined;
  return firstFailed([
    [metadataHost === host, "metadataHost is not the host of an id that is an address."],
    [
      logo === undefined || logo.startsWith(`${PATHS.clientLogo}/${encodeURIComponent(id)}?`),
      "logo is not the path of this client's logo.",
    ],
  ]);
}

function findInAccount({ organization }: Account): Defect {
  const logo = organization?.logo;
  return firstFailed([
    [
      logo === undefined || logo.startsWith(`${PATHS.organizationLogo}?`),
      "organization.logo is not the path of the organization's logo.",
    ],
  ]);
}

function findInDestination(destination: Destination): Defect {
  const target = parseRedirectTarget(destination.url);
  const name = nameTarget(destination);
  const end = destination.kind === "web" ? destination.registrableDomain : name;
  return firstFailed([
    [target !== null, "url cannot be navigated to."],
    [target?.kind === destination.kind, "kind is not that of url."],
    [target !== null && nameTarget(target) === name, "host or scheme is not that of url."],
    [`.${name}`.endsWith(`.${end}`), "registrableDomain is not the end of host."],
  ]);
}

function findMisplaced({ destination, client }: Consent): Defect {
  const isPublic = client.type === "first_party_public" || client.type === "third_party_public";
  return firstFailed([
    [
      isPublic || destination.kind !== "app",
      "destination.kind is app, where only public clients live.",
    ],
  ]);
}

function nameTarget(target: RedirectTarget): string {
  return target.kind === "app" ? target.scheme : target.host;
}

function findUnasked(consent: Consent, { query, decision }: Scenario): Defect {
  const read = parseAuthorizationRequest(query);
  if (!read.ok) {
    return `kind is consent, and the query is refused: ${read.defect.detail}`;
  }
  const { request } = read;
  const unasked = consent.scopes.findIndex(({ scope }) => !request.scopes.includes(scope));
  const redirectTo = decision.kind === "answer" ? decision.body.redirectTo : undefined;
  return firstFailed([
    [consent.client.id === request.clientId, "client.id is not the client_id of the query."],
    [
      consent.destination.url === request.redirectUri,
      "destination.url is not the redirect_uri of the query.",
    ],
    [unasked === -1, `scopes.${unasked}.scope is not in the scope of the query.`],
    [
      consent.resources.join(" ") === request.resources.join(" "),
      "resources are not those of the query.",
    ],
    [
      redirectTo === undefined || settleResponse(redirectTo, request, { mode: "as-is" }) !== null,
      "destination is not where decision.body.redirectTo leads, with code or error and the state.",
    ],
  ]);
}
