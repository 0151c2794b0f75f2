import { readSession } from "../session/bff.ts";
import { type SignInFailure, parseSignInFailure } from "./sign-in-failure.ts";

/** How long a session lasts from signing in, in minutes. */
export const SESSION_DURATION_MINUTES = 60;
/** How long an e-mailed code works, in minutes: the longest that Stytch allows. */
export const CODE_LIFETIME_MINUTES = 10;

/** A result, or why there is none. Never an exception. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SignInFailure };

/** A code that was sent. */
export interface SentCode {
  readonly email: string;
  /**
   * Stytch's name for the address; the code is only good together with it. The address itself where
   * Stytch has no other name.
   */
  readonly methodId: string;
  readonly sentAt: Date;
}

/** The ways to prove who one is that this page offers. `Proof` is what comes of it. */
export interface SignIn<Proof> {
  withPassword(email: string, password: string): Promise<Attempt<Proof>>;
  requestCode(email: string): Promise<Attempt<SentCode>>;
  withCode(code: string, sent: SentCode): Promise<Attempt<Proof>>;
}

/** Makes a value of what the Stytch SDK rejects with. */
export async function settle<T>(call: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, failure: parseSignInFailure(error) };
  }
}

/** Whether the BFF sees the session: without its cookie the person would come back here, unaware. */
export async function confirmSession(): Promise<Attempt<null>> {
  const session = await readSession().catch(() => null);
  return session?.account === null
    ? { ok: false, failure: { kind: "session-not-kept" } }
    : { ok: true, value: null };
}

/** Stytch answers alike for a wrong code and an old one; the page knows which is which. */
export function judgeCode<T>(attempt: Attempt<T>, sent: SentCode, at: Date): Attempt<T> {
  if (attempt.ok || attempt.failure.kind !== "code-refused") {
    return attempt;
  }
  const isOld = at.getTime() - sent.sentAt.getTime() >= CODE_LIFETIME_MINUTES * 60_000;
  return isOld ? { ok: false, failure: { ...attempt.failure, kind: "code-expired" } } : attempt;
}

/** The part of an SDK's client that holds a session. */
interface SessionHolder {
  readonly session: {
    getSync(): unknown;
    getTokens(): unknown;
    revoke(options: { readonly forceClear: boolean }): Promise<unknown>;
  };
}

/**
 * Creates what ends the session that the SDK still holds, if any: at Stytch, and in this browser for
 * sure. One at a time: a slow one must not clear the session that comes after it.
 */
export function createForgetting({ session }: SessionHolder): () => Promise<void> {
  let forgetting: Promise<void> | null = null;
  async function revoke(): Promise<void> {
    if (session.getSync() !== null || session.getTokens() !== null) {
      await session.revoke({ forceClear: true }).catch(() => null);
    }
  }
  return () => {
    forgetting ??= revoke().finally(() => {
      forgetting = null;
    });
    return forgetting;
  };
}
