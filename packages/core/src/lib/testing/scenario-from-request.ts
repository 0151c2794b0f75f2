import type { AuthorizationRequest } from "../authorization-request.ts";
import type { ClientType } from "../contract.ts";
import { parseRedirectTarget } from "../redirect-uri.ts";
import type { Refused } from "./define-scenario.ts";
import { createOwnScenario } from "./own-scenario.ts";
import { readRequest } from "./pasted-request.ts";
import { type RealityOptions, findDomain } from "./registrable-domain.ts";
import { type ConsentFacts, createRequestedScope } from "./sample-consent.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Makes a scenario of an authorization URL, or of its query alone: what the consent page would ask
 * a sample account. Of the client only its id is known, and stands for its name. Secrets (`state`,
 * `nonce`, `code_challenge`, hints, e-mail addresses, tokens, the values of the redirect URI's
 * query) become a sample's, wherever else they stand in the text.
 *
 * @returns The scenario, or why there is none, in a sentence that repeats no value.
 */
export function createScenarioFromRequest(
  url: string,
  options: RealityOptions = {},
): Scenario | Refused {
  const words = {
    id: "own-request",
    title: "From a request",
    about: "Made of an authorization URL; whatever was secret in it is a sample's.",
  };
  return createOwnScenario(words, url, () => {
    const read = readRequest(url);
    return "refused" in read ? read : { kind: "consent", facts: createRequestFacts(read, options) };
  });
}

/** Where clients without a secret may be answered, and others not. */
function guessType(redirectUri: string): ClientType {
  return parseRedirectTarget(redirectUri)?.kind === "web" ? "third_party" : "third_party_public";
}

/** What a request would ask a sample account for, where everything may be granted. */
function createRequestFacts(request: AuthorizationRequest, options: RealityOptions): ConsentFacts {
  const { clientId, redirectUri, scopes, resources, loginHint } = request;
  return {
    client: { id: clientId, name: "", description: "", type: guessType(redirectUri) },
    redirectUri,
    registrableDomain: findDomain(redirectUri, options),
    scopes: scopes.map((scope) => createRequestedScope(scope)),
    resources,
    loginHint,
  };
}
