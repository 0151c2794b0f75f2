import { displayText, parseReturnTo } from "@assent/core";

/** Why somebody is on the sign-in page. */
type LoginReason =
  /** Nobody is signed in, or the page was opened by itself. */
  | "sign-in"
  /** Somebody is, and may want to be somebody else. */
  | "switch"
  /** The client wants to see them prove it again (`prompt=login`, `max_age`). */
  | "reauthenticate";

/** The parameters of the sign-in page, read. */
export interface LoginRequest {
  /** Absolute, and a page of this application. */
  readonly returnTo: string;
  readonly reason: LoginReason;
  /** Text to start the e-mail field with; whoever wrote the link chose it. */
  readonly loginHint: string;
  /** Id or slug of the organization to sign in to; whoever wrote the link chose it. */
  readonly organization: string | null;
}

/** What ids and slugs of organizations are made of. */
const ORGANIZATION = /^[\w.~-]{2,128}$/u;

/**
 * Reads the query of the sign-in page. Nothing in it can fail: what can't be used is left out.
 *
 * @param search With or without the leading `?`.
 * @param origin Of this application.
 * @see OpenID Connect Core §3.1.2.1 for `prompt`, `max_age` and `login_hint`
 */
export function parseLoginRequest(search: string, origin: string): LoginRequest {
  const parameters = new URLSearchParams(search);
  const returnTo = parseReturnTo(parameters.get("return_to"), origin);
  const asked = new URL(returnTo).searchParams;
  const organization = parameters.get("organization") ?? asked.get("organization") ?? "";
  return {
    returnTo,
    reason: readReason(parameters, asked),
    organization: ORGANIZATION.test(organization) ? organization : null,
    loginHint: displayText(parameters.get("login_hint") ?? "", 320),
  };
}

function readReason(parameters: URLSearchParams, asked: URLSearchParams): LoginReason {
  if (parameters.get("switch") === "1") {
    return "switch";
  }
  // What the client asked for counts as well as what the BFF says: going straight back to a
  // request that makes the BFF send people here would go round in circles.
  const prompts = `${parameters.get("prompt") ?? ""} ${asked.get("prompt") ?? ""}`.split(" ");
  if (prompts.includes("login") || asked.has("max_age")) {
    return "reauthenticate";
  }
  return prompts.includes("select_account") ? "switch" : "sign-in";
}

/**
 * The address of the team's own sign-in page for this request.
 *
 * @param loginUrl From the BFF's settings.
 * @returns `null` where there is none, or where it is this very page.
 */
export function otherWaysUrl(
  loginUrl: string | undefined,
  request: LoginRequest,
  origin: string,
): string | null {
  if (loginUrl === undefined || !URL.canParse(loginUrl, origin)) {
    return null;
  }
  const url = new URL(loginUrl, origin);
  const isThisPage = url.origin === origin && url.pathname === "/login";
  if (isThisPage || !["https:", "http:"].includes(url.protocol)) {
    return null;
  }
  url.searchParams.set("return_to", request.returnTo);
  return url.href;
}
