import * as v from "valibot";

import type { AuthorizationRequest } from "../authorization-request.ts";
import { CLIENT_TYPES } from "../contract.ts";
import type { AccountFacts, ConsentFacts } from "./sample-consent.ts";

/** Nothing hangs on these, so whatever is not text reads as none: the BFF reads them like this. */
const LooseText = v.fallback(v.string(), "");
const OptionalText = v.fallback(v.optional(v.string()), undefined);

const User = v.object({
  name: v.fallback(
    v.optional(v.object({ first_name: OptionalText, last_name: OptionalText })),
    undefined,
  ),
  emails: v.fallback(v.array(v.object({ email: v.string() })), []),
});
const Member = v.object({ name: LooseText, email_address: LooseText });
const Organization = v.object({
  organization_name: LooseText,
  organization_slug: LooseText,
  organization_logo_url: OptionalText,
});

/** What a page is made of in Stytch's answer to an authorization's start, of both verticals. */
export const StytchAnswer = v.object({
  client: v.object({
    client_id: v.optional(v.string()),
    client_name: LooseText,
    client_description: LooseText,
    client_type: LooseText,
    logo_url: OptionalText,
  }),
  consent_required: v.optional(v.unknown()),
  scope_results: v.array(
    v.object({
      scope: v.pipe(v.string(), v.minLength(1)),
      description: LooseText,
      is_grantable: v.optional(v.unknown()),
    }),
  ),
  user: v.optional(User),
  member: v.optional(Member),
  organization: v.optional(Organization),
});
export type StytchAnswer = v.InferOutput<typeof StytchAnswer>;

function readAccount({ user, member, organization }: StytchAnswer): AccountFacts {
  if (member === undefined) {
    const { first_name: first = "", last_name: last = "" } = user?.name ?? {};
    return { name: `${first} ${last}`.trim(), email: user?.emails[0]?.email };
  }
  const { organization_name: name = "", organization_slug: slug = "" } = organization ?? {};
  return {
    name: member.name,
    email: member.email_address,
    organization: {
      name: name || slug,
      logo: organization?.organization_logo_url !== undefined,
    },
  };
}

/**
 * What Stytch's answer says of a consent.
 *
 * @param request The request that it answers, where it was brought, too: only there is the redirect
 *   URI, and the order of the scopes.
 */
export function readStytchFacts(
  answer: StytchAnswer,
  request: AuthorizationRequest | undefined,
): ConsentFacts {
  const { client, scope_results: results } = answer;
  const type = CLIENT_TYPES.find((known) => known === client.client_type);
  const judged = results.map(({ scope, description, is_grantable: grantable }) => ({
    scope,
    description,
    grantable: grantable === true,
  }));
  const id = request?.clientId ?? client.client_id;
  return {
    client: {
      ...(id !== undefined && { id }),
      name: client.client_name,
      description: client.client_description,
      type: type ?? "third_party_public",
      logo: client.logo_url !== undefined,
    },
    account: readAccount(answer),
    scopes: request
      ? request.scopes.flatMap((asked) => judged.filter(({ scope }) => scope === asked))
      : judged,
    ...(request && { resources: request.resources, loginHint: request.loginHint }),
  };
}
