import type { Destination, RequestedScope } from "../contract.ts";
import { displayText } from "../display-text.ts";
import { PROBLEMS, createProblem } from "../problem-catalogue.ts";
import type { Problem, ProblemCode } from "../problem.ts";
import { type BroughtOutcome, UnusableInput } from "./brought-outcome.ts";
import {
  type AccountFacts,
  type ClientFacts,
  type ConsentFacts,
  SAMPLE_ACCOUNT,
  SAMPLE_REFERENCE,
  SAMPLE_SWITCH_URL,
  createConsent,
  createRequestedScope,
  createSampleResponse,
} from "./sample-consent.ts";
import type { Scrubber } from "./secrets.ts";

/** As the contract has it. */
const MAX_TEXT_LENGTH = 2_000;

/** How an outcome is scrubbed. */
export interface Scrubbing {
  readonly scrubber: Scrubber;
  /** Whether people become samples, or keep what is left of their names without secrets. */
  readonly people: "replaced" | "kept";
}

function scrubRedirectUri(url: string, scrubber: Scrubber): string {
  const scrubbed = scrubber.uri(url);
  if (scrubbed === null) {
    throw new UnusableInput("The scheme or host of the redirect URI holds a secret of the input.");
  }
  return scrubbed;
}

function scrubDestination(destination: Destination, scrubber: Scrubber): Destination {
  return { ...destination, url: scrubRedirectUri(destination.url, scrubber) };
}

function scrubClientId(id: string, scrubber: Scrubber): string {
  if (!/^https:\/\//iu.test(id)) {
    return scrubber.text(id);
  }
  const scrubbed = scrubber.uri(id);
  if (scrubbed === null) {
    throw new UnusableInput("The host of the client's id holds a secret of the input.");
  }
  return scrubbed;
}

/** A text as a page would show it, however long, without secrets. */
function scrubText(text: string, scrubber: Scrubber): string {
  return scrubber.text(displayText(text, MAX_TEXT_LENGTH));
}

function scrubClient(facts: ClientFacts, scrubber: Scrubber): ClientFacts {
  const { id, name, description, ...rest } = facts;
  return {
    ...rest,
    ...(id !== undefined && { id: scrubClientId(id, scrubber) }),
    ...(name !== undefined && { name: scrubText(name, scrubber) }),
    ...(description !== undefined && { description: scrubText(description, scrubber) }),
  };
}

/** Each scope once: two may differ by nothing but a secret. */
function scrubScopes(scopes: readonly RequestedScope[], scrubber: Scrubber): RequestedScope[] {
  const taken = new Set<string>();
  return scopes.map(({ scope, description, ...rest }, index) => {
    const scrubbed = scrubber.text(scope);
    const name = taken.has(scrubbed) ? `${scrubbed}-${index}` : scrubbed;
    taken.add(name);
    return createRequestedScope(name, { ...rest, description: scrubText(description, scrubber) });
  });
}

function scrubAccount(
  { name, email, organization }: AccountFacts,
  scrubber: Scrubber,
): AccountFacts {
  return {
    name: name && scrubText(name, scrubber),
    email: email && scrubText(email, scrubber),
    organization: organization && {
      ...organization,
      name: scrubText(organization.name, scrubber),
    },
  };
}

/** Somebody else of whom as much is known. */
function replaceAccount(account: AccountFacts, scrubber: Scrubber): AccountFacts {
  const { organization } = scrubAccount(account, scrubber);
  return {
    name: account.name && "Sample Owner",
    email: account.email && "owner@example.com",
    organization,
  };
}

function scrubResource(resource: string, scrubber: Scrubber): string {
  const scrubbed = scrubber.uri(resource);
  if (scrubbed === null) {
    throw new UnusableInput("The host of a resource holds a secret of the input.");
  }
  return scrubbed;
}

function scrubFacts(facts: ConsentFacts, { scrubber, people }: Scrubbing): ConsentFacts {
  const {
    client = {},
    account = SAMPLE_ACCOUNT,
    redirectUri,
    scopes,
    resources = [],
    loginHint,
  } = facts;
  const { expectedAccount } = createConsent({ account, loginHint });
  return {
    client: scrubClient(client, scrubber),
    account:
      people === "kept" ? scrubAccount(account, scrubber) : replaceAccount(account, scrubber),
    ...(redirectUri !== undefined && { redirectUri: scrubRedirectUri(redirectUri, scrubber) }),
    registrableDomain: facts.registrableDomain,
    ...(scopes && { scopes: scrubScopes(scopes, scrubber) }),
    resources: [...new Set(resources.map((resource) => scrubResource(resource, scrubber)))],
    loginHint:
      people === "kept"
        ? loginHint && scrubText(loginHint, scrubber)
        : expectedAccount && "member@example.com",
  };
}

function isKnownCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** The same failure, with our own words for what was said of this occurrence. */
export function scrubProblem({ code, detail, retryAfterSeconds }: Problem): Problem {
  if (!isKnownCode(code)) {
    throw new UnusableInput("The problem's code is none that the table of problems has.");
  }
  return createProblem(code, {
    reference: SAMPLE_REFERENCE,
    ...(detail !== undefined && { detail: PROBLEMS[code].title }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

/** The same response of a sample: whatever stood in the query is left out. */
function scrubResponse(redirectTo: string, scrubber: Scrubber): string {
  const [url = "", query = ""] = redirectTo.split("#", 1).join("").split("?");
  const decision = new URLSearchParams(query).has("error") ? "deny" : "allow";
  return createSampleResponse(scrubRedirectUri(url, scrubber), decision).redirectTo;
}

/**
 * Makes what is left of an outcome without secrets: addresses and ids that only one request has
 * become a sample's, and so do people unless they are to be kept.
 *
 * @throws UnusableInput where a secret stands in what cannot be replaced.
 */
export function scrubOutcome(outcome: BroughtOutcome, scrubbing: Scrubbing): BroughtOutcome {
  const { scrubber } = scrubbing;
  switch (outcome.kind) {
    case "login":
      return { kind: "login", loginUrl: SAMPLE_SWITCH_URL };
    case "redirect":
      return { kind: "redirect", redirectTo: scrubResponse(outcome.redirectTo, scrubber) };
    case "consent":
      return { kind: "consent", facts: scrubFacts(outcome.facts, scrubbing) };
    case "problem": {
      const { problem, continueTo, switchAccountUrl } = outcome;
      return {
        kind: "problem",
        problem: scrubProblem(problem),
        ...(continueTo && {
          continueTo: {
            redirectTo: scrubResponse(continueTo.redirectTo, scrubber),
            destination: scrubDestination(continueTo.destination, scrubber),
          },
        }),
        ...(switchAccountUrl !== undefined && { switchAccountUrl: SAMPLE_SWITCH_URL }),
      };
    }
  }
}
