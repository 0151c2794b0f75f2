import { hash } from "node:crypto";

import type { AuthorizationRequest } from "@assent/core";
import { PATHS } from "@assent/core/contract";
import * as v from "valibot";

import type { Session } from "../identity-provider/port.ts";
import type { Services } from "../services.ts";

/** The parameter that says that a request has been to the sign-in page. */
export const MARKER_PARAMETER = "assent_return";

/** Why a signed-in user has to pass the sign-in page. */
export type DetourReason = "login" | "select_account";

/** What the marker holds: it stands for one request and one trip. */
const Marker = v.strictObject({
  id: v.string(),
  epoch: v.optional(v.string()),
  /** Digest of the request that was interrupted. */
  request: v.string(),
  issuedAt: v.number(),
  expiresAt: v.number(),
  /** When the user had last proved who they are, by Stytch's clock; 0 where nobody was signed in. */
  provedAt: v.number(),
});
type Marker = v.InferOutput<typeof Marker>;

const MARKER_LIFETIME_MS = 1_800_000;
/** Two clocks that are both right differ by less. */
const CLOCK_SKEW_MS = 60_000;

/** The query without its marker, and the marker. */
interface MarkedQuery {
  readonly query: string;
  readonly marker: string | null;
}

/** Takes the marker out of a query string; the rest keeps its bytes. */
export function splitMarker(query: string): MarkedQuery {
  const prefix = `${MARKER_PARAMETER}=`;
  const pairs = query.replace(/^\?/u, "").split("&");
  const marker = pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length) ?? null;
  return { query: pairs.filter((pair) => !pair.startsWith(prefix)).join("&"), marker };
}

/** Tells whether a request may have to pass the sign-in page though somebody is signed in. */
export function asksForDetour({ prompts, maxAgeSeconds }: AuthorizationRequest): boolean {
  const names: readonly string[] = prompts;
  return names.includes("login") || names.includes("select_account") || maxAgeSeconds !== undefined;
}

/** Whether a detour is due, and which marker says that it has been made. */
export interface DetourVerdict {
  readonly due: DetourReason | null;
  /** To be claimed before anything comes of it, so that it counts once. */
  readonly spent: { readonly id: string; readonly expiresAt: Date } | null;
}

/**
 * Judges `prompt=login`, `prompt=select_account` and `max_age` against the live session. That the
 * user has been to the sign-in page is believed from a sealed marker alone, and that they signed in
 * there from Stytch's own record.
 *
 * @see OpenID Connect Core §3.1.2.1
 */
export function judgeDetour(
  services: Services,
  request: AuthorizationRequest,
  session: Session,
  marked: MarkedQuery,
): DetourVerdict {
  const prompts: readonly string[] = request.prompts;
  const provedAt = session.authenticatedAt?.getTime() ?? 0;
  const ageMs = services.now().getTime() - provedAt;
  const tooOld = request.maxAgeSeconds !== undefined && ageMs > request.maxAgeSeconds * 1_000;
  const needsProof = prompts.includes("login") || tooOld || request.maxAgeSeconds === 0;
  const needsChoice = prompts.includes("select_account");
  if (!needsProof && !needsChoice) {
    return { due: null, spent: null };
  }
  const marker = openMarker(services, marked);
  const proved =
    marker !== null && provedAt > marker.provedAt && provedAt >= marker.issuedAt - CLOCK_SKEW_MS;
  if (marker === null || (needsProof && !proved)) {
    return { due: needsProof ? "login" : "select_account", spent: null };
  }
  return { due: null, spent: { id: marker.id, expiresAt: new Date(marker.expiresAt) } };
}

function openMarker(services: Services, marked: MarkedQuery): Marker | null {
  if (marked.marker === null) {
    return null;
  }
  const marker = services.seal.open("assent-return", marked.marker, Marker);
  const valid =
    marker !== null &&
    marker.request === digest(marked.query) &&
    marker.epoch === services.ledger.epoch &&
    marker.expiresAt > services.now().getTime();
  return valid ? marker : null;
}

/** How the sign-in page is to be asked. */
export interface SignInTrip {
  readonly request: AuthorizationRequest;
  /** Without a marker. */
  readonly query: string;
  readonly session: Session | null;
  readonly reason?: DetourReason | undefined;
  /** Whether the user asked to be somebody else. */
  readonly switchAccount?: boolean;
}

/** Builds the address of the sign-in page that comes back to this request. */
export function createSignInUrl(services: Services, trip: SignInTrip): string {
  const { request, query, session, reason, switchAccount = false } = trip;
  const { loginUrl, publicUrl } = services;
  const marker = asksForDetour(request)
    ? `&${MARKER_PARAMETER}=${closeMarker(services, query, session)}`
    : "";
  // URL parsers read a backslash as a slash, so a return address that holds one is not followed.
  const path = `${PATHS.authorize}?${query.replaceAll("\\", "%5C")}${marker}`;
  const parameters = [
    ["return_to", loginUrl.startsWith("/") ? path : `${publicUrl}${path}`],
    ["prompt", reason],
    ["login_hint", switchAccount ? undefined : request.loginHint],
    ["ui_locales", request.uiLocales.join(" ") || undefined],
    ["switch", switchAccount ? "1" : undefined],
  ] as const;
  const added = parameters
    .filter(([, value]) => value !== undefined)
    .map(([name, value = ""]) => `${name}=${encodeURIComponent(value)}`);
  return `${loginUrl}${loginUrl.includes("?") ? "&" : "?"}${added.join("&")}`;
}

function closeMarker(
  { seal, ledger, now }: Services,
  query: string,
  session: Session | null,
): string {
  const issuedAt = now().getTime();
  return seal.close("assent-return", {
    id: crypto.randomUUID(),
    ...(ledger.epoch !== undefined && { epoch: ledger.epoch }),
    request: digest(query),
    issuedAt,
    expiresAt: issuedAt + MARKER_LIFETIME_MS,
    provedAt: session?.authenticatedAt?.getTime() ?? 0,
  } satisfies Marker);
}

function digest(query: string): string {
  return hash("sha256", query.replaceAll("\\", "%5C"), "base64url");
}
