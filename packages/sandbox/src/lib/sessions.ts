import { ApiProblem } from "./errors.ts";
import { createIdentifier, createSecretValue } from "./identifiers.ts";
import { joinClaims } from "./metadata.ts";
import type { Person } from "./people.ts";

/** How somebody proves who they are, in Stytch's shape. */
export interface Factor {
  readonly type: "password" | "otp" | "email_otp" | "magic_link" | "oauth";
  readonly delivery_method: "knowledge" | "email" | "sms" | "oauth_access_token_exchange";
  readonly email_factor?: { readonly email_id: string; readonly email_address: string };
  readonly phone_number_factor?: { readonly phone_id: string; readonly phone_number: string };
  readonly oauth_access_token_exchange_factor?: { readonly client_id: string };
}

/** A factor, and when it was last used. */
export interface AuthenticationFactor extends Factor {
  readonly last_authenticated_at: string;
}

/** A factor that was used at `instant`. */
export function usedFactor(factor: Factor, instant: Date): AuthenticationFactor {
  return { ...factor, last_authenticated_at: instant.toISOString() };
}

/** A signed-in session of a user, or of a member. */
export interface Session<P = Person> {
  readonly sessionId: string;
  readonly sessionToken: string;
  readonly person: P;
  readonly startedAt: Date;
  readonly lastAccessedAt: Date;
  readonly expiresAt: Date;
  readonly factors: readonly AuthenticationFactor[];
  /** What calls set, or deleted by `null`, on top of the project's template. */
  readonly customClaims: Readonly<Record<string, unknown>>;
}

/** What a sign-in is made of. */
export interface NewSession<P = Person> {
  readonly person: P;
  readonly factors: readonly AuthenticationFactor[];
  /** Default 60. */
  readonly durationMinutes?: number | undefined;
  readonly customClaims?: Readonly<Record<string, unknown>> | undefined;
}

const minimumMinutes = 5;
const maximumMinutes = 527_040;

/** Whose sessions a store keeps. */
export interface SessionStoreOptions<P> {
  /** How the sessions' identifiers begin. */
  readonly kind: "session" | "member-session";
  /** Somebody as they are now, or undefined when their account is gone. */
  readonly refresh: (person: P) => P | undefined;
  readonly now: () => Date;
}

/** The project's sessions; an expired one is as good as none. */
export class SessionStore<P = Person> {
  readonly #sessions = new Map<string, Session<P>>();
  readonly #options: SessionStoreOptions<P>;
  readonly #now: () => Date;

  constructor(options: SessionStoreOptions<P>) {
    this.#options = options;
    this.#now = options.now;
  }

  /** @throws ApiProblem `invalid_session_duration_minutes` */
  create({ person, factors, durationMinutes = 60, customClaims = {} }: NewSession<P>): Session<P> {
    const now = this.#now();
    const session: Session<P> = {
      sessionId: createIdentifier(this.#options.kind),
      sessionToken: createSecretValue(),
      person,
      startedAt: now,
      lastAccessedAt: now,
      expiresAt: this.#after(durationMinutes),
      factors,
      customClaims,
    };
    this.#sessions.set(session.sessionId, session);
    return session;
  }

  find(sessionId: string): Session<P> | undefined {
    return this.#live().find((session) => session.sessionId === sessionId);
  }

  findByToken(sessionToken: string): Session<P> | undefined {
    return this.#live().find((session) => session.sessionToken === sessionToken);
  }

  /** The sessions of the people `isTheirs` picks. */
  of(isTheirs: (person: P) => boolean): Session<P>[] {
    return this.#live().filter(({ person }) => isTheirs(person));
  }

  /** Notes that the session was used; with a duration, it lasts that much longer from now. */
  touch(
    session: Session<P>,
    durationMinutes?: number,
    customClaims: Readonly<Record<string, unknown>> = {},
  ): Session<P> {
    const touched: Session<P> = {
      ...session,
      lastAccessedAt: this.#now(),
      expiresAt: durationMinutes === undefined ? session.expiresAt : this.#after(durationMinutes),
      customClaims: joinClaims(session.customClaims, customClaims),
    };
    this.#sessions.set(session.sessionId, touched);
    return touched;
  }

  revoke(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  /** The sessions in force. */
  all(): Session<P>[] {
    return this.#live();
  }

  /** Puts these sessions in place of all there are. */
  restore(sessions: readonly Session<P>[]): void {
    this.#sessions.clear();
    for (const session of sessions) this.#sessions.set(session.sessionId, session);
  }

  #after(minutes: number): Date {
    if (minutes < minimumMinutes || minutes > maximumMinutes)
      throw new ApiProblem("invalid_session_duration_minutes");
    return new Date(this.#now().getTime() + minutes * 60_000);
  }

  /** Sessions in force, with their people as they are now: roles may have changed since, accounts may be gone. */
  #live(): Session<P>[] {
    return [...this.#sessions.values()].flatMap((session) => {
      const person = this.#options.refresh(session.person);
      return person === undefined || session.expiresAt <= this.#now()
        ? []
        : [{ ...session, person }];
    });
  }
}

/** Stytch's Session object, with the custom claims that it has now. */
export function wireSession(
  session: Session,
  customClaims: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    session_id: session.sessionId,
    user_id: session.person.userId,
    ...sessionFacts(session),
    ...(Object.keys(customClaims).length === 0 ? {} : { custom_claims: customClaims }),
  };
}

/** The part of a session that its JWT carries too. */
export function sessionFacts(
  session: Session<{ readonly roles: readonly string[] }>,
): Record<string, unknown> {
  return {
    started_at: session.startedAt.toISOString(),
    last_accessed_at: session.lastAccessedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    attributes: { ip_address: "", user_agent: "" },
    authentication_factors: session.factors,
    roles: session.person.roles,
  };
}
