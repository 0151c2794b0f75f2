import type { Destination } from "@assent/core/contract";

import type { AskingClient } from "./identity-provider/port.ts";

/**
 * `default`: follow Stytch, but ask before a public third-party client gets an answer on this
 * device, and for `prompt=consent` and client types of tomorrow. `strict`: ask for every
 * third-party and every public client as well.
 */
export type ConsentPolicy = "default" | "strict";

/** What a consent page hangs on. */
export interface ConsentQuestion {
  /** Stytch's own answer. */
  readonly consentRequired: boolean;
  readonly client: Pick<AskingClient, "type" | "typeKnown">;
  readonly destination: Destination;
  /** Whether the client sent `prompt=consent`. */
  readonly forceConsent: boolean;
  readonly policy: ConsentPolicy;
}

/**
 * Tells whether the user has to be asked. Only ever raises what Stytch demands.
 *
 * @see RFC 8252 §8.6
 */
export function needsConsent(question: ConsentQuestion): boolean {
  const { consentRequired, client, destination, forceConsent, policy } = question;
  const { type, typeKnown } = client;
  const impersonable = type === "third_party_public" && destination.kind !== "web";
  const strict = policy === "strict" && type !== "first_party";
  return consentRequired || forceConsent || !typeKnown || impersonable || strict;
}
