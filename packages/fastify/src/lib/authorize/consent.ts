import { hash } from "node:crypto";

import { AssentError, type AuthorizationRequest, displayText } from "@assent/core";
import type { Consent, Destination, RequestedScope } from "@assent/core/contract";

import { describeClient } from "../client-description.ts";
import type { AuthorizationStart, Session, SessionCredential } from "../identity-provider/port.ts";
import { describeAccount } from "../logo/path.ts";
import type { Services } from "../services.ts";
import { bindSessionId, bindToken } from "../session/cookies.ts";
import { TRANSACTION_LIFETIME_MS, type Transaction } from "../transaction/transaction.ts";
import { createSignInUrl } from "./sign-in-detour.ts";

/** Everything that a consent page is made of. */
export interface ConsentMaterial {
  readonly request: AuthorizationRequest;
  /** The request's query string without our own marker. */
  readonly query: string;
  readonly start: AuthorizationStart;
  readonly destination: Destination;
  readonly credential: SessionCredential;
  /** Known where it was asked for, and always where only a JWT came. */
  readonly session: Session | null;
  /** The scopes that this client has been granted before; `null` where nobody knows. */
  readonly granted: Promise<readonly string[] | null>;
}

/** The contract takes no longer text; only absurd requests seal into one. */
const MAX_SEALED_LENGTH = 12_000;

/**
 * Makes a consent page and the sealed transaction that holds what it shows.
 *
 * @throws AssentError `invalid_request` where the request is too large to be sealed.
 */
export async function createConsent(
  services: Services,
  material: ConsentMaterial,
): Promise<Consent> {
  const { request, query, start, destination, session, granted } = material;
  const transaction = createTransaction(services, material);
  const sealed = services.seal.close("assent-transaction", transaction);
  if (sealed.length > MAX_SEALED_LENGTH) {
    throw new AssentError("invalid_request", { detail: "The authorization request is too long." });
  }
  const expectedAccount = readExpectedAccount(request, start);
  return {
    kind: "consent",
    transaction: sealed,
    expiresAt: new Date(transaction.expiresAt).toISOString(),
    client: describeClient(services.logos, request.clientId, start.client),
    account: describeAccount(services.logos, start),
    destination,
    scopes: markGranted(start, await granted),
    resources: [...request.resources],
    ...(expectedAccount !== undefined && { expectedAccount }),
    switchAccountUrl: createSignInUrl(services, {
      request,
      query,
      session,
      switchAccount: true,
    }),
  };
}

function createTransaction(services: Services, material: ConsentMaterial): Transaction {
  const { request, start, credential, session } = material;
  const shownAt = services.now().getTime();
  const { state, nonce, codeChallenge } = request;
  return {
    id: crypto.randomUUID(),
    ...(services.ledger.epoch !== undefined && { epoch: services.ledger.epoch }),
    shownAt,
    expiresAt: shownAt + TRANSACTION_LIFETIME_MS,
    binding:
      credential.kind === "token"
        ? bindToken(credential.value)
        : bindSessionId(session?.sessionId ?? ""),
    userId: start.userId,
    clientId: request.clientId,
    clientType: start.client.type,
    redirectUri: request.redirectUri,
    scopes: [...request.scopes],
    grantable: request.scopes.flatMap((scope, index) =>
      start.scopes.some((result) => result.scope === scope && result.grantable) ? [index] : [],
    ),
    ...(state !== undefined && { state }),
    ...(nonce !== undefined && { nonce }),
    ...(codeChallenge !== undefined && { codeChallenge }),
    resources: [...request.resources],
    forceConsent: isForced(request),
    display: digestDisplay(start),
  };
}

/** Tells whether the client insists on a consent page. */
export function isForced({ prompts }: AuthorizationRequest): boolean {
  return prompts.includes("consent");
}

/** Digest of what a page shows of a client, by which a later look finds it changed. */
export function digestDisplay({ client, consentRequired, scopes }: AuthorizationStart): string {
  const { name, description, type, logoUrl = null } = client;
  const shown = [name, description, type, logoUrl, consentRequired, scopes];
  return hash("sha256", JSON.stringify(shown), "base64url");
}

function markGranted(
  { scopes }: AuthorizationStart,
  granted: readonly string[] | null,
): RequestedScope[] {
  return granted === null
    ? [...scopes]
    : scopes.map(({ scope, description, grantable }) => ({
        scope,
        description,
        grantable,
        granted: granted.includes(scope),
      }));
}

function readExpectedAccount(
  { loginHint }: AuthorizationRequest,
  { account }: AuthorizationStart,
): string | undefined {
  const hint = displayText(loginHint ?? "", 100);
  const same = hint.toLowerCase() === account.email?.toLowerCase();
  return hint === "" || same ? undefined : hint;
}
