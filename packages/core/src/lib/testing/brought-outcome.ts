import * as v from "valibot";

import { type Consent, Outcome, CLIENT_TYPES, RequestedScope } from "../contract.ts";
import { displayText } from "../display-text.ts";
import { parseRedirectTarget } from "../redirect-uri.ts";
import { SHOWN_LENGTHS } from "./production-rules.ts";
import { type ConsentFacts, createConsent } from "./sample-consent.ts";

/** A part of an input that no scenario can be made of. Its message repeats nothing of the input. */
export class UnusableInput extends Error {}

const [Login, Redirect, , Failure] = Outcome.options;

/** What a consent is about, as JSON that somebody hands in. */
const Facts = v.object({
  client: v.exactOptional(
    v.object({
      id: v.exactOptional(v.string()),
      name: v.exactOptional(v.string()),
      description: v.exactOptional(v.string()),
      type: v.exactOptional(v.picklist(CLIENT_TYPES)),
      logo: v.exactOptional(v.boolean()),
    }),
  ),
  account: v.exactOptional(
    v.object({
      name: v.optional(v.string()),
      email: v.optional(v.string()),
      organization: v.optional(v.object({ name: v.string(), logo: v.exactOptional(v.boolean()) })),
    }),
  ),
  redirectUri: v.exactOptional(v.string()),
  registrableDomain: v.optional(v.string()),
  scopes: v.exactOptional(v.array(RequestedScope)),
  resources: v.exactOptional(v.array(v.string())),
  loginHint: v.optional(v.string()),
});

/** An outcome that somebody brought; a consent as strangers wrote it, before anything is cut. */
export type BroughtOutcome =
  | Exclude<Outcome, { kind: "consent" }>
  | { readonly kind: "consent"; readonly facts: ConsentFacts };

/** {@link BroughtOutcome} as JSON. */
export const BroughtOutcome: v.GenericSchema<unknown, BroughtOutcome> = v.variant("kind", [
  Login,
  Redirect,
  Failure,
  v.object({ kind: v.literal("consent"), facts: Facts }),
]);

/** Takes an outcome of the BFF back to what strangers wrote, as far as a page shows it. */
export function bringOutcome(outcome: Outcome): BroughtOutcome {
  return outcome.kind === "consent" ? { kind: "consent", facts: readFacts(outcome) } : outcome;
}

/**
 * The outcome that the BFF would make of what was brought.
 *
 * @throws UnusableInput where the redirect URI must not be navigated to.
 */
export function realizeOutcome(brought: BroughtOutcome): Outcome {
  if (brought.kind !== "consent") {
    return brought;
  }
  const { facts } = brought;
  if (facts.redirectUri !== undefined && parseRedirectTarget(facts.redirectUri) === null) {
    throw new UnusableInput("The redirect URI must not be navigated to.");
  }
  return createConsent(facts);
}

function readFacts(consent: Consent): ConsentFacts {
  const { client, account, destination, expectedAccount } = consent;
  const { id, name, description, type, logo } = client;
  const { organization } = account;
  return {
    client: {
      id,
      // A name that is the id stands for none.
      name: name === displayText(id, SHOWN_LENGTHS.clientId) ? "" : name,
      description,
      type,
      logo: logo !== undefined,
    },
    account: {
      name: account.name,
      email: account.email,
      organization: organization && {
        name: organization.name,
        logo: organization.logo !== undefined,
      },
    },
    redirectUri: destination.url,
    registrableDomain: destination.kind === "web" ? destination.registrableDomain : undefined,
    scopes: consent.scopes,
    resources: consent.resources,
    loginHint: expectedAccount,
  };
}
