import type { StytchClient } from "@stytch/react/headless";

import {
  type Attempt,
  CODE_LIFETIME_MINUTES,
  SESSION_DURATION_MINUTES,
  type SignIn,
  confirmSession,
  createForgetting,
  judgeCode,
  settle,
} from "./attempt.ts";

/** Signing in where an account is one person's own. */
export interface PersonalSignIn extends SignIn<null> {
  /** Ends the session that the SDK still holds, if any. */
  forget(): Promise<void>;
}

const SESSION = { session_duration_minutes: SESSION_DURATION_MINUTES } as const;

/**
 * Signs in with the Stytch SDK. An address that is new to the project gets an account with its first
 * code.
 *
 * @param client From `stytchClient`.
 * @param now Default: the clock.
 */
export function createSignIn(
  client: StytchClient,
  now: () => Date = () => new Date(),
): PersonalSignIn {
  const forget = createForgetting(client);

  /** No credential travels with a session that was here before: who signs in gets a new one. */
  async function afresh(authenticate: () => Promise<unknown>): Promise<Attempt<null>> {
    await forget();
    const attempt = await settle(authenticate());
    return attempt.ok ? confirmSession() : attempt;
  }

  return {
    withPassword: (email, password) =>
      afresh(() => client.passwords.authenticate({ email, password, ...SESSION })),
    requestCode: async (email) => {
      const sentAt = now();
      const attempt = await settle(
        client.otps.email.loginOrCreate(email, { expiration_minutes: CODE_LIFETIME_MINUTES }),
      );
      return attempt.ok
        ? { ok: true, value: { email, methodId: attempt.value.method_id, sentAt } }
        : attempt;
    },
    withCode: async (code, sent) =>
      judgeCode(
        await afresh(() => client.otps.authenticate(code, sent.methodId, SESSION)),
        sent,
        now(),
      ),
    forget,
  };
}
