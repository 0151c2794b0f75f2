import type { StytchB2BClient } from "@stytch/react/b2b/headless";

import {
  type Attempt,
  SESSION_DURATION_MINUTES,
  type SentCode,
  type SignIn,
  confirmSession,
  createForgetting,
  judgeCode,
  settle,
} from "../attempt.ts";
import {
  type Discovery,
  type FoundOrganization,
  type KnownOrganization,
  type Requirement,
  safeParseDiscovery,
  safeParseMemberSignIn,
  safeParseOrganization,
} from "./discovery.ts";

/** What comes of proving who one is, where people belong to organizations. */
export type MemberProof =
  | { readonly kind: "signed-in" }
  /** An address is proved; an organization is to be chosen. */
  | { readonly kind: "discovered"; readonly discovery: Discovery }
  /** The organization asks for more. */
  | {
      readonly kind: "more-needed";
      readonly organization: KnownOrganization;
      readonly requirement: Exclude<Requirement, "nothing">;
    };

/** Signing in where people belong to organizations. */
export interface MemberSignIn {
  /** Proves an address, and finds its organizations. Goes straight on where there is but one. */
  readonly anywhere: SignIn<MemberProof>;
  /** Signs in to an organization that is known by its id. */
  inside(organizationId: string): SignIn<MemberProof>;
  /** Goes on to an organization after an address was proved. */
  choose(organization: FoundOrganization): Promise<Attempt<MemberProof>>;
  /** The organizations of whoever is signed in. */
  listMine(): Promise<Attempt<Discovery>>;
  /** Signs in to another organization with the session that there is. */
  change(organization: FoundOrganization): Promise<Attempt<MemberProof>>;
  /** Finds an organization by its slug; `null` where there is none. */
  find(slug: string): Promise<Attempt<FoundOrganization | null>>;
  /** Id of the organization of whoever is signed in, as far as the SDK knows. */
  current(): string | null;
  /** Ends the session that the SDK still holds, if any. */
  forget(): Promise<void>;
}

const SESSION = { session_duration_minutes: SESSION_DURATION_MINUTES } as const;
const UNREADABLE = { ok: false, failure: { kind: "unexpected" } } as const;

/**
 * Signs members in with the Stytch SDK. Creates no organization, and no member beyond those that an
 * organization's own policy lets in.
 *
 * @param client From `memberClient`.
 * @param now Default: the clock.
 */
export function createMemberSignIn(
  client: StytchB2BClient,
  now: () => Date = () => new Date(),
): MemberSignIn {
  const forget = createForgetting(client);

  async function choose(organization: FoundOrganization): Promise<Attempt<MemberProof>> {
    return proceed(organization, () =>
      client.discovery.intermediateSessions.exchange({
        organization_id: organization.id,
        ...SESSION,
      }),
    );
  }

  async function discovered(answer: Attempt<unknown>): Promise<Attempt<MemberProof>> {
    const found = parsed(answer, safeParseDiscovery);
    if (!found.ok) {
      return found;
    }
    const [only, ...others] = found.value.organizations;
    if (only !== undefined && others.length === 0) {
      const chosen = await choose(only);
      // Where that failed the proof still holds: it can be tried again without a new one.
      if (chosen.ok) {
        return chosen;
      }
    }
    return { ok: true, value: { kind: "discovered", discovery: found.value } };
  }

  return {
    anywhere: createDiscoverySignIn(client, { forget, discovered, now }),
    inside: (organizationId) => createInsideSignIn(client, { organizationId, forget, now }),
    choose,
    listMine: async () =>
      parsed(await settle(client.discovery.organizations.list()), safeParseDiscovery),
    change: (organization) =>
      proceed(organization, () =>
        client.session.exchange({ organization_id: organization.id, ...SESSION }),
      ),
    find: async (slug) => {
      const answer = await settle(client.organization.getBySlug({ organization_slug: slug }));
      return answer.ok ? { ok: true, value: safeParseOrganization(answer.value) } : answer;
    },
    current: () => client.organization.getSync()?.organization_id ?? null,
    forget,
  };
}

/** Enters an organization, unless it is known already that it asks for more than there is. */
async function proceed(
  organization: FoundOrganization,
  enter: () => Promise<unknown>,
): Promise<Attempt<MemberProof>> {
  const { requirement } = organization;
  return requirement === "nothing"
    ? conclude(await settle(enter()))
    : { ok: true, value: { kind: "more-needed", organization, requirement } };
}

/** What an organization's answer to a sign-in comes to. */
async function conclude(answer: Attempt<unknown>): Promise<Attempt<MemberProof>> {
  const read = parsed(answer, safeParseMemberSignIn);
  if (!read.ok) {
    return read;
  }
  const { organization, requirement } = read.value;
  if (requirement !== "nothing") {
    return { ok: true, value: { kind: "more-needed", organization, requirement } };
  }
  const confirmed = await confirmSession();
  return confirmed.ok ? { ok: true, value: { kind: "signed-in" } } : confirmed;
}

function parsed<T>(answer: Attempt<unknown>, safeParse: (value: unknown) => T | null): Attempt<T> {
  if (!answer.ok) {
    return answer;
  }
  const value = safeParse(answer.value);
  return value === null ? UNREADABLE : { ok: true, value };
}

interface SignInParts {
  readonly forget: () => Promise<void>;
  readonly now: () => Date;
}

/** No credential travels with a session that was here before: who signs in gets a new one. */
async function afresh(
  forget: () => Promise<void>,
  authenticate: () => Promise<unknown>,
): Promise<Attempt<unknown>> {
  await forget();
  return settle(authenticate());
}

async function sendCode(
  email: string,
  sentAt: Date,
  send: () => Promise<unknown>,
): Promise<Attempt<SentCode>> {
  const attempt = await settle(send());
  return attempt.ok ? { ok: true, value: { email, methodId: email, sentAt } } : attempt;
}

function createDiscoverySignIn(
  { otps, passwords }: StytchB2BClient,
  parts: SignInParts & {
    readonly discovered: (answer: Attempt<unknown>) => Promise<Attempt<MemberProof>>;
  },
): SignIn<MemberProof> {
  const { forget, discovered, now } = parts;
  return {
    withPassword: async (email, password) =>
      discovered(
        await afresh(forget, () =>
          passwords.discovery.authenticate({ email_address: email, password }),
        ),
      ),
    requestCode: (email) =>
      sendCode(email, now(), () => otps.email.discovery.send({ email_address: email })),
    withCode: async (code, sent) => {
      const answer = await afresh(forget, () =>
        otps.email.discovery.authenticate({ email_address: sent.methodId, code }),
      );
      return judgeCode(await discovered(answer), sent, now());
    },
  };
}

function createInsideSignIn(
  { otps, passwords }: StytchB2BClient,
  { organizationId, forget, now }: SignInParts & { readonly organizationId: string },
): SignIn<MemberProof> {
  const at = { organization_id: organizationId } as const;
  return {
    withPassword: async (email, password) =>
      conclude(
        await afresh(forget, () =>
          passwords.authenticate({ ...at, email_address: email, password, ...SESSION }),
        ),
      ),
    requestCode: (email) =>
      sendCode(email, now(), () => otps.email.loginOrSignup({ ...at, email_address: email })),
    withCode: async (code, sent) => {
      const answer = await afresh(forget, () =>
        otps.email.authenticate({ ...at, email_address: sent.methodId, code, ...SESSION }),
      );
      return judgeCode(await conclude(answer), sent, now());
    },
  };
}
