import { AssentError, createErrorResponse } from "@assent/core";
import { DecisionRequest, type DecisionResponse } from "@assent/core/contract";
import * as v from "valibot";

import { describeDestination, nameDestination } from "../destination.ts";
import type { SessionCredential } from "../identity-provider/port.ts";
import { type Caller, type Services, recordAudit } from "../services.ts";
import { bindSessionId, bindToken } from "../session/cookies.ts";
import { RECHECK_AGE_MS, Transaction, grantableScopes } from "../transaction/transaction.ts";
import { digestDisplay } from "./consent.ts";
import { type SubmittedAuthorization, submitAuthorization } from "./submit.ts";

/**
 * Takes a decision: opens the transaction, sees that it is this session's, claims it, and submits
 * exactly what was shown, narrowed to the scopes that were chosen.
 *
 * @throws AssentError `decision_invalid`, `session_required`, `transaction_invalid`,
 *   `transaction_expired`, `transaction_used`, `account_changed`, `details_changed`,
 *   `redirect_refused`, `outcome_unknown`, `upstream_unavailable`, `upstream_invalid`
 */
export async function decide(
  services: Services,
  caller: Caller,
  body: unknown,
): Promise<DecisionResponse> {
  const read = v.safeParse(DecisionRequest, body);
  if (!read.success) {
    throw new AssentError("decision_invalid");
  }
  const decision = read.output;
  const { credential } = caller;
  if (credential === null) {
    throw new AssentError("session_required");
  }
  const transaction = openTransaction(services, decision.transaction);
  await requireBinding(services, caller, credential, transaction);
  const offered = grantableScopes(transaction);
  if (!decision.scopes.every((scope) => offered.includes(scope))) {
    throw new AssentError("decision_invalid");
  }
  const allowed = decision.decision === "allow";
  const scopes = allowed ? offered.filter((scope) => decision.scopes.includes(scope)) : offered;
  const expiresAt = new Date(transaction.expiresAt);
  if (!(await services.ledger.claim(transaction.id, expiresAt))) {
    throw new AssentError("transaction_used");
  }
  const { redirectTo, upstreamRequestId } = await settle(services, transaction, async () => {
    if (allowed) {
      await requireUnchanged(services, caller, credential, transaction);
    }
    return submit(services, caller, { transaction, credential, scopes, allowed });
  });
  recordAudit(services, caller, {
    event: allowed ? "consent.allowed" : "consent.denied",
    upstreamRequestId,
    userId: transaction.userId,
    clientId: transaction.clientId,
    clientType: transaction.clientType,
    scopes: allowed ? scopes : [],
    redirectTo: nameDestination(describeDestination(transaction.redirectUri)),
  });
  return { redirectTo };
}

function openTransaction(services: Services, sealed: string): Transaction {
  const transaction = services.seal.open("assent-transaction", sealed, Transaction);
  if (transaction === null) {
    throw new AssentError("transaction_invalid");
  }
  const expired = transaction.expiresAt <= services.now().getTime();
  if (expired || transaction.epoch !== services.ledger.epoch) {
    throw new AssentError("transaction_expired");
  }
  return transaction;
}

/** Comes before anything that has an effect: a foreign transaction reaches neither ledger nor Stytch. */
async function requireBinding(
  services: Services,
  caller: Caller,
  credential: SessionCredential,
  transaction: Transaction,
): Promise<void> {
  const binding = await nameSession(services, caller, credential);
  if (binding !== transaction.binding) {
    recordAudit(services, caller, {
      event: "transaction.refused",
      clientId: transaction.clientId,
      reason: "account_changed",
    });
    throw new AssentError("account_changed");
  }
}

async function nameSession(
  { provider }: Services,
  { budget }: Caller,
  credential: SessionCredential,
): Promise<string> {
  if (credential.kind === "token") {
    return bindToken(credential.value);
  }
  // A JWT reads as valid for minutes after its session was revoked: only Stytch knows.
  const session = await provider.authenticate(credential, budget);
  if (session === null) {
    throw new AssentError("session_required");
  }
  return bindSessionId(session.sessionId);
}

/** Keeps the claim where Stytch may have acted, and gives it back where it surely has not. */
async function settle<T>(
  { ledger }: Services,
  { id }: Transaction,
  act: () => Promise<T>,
): Promise<T> {
  try {
    const result = await act();
    await ledger.commit(id);
    return result;
  } catch (error) {
    const acted =
      !(error instanceof AssentError) ||
      error.code === "outcome_unknown" ||
      error.code === "redirect_refused";
    await (acted ? ledger.commit(id) : ledger.release(id));
    throw error;
  }
}

/** What was shown a while ago may no longer be what would be allowed. */
async function requireUnchanged(
  { provider, now }: Services,
  { budget }: Caller,
  credential: SessionCredential,
  transaction: Transaction,
): Promise<void> {
  if (now().getTime() - transaction.shownAt <= RECHECK_AGE_MS) {
    return;
  }
  const start = await provider.start({ ...transaction, credential }, budget);
  if (start.userId !== transaction.userId || digestDisplay(start) !== transaction.display) {
    throw new AssentError("details_changed");
  }
}

/** A decision that may be carried out. */
interface Resolution {
  readonly transaction: Transaction;
  readonly credential: SessionCredential;
  readonly scopes: readonly string[];
  readonly allowed: boolean;
}

async function submit(
  services: Services,
  caller: Caller,
  { transaction, credential, scopes, allowed }: Resolution,
): Promise<SubmittedAuthorization> {
  const { clientId, clientType, redirectUri, state, nonce, codeChallenge } = transaction;
  if (scopes.length === 0) {
    // Stytch takes no empty list, and what cannot be granted is never sent: the denial is ours.
    const denial = { error: "access_denied", description: "The user denied the request." };
    const redirectTo = createErrorResponse({ redirectUri, state }, denial, services.iss);
    return { redirectTo, upstreamRequestId: "" };
  }
  const { resources, forceConsent } = transaction;
  const submission = {
    credential,
    clientId,
    redirectUri,
    scopes,
    forceConsent,
    granted: allowed,
    state,
    nonce,
    codeChallenge,
    resources,
  };
  return submitAuthorization(services, caller, submission, clientType);
}
