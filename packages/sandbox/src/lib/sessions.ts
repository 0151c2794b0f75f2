import { ApiProblem } from "./errors.ts";
import { createIdentifier, createSecretValue } from "./identifiers.ts";
import { mergeClaims } from "./metadata.ts";
import type { Person, PersonStore } from "./people.ts";

/** How somebody proves who they are, in Stytch's shape. */
export interface Factor {
  readonly type: "password" | "otp" | "oauth";
  readonly delivery_method: "knowledge" | "email" | "oauth_access_token_exchange";
  readonly email_factor?: { readonly email_id: string; readonly email_address: string };
  readonly oauth_access_token_exchange_factor?: { readonly client_id: string };
}

/** A factor, and when it was last used. */
interface AuthenticationFactor extends Factor {
  readonly last_authenticated_at: string;
}

/** A signed-in session. */
export interface Session {
  readonly sessionId: string;
  readonly sessionToken: string;
  readonly person: Person;
  readonly startedAt: Date;
  readonly lastAccessedAt: Date;
  readonly expiresAt: Date;
  readonly factors: readonly AuthenticationFactor[];
  readonly customClaims: Readonly<Record<string, unknown>>;
}

/** What a sign-in is made of. */
export interface NewSession {
  readonly person: Person;
  readonly factor: Factor;
  /** Default 60. */
  readonly durationMinutes?: number | undefined;
  readonly customClaims?: Readonly<Record<string, unknown>> | undefined;
}

const minimumMinutes = 5;
const maximumMinutes = 527_040;

/** The project's sessions; an expired one is as good as none. */
export class SessionStore {
  readonly #sessions = new Map<string, Session>();
  readonly #people: PersonStore;
  readonly #now: () => Date;

  constructor(people: PersonStore, now: () => Date) {
    this.#people = people;
    this.#now = now;
  }

  /** @throws ApiProblem `invalid_session_duration_minutes` */
  create({ person, factor, durationMinutes = 60, customClaims = {} }: NewSession): Session {
    const now = this.#now();
    const session: Session = {
      sessionId: createIdentifier("session"),
      sessionToken: createSecretValue(),
      person,
      startedAt: now,
      lastAccessedAt: now,
      expiresAt: this.#after(durationMinutes),
      factors: [{ ...factor, last_authenticated_at: now.toISOString() }],
      customClaims,
    };
    this.#sessions.set(session.sessionId, session);
    return session;
  }

  find(sessionId: string): Session | undefined {
    return this.#live().find((session) => session.sessionId === sessionId);
  }

  findByToken(sessionToken: string): Session | undefined {
    return this.#live().find((session) => session.sessionToken === sessionToken);
  }

  of(userId: string): Session[] {
    return this.#live().filter(({ person }) => person.userId === userId);
  }

  /** Notes that the session was used; with a duration, it lasts that much longer from now. */
  touch(
    session: Session,
    durationMinutes?: number,
    customClaims: Readonly<Record<string, unknown>> = {},
  ): Session {
    const touched: Session = {
      ...session,
      lastAccessedAt: this.#now(),
      expiresAt: durationMinutes === undefined ? session.expiresAt : this.#after(durationMinutes),
      customClaims: mergeClaims(session.customClaims, customClaims),
    };
    this.#sessions.set(session.sessionId, touched);
    return touched;
  }

  revoke(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  #after(minutes: number): Date {
    if (minutes < minimumMinutes || minutes > maximumMinutes)
      throw new ApiProblem("invalid_session_duration_minutes");
    return new Date(this.#now().getTime() + minutes * 60_000);
  }

  /** Sessions in force, with their people as they are now: roles may have changed since, accounts may be gone. */
  #live(): Session[] {
    return [...this.#sessions.values()].flatMap((session) => {
      const person = this.#people.find(session.person.userId);
      return person === undefined || session.expiresAt <= this.#now()
        ? []
        : [{ ...session, person }];
    });
  }
}

/** Stytch's Session object. */
export function wireSession(session: Session): Record<string, unknown> {
  return {
    session_id: session.sessionId,
    user_id: session.person.userId,
    ...sessionFacts(session),
    ...(Object.keys(session.customClaims).length === 0
      ? {}
      : { custom_claims: session.customClaims }),
  };
}

/** The part of a session that its JWT carries too. */
export function sessionFacts(session: Session): Record<string, unknown> {
  return {
    started_at: session.startedAt.toISOString(),
    last_accessed_at: session.lastAccessedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    attributes: { ip_address: "", user_agent: "" },
    authentication_factors: session.factors,
    roles: session.person.roles,
  };
}
