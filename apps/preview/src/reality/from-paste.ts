import {
  type Refused,
  type Scenario,
  createScenarioFromAnswer,
  createScenarioFromRequest,
} from "@assent/core/testing";
import { getDomain } from "tldts";

/** As the BFF finds it: by the public suffix list. */
function findRegistrableDomain(hostname: string): string | null {
  return getDomain(hostname, { allowPrivateDomains: true });
}

/**
 * Makes a scenario of what somebody pasted: an authorization URL, or an answer as JSON.
 *
 * @param request The authorization URL that the answer was given to; empty where nobody knows it.
 * @returns The scenario, or why there is none, in a sentence that repeats nothing of the text.
 */
export function createScenarioFromPaste(text: string, request: string): Scenario | Refused {
  const pasted = text.trim();
  if (pasted === "") {
    return { refused: "There is nothing in the box yet: paste an address or an answer." };
  }
  if (!/^[[{"]/u.test(pasted)) {
    return createScenarioFromRequest(pasted, { findRegistrableDomain });
  }
  return createScenarioFromAnswer(pasted, {
    findRegistrableDomain,
    ...(request.trim() !== "" && { request: request.trim() }),
  });
}
