import { createSecretValue } from "../identifiers.ts";
import type { AuthenticationFactor } from "../sessions.ts";

/** What somebody has proved who is not signed in to an organization yet. */
export interface IntermediateSession {
  readonly token: string;
  readonly email: string;
  readonly factors: readonly AuthenticationFactor[];
  readonly expiresAt: Date;
}

const lifetimeMs = 10 * 60_000;

/** Intermediate sessions: ten minutes each, ended by the sign-in they lead to. */
export class IntermediateSessionStore {
  readonly #sessions = new Map<string, IntermediateSession>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  create(email: string, factors: readonly AuthenticationFactor[]): IntermediateSession {
    const session: IntermediateSession = {
      token: createSecretValue(),
      email,
      factors,
      expiresAt: new Date(this.#now().getTime() + lifetimeMs),
    };
    this.#sessions.set(session.token, session);
    return session;
  }

  find(token: string): IntermediateSession | undefined {
    const session = this.#sessions.get(token);
    return session === undefined || session.expiresAt <= this.#now() ? undefined : session;
  }

  end(token: string): void {
    this.#sessions.delete(token);
  }
}
