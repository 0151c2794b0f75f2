import { displayText } from "@assent/core";
import { type Account, CLIENT_TYPES, type ClientType } from "@assent/core/contract";
import * as v from "valibot";

import type { Holder, Session } from "./port.ts";

/** Stytch's id of a call; an answer without one is still an answer. */
const RequestId = v.fallback(v.string(), "");
const Id = v.pipe(v.string(), v.minLength(1));
/** Nothing hangs on these, so whatever is not text reads as none. */
const LooseText = v.fallback(v.string(), "");
const OptionalText = v.fallback(v.optional(v.string()), undefined);

const Factors = v.fallback(v.array(v.object({ last_authenticated_at: OptionalText })), []);

const User = v.pipe(
  v.object({
    name: v.fallback(
      v.optional(v.object({ first_name: OptionalText, last_name: OptionalText })),
      undefined,
    ),
    emails: v.fallback(
      v.array(v.object({ email: v.string(), verified: v.fallback(v.boolean(), false) })),
      [],
    ),
  }),
  v.transform(({ name, emails }): Account => {
    const address = emails.find(({ verified }) => verified) ?? emails[0];
    return createAccount(`${name?.first_name ?? ""} ${name?.last_name ?? ""}`, address?.email);
  }),
);

const Member = v.object({ name: LooseText, email_address: LooseText });

const Organization = v.object({
  organization_id: Id,
  organization_name: LooseText,
  organization_slug: LooseText,
  organization_logo_url: OptionalText,
});

/** The user in the answer to `POST /v1/idp/oauth/authorize/start`. */
export const UserHolder: v.GenericSchema<unknown, Holder> = v.pipe(
  v.object({ user_id: Id, user: User }),
  v.transform(({ user_id: userId, user: account }) => ({ userId, account })),
);

/** The member in the answer to `POST /v1/b2b/idp/oauth/authorize/start`. */
export const MemberHolder: v.GenericSchema<unknown, Holder> = v.pipe(
  v.object({ member_id: Id, member: Member, organization: Organization }),
  v.transform((answer) => createMember(answer.member_id, answer.member, answer.organization)),
);

/** `POST /v1/sessions/authenticate` */
export const UserSession: v.GenericSchema<unknown, Session> = v.pipe(
  v.object({
    session: v.object({ session_id: Id, user_id: Id, authentication_factors: Factors }),
    user: User,
  }),
  v.transform(({ session, user: account }) => ({
    userId: session.user_id,
    account,
    sessionId: session.session_id,
    authenticatedAt: latest(session.authentication_factors),
  })),
);

/** `POST /v1/b2b/sessions/authenticate` */
export const MemberSession: v.GenericSchema<unknown, Session> = v.pipe(
  v.object({
    member_session: v.object({
      member_session_id: Id,
      member_id: Id,
      organization_id: Id,
      authentication_factors: Factors,
    }),
    member: Member,
    organization: Organization,
  }),
  v.check(
    ({ member_session: session, organization }) =>
      session.organization_id === organization.organization_id,
  ),
  v.transform(({ member_session: session, member, organization }) => ({
    ...createMember(session.member_id, member, organization),
    sessionId: session.member_session_id,
    authenticatedAt: latest(session.authentication_factors),
  })),
);

/** What both verticals answer of an authorization's start, beside who is signed in. */
export const StartAnswer = v.object({
  request_id: RequestId,
  client: v.object({
    client_name: LooseText,
    client_description: LooseText,
    client_type: LooseText,
    logo_url: OptionalText,
  }),
  /** Only a plain `false` lets anybody through without being asked. */
  consent_required: v.optional(v.unknown()),
  scope_results: v.array(
    v.object({
      scope: v.string(),
      description: LooseText,
      /** Only a plain `true` makes a scope grantable. */
      is_grantable: v.optional(v.unknown()),
    }),
  ),
});

/** The answer to a decision. */
export const AuthorizeAnswer = v.object({ request_id: RequestId, redirect_uri: Id });

/** `GET /v1/connected_apps/clients/{client_id}` */
export const ClientAnswer = v.object({
  connected_app: v.object({
    client_type: LooseText,
    redirect_urls: v.fallback(v.array(v.string()), []),
    logo_url: OptionalText,
  }),
});

/** The apps that a user or member has connected. */
export const ConnectedAppsAnswer = v.object({
  connected_apps: v.nullish(
    v.array(
      v.object({
        connected_app_id: Id,
        name: LooseText,
        description: LooseText,
        client_type: LooseText,
        logo_url: OptionalText,
        /** Parted by spaces. Not loose: a page must not show less than an app may do. */
        scopes_granted: v.string(),
      }),
    ),
    [],
  ),
});

/** An answer that nothing is read from. */
export const AnyAnswer = v.unknown();

/** Reads a client type; an unknown one is the least trusted. */
export function readClientType(type: string): { type: ClientType; typeKnown: boolean } {
  const known = CLIENT_TYPES.find((candidate) => candidate === type);
  return { type: known ?? "third_party_public", typeKnown: known !== undefined };
}

function createAccount(fullName: string, address = ""): Account {
  const name = displayText(fullName, 100);
  const email = displayText(address, 320);
  return { ...(name !== "" && { name }), ...(email !== "" && { email }) };
}

function createMember(
  userId: string,
  member: v.InferOutput<typeof Member>,
  organization: v.InferOutput<typeof Organization>,
): Holder {
  const { organization_id: id, organization_logo_url: logoUrl } = organization;
  const name =
    displayText(organization.organization_name, 100) ||
    displayText(organization.organization_slug, 100) ||
    displayText(id, 100);
  return {
    userId,
    account: { ...createAccount(member.name, member.email_address), organization: { name } },
    organization: { id, logoUrl },
  };
}

function latest(factors: readonly { last_authenticated_at?: string | undefined }[]): Date | null {
  const times = factors.map((factor) => Date.parse(factor.last_authenticated_at ?? ""));
  const known = times.filter((time) => !Number.isNaN(time));
  return known.length === 0 ? null : new Date(Math.max(...known));
}
