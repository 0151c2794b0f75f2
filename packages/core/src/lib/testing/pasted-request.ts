import { type AuthorizationRequest, parseAuthorizationRequest } from "../authorization-request.ts";
import type { Refused } from "./define-scenario.ts";

/** The most characters of a pasted text that are read. */
export const MAX_PASTE_LENGTH = 100_000;

/** Reads the request of an authorization URL, or of a query. */
export function readRequest(url: string): AuthorizationRequest | Refused {
  const pasted = url.trim();
  if (pasted.length > MAX_PASTE_LENGTH) {
    return { refused: `The text is longer than ${MAX_PASTE_LENGTH} characters.` };
  }
  const [address = "", ...rest] = pasted.split("#", 1).join("").split("?");
  const query = rest.length > 0 ? rest.join("?") : address;
  if (!/(?:^|&)[a-z_]+=/u.test(query)) {
    return {
      refused: "The text has no query of an authorization request: nothing like ?client_id=…",
    };
  }
  const read = parseAuthorizationRequest(query);
  return read.ok
    ? read.request
    : { refused: `The query of the text is no authorization request: ${read.defect.detail}` };
}
