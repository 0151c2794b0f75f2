import { createIdentifier } from "./identifiers.ts";
import type { PasswordHash } from "./passwords.ts";
import type { AccountClaims } from "./account-claims.ts";
import { defaultRole } from "./rbac.ts";

/** A user's name as Stytch keeps it. */
interface PersonName {
  readonly first_name?: string;
  readonly middle_name?: string;
  readonly last_name?: string;
}

/** Somebody with an account in the project. */
export interface Person {
  readonly userId: string;
  readonly name: PersonName;
  readonly createdAt: Date;
  readonly roles: readonly string[];
  readonly emailId: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly phoneId: string;
  readonly phoneNumber?: string;
  readonly passwordHash?: PasswordHash;
  /** Of a seeded person: the password, which the overview shows. */
  readonly shownPassword?: string;
  readonly trustedMetadata: Readonly<Record<string, unknown>>;
  readonly untrustedMetadata: Readonly<Record<string, unknown>>;
}

/** What may be said about a new account. */
export type NewPerson = Partial<Person> & Pick<Person, "createdAt">;

/** The project's users, in the order of their creation. */
export class PersonStore {
  readonly #people = new Map<string, Person>();

  add(person: NewPerson): Person {
    const complete: Person = {
      userId: createIdentifier("user"),
      emailId: createIdentifier("email"),
      phoneId: createIdentifier("phone-number"),
      name: {},
      emailVerified: false,
      trustedMetadata: {},
      untrustedMetadata: {},
      ...person,
      roles: [...new Set([defaultRole, ...(person.roles ?? [])])],
    };
    this.#people.set(complete.userId, complete);
    return complete;
  }

  find(userId: string): Person | undefined {
    return this.#people.get(userId);
  }

  findByEmail(email: string): Person | undefined {
    return this.all().find((one) => one.email?.toLowerCase() === email.toLowerCase());
  }

  findByEmailId(emailId: string): Person | undefined {
    return this.all().find((one) => one.emailId === emailId);
  }

  replace(person: Person): void {
    this.#people.set(person.userId, person);
  }

  remove(userId: string): void {
    this.#people.delete(userId);
  }

  all(): Person[] {
    return [...this.#people.values()];
  }

  /** Puts these people in place of all there are. */
  restore(people: readonly Person[]): void {
    this.#people.clear();
    for (const person of people) this.replace(person);
  }
}

/** The name as one line; empty when the account has none. */
export function displayName({ name }: Person): string {
  return [name.first_name, name.middle_name, name.last_name]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** Stytch's User object. */
export function wireUser(person: Person): Record<string, unknown> {
  const { email, phoneNumber } = person;
  return {
    user_id: person.userId,
    name: { first_name: "", middle_name: "", last_name: "", ...person.name },
    status: "active",
    created_at: person.createdAt.toISOString(),
    emails:
      email === undefined
        ? []
        : [{ email_id: person.emailId, email, verified: person.emailVerified }],
    phone_numbers:
      phoneNumber === undefined
        ? []
        : [{ phone_id: person.phoneId, phone_number: phoneNumber, verified: false }],
    password:
      person.passwordHash === undefined
        ? null
        : { password_id: `password-test-${person.userId.slice(-36)}`, requires_reset: false },
    providers: [],
    webauthn_registrations: [],
    biometric_registrations: [],
    totps: [],
    crypto_wallets: [],
    is_locked: false,
    roles: person.roles,
    trusted_metadata: person.trustedMetadata,
    untrusted_metadata: person.untrustedMetadata,
  };
}

/** The OpenID Connect claims about a person; the provider picks those that the granted scopes allow. */
export function claimsAbout(person: Person): AccountClaims {
  const name = displayName(person);
  return {
    sub: person.userId,
    email: person.email,
    email_verified: person.email === undefined ? undefined : person.emailVerified,
    name: name === "" ? undefined : name,
    given_name: person.name.first_name,
    middle_name: person.name.middle_name,
    family_name: person.name.last_name,
    phone_number: person.phoneNumber,
    phone_number_verified: person.phoneNumber === undefined ? undefined : false,
  };
}
