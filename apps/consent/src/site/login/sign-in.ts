import type { StytchClient } from "@stytch/react/headless";

import { readSession } from "../session/bff.ts";
import { type SignInFailure, parseSignInFailure } from "./sign-in-failure.ts";

/** How long a session lasts from signing in, in minutes. */
const SESSION_DURATION_MINUTES = 60;
/** How long an e-mailed code works, in minutes: the longest that Stytch allows. */
export const CODE_LIFETIME_MINUTES = 10;

/** A result, or why there is none. Never an exception. */
type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SignInFailure };

/** A code that was sent. */
export interface SentCode {
  readonly email: string;
  /** Stytch's name for the address; the code is only good together with it. */
  readonly methodId: string;
  readonly sentAt: Date;
}

/** The ways to sign in that this page offers. */
export interface SignIn {
  withPassword(email: string, password: string): Promise<Attempt<null>>;
  /** Sends a code. An address that is new to the project gets an account with it. */
  requestCode(email: string): Promise<Attempt<SentCode>>;
  withCode(code: string, sent: SentCode): Promise<Attempt<null>>;
  /** Ends the session that the SDK still holds, if any: at Stytch, and in this browser for sure. */
  forget(): Promise<void>;
}

/**
 * Signs in with the Stytch SDK.
 *
 * @param client From `stytchClient`.
 * @param now Default: the clock.
 */
export function createSignIn(client: StytchClient, now: () => Date = () => new Date()): SignIn {
  let forgetting: Promise<void> | null = null;

  /** One at a time: a slow one must not clear the session that comes after it. */
  function forget(): Promise<void> {
    forgetting ??= revoke(client).finally(() => {
      forgetting = null;
    });
    return forgetting;
  }

  /** No credential travels with a session that was here before: who signs in gets a new one. */
  async function afresh(authenticate: () => Promise<unknown>): Promise<Attempt<null>> {
    await forget();
    const attempt = await settle(authenticate());
    return attempt.ok ? confirm() : attempt;
  }

  return {
    withPassword: (email, password) =>
      afresh(() =>
        client.passwords.authenticate({
          email,
          password,
          session_duration_minutes: SESSION_DURATION_MINUTES,
        }),
      ),
    requestCode: async (email) => {
      const sentAt = now();
      const attempt = await settle(
        client.otps.email.loginOrCreate(email, { expiration_minutes: CODE_LIFETIME_MINUTES }),
      );
      return attempt.ok
        ? { ok: true, value: { email, methodId: attempt.value.method_id, sentAt } }
        : attempt;
    },
    withCode: async (code, sent) => {
      const attempt = await afresh(() =>
        client.otps.authenticate(code, sent.methodId, {
          session_duration_minutes: SESSION_DURATION_MINUTES,
        }),
      );
      return attempt.ok ? attempt : { ok: false, failure: judgeCode(attempt.failure, sent, now()) };
    },
    forget,
  };
}

async function revoke({ session }: StytchClient): Promise<void> {
  if (session.getSync() !== null || session.getTokens() !== null) {
    await session.revoke({ forceClear: true }).catch(() => null);
  }
}

async function settle<T>(call: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, failure: parseSignInFailure(error) };
  }
}

/** Whether the BFF sees the session: without its cookie the person would come back here, unaware. */
async function confirm(): Promise<Attempt<null>> {
  const session = await readSession().catch(() => null);
  return session?.account === null
    ? { ok: false, failure: { kind: "session-not-kept" } }
    : { ok: true, value: null };
}

/** Stytch answers alike for a wrong code and an old one; the page knows which is which. */
function judgeCode(failure: SignInFailure, sent: SentCode, at: Date): SignInFailure {
  const isOld = at.getTime() - sent.sentAt.getTime() >= CODE_LIFETIME_MINUTES * 60_000;
  return failure.kind === "code-refused" && isOld ? { ...failure, kind: "code-expired" } : failure;
}
