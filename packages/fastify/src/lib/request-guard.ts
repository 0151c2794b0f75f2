import { AssentError } from "@assent/core";
import { REQUEST_HEADER } from "@assent/core/contract";

/** The headers of a request, as Node hands them over. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Lets only this application's own script change anything: JSON, a header that no form can set, our
 * own origin, and no word from the browser that the request came from elsewhere.
 *
 * @throws AssentError `unsupported_media_type`, `request_refused`
 * @see OWASP ASVS 5.0 §3.5
 */
export function requireOwnScript(headers: RequestHeaders, publicUrl: string): void {
  const { origin } = headers;
  const site = headers["sec-fetch-site"];
  const ownOrigin = origin === undefined ? site === "same-origin" : origin === publicUrl;
  const ownSite = site === undefined || site === "same-origin";
  if (!ownOrigin || !ownSite || headers[REQUEST_HEADER] === undefined) {
    throw new AssentError("request_refused");
  }
  const [type] = String(headers["content-type"] ?? "").split(";", 1);
  if (type?.trim().toLowerCase() !== "application/json") {
    throw new AssentError("unsupported_media_type");
  }
}

/**
 * Lets only a person's own navigation act: no prefetch, no prerendering, no frame, no image that
 * points here. Headers that a browser does not send are no reason to refuse.
 *
 * @throws AssentError `request_refused`
 * @see Fetch Metadata Request Headers §2
 */
export function requireNavigation(headers: RequestHeaders): void {
  const { purpose } = headers;
  const destination = headers["sec-fetch-dest"] ?? "document";
  const mode = headers["sec-fetch-mode"] ?? "navigate";
  const speculative = headers["sec-purpose"] !== undefined || purpose === "prefetch";
  if (speculative || destination !== "document" || mode !== "navigate") {
    throw new AssentError("request_refused");
  }
}

/** Refuses to be part of another document. */
export function requireNoFrame(headers: RequestHeaders): void {
  const destination = headers["sec-fetch-dest"];
  if (["iframe", "frame", "embed", "object", "fencedframe"].includes(String(destination))) {
    throw new AssentError("request_refused");
  }
}
