import { CLIENT_TYPES, type ClientType } from "@assent/core/contract";
import * as v from "valibot";

/** Stytch's id of a call; an answer without one is still an answer. */
const RequestId = v.fallback(v.string(), "");
/** Nothing hangs on these, so whatever is not text reads as none. */
const LooseText = v.fallback(v.string(), "");
const OptionalText = v.fallback(v.optional(v.string()), undefined);

const User = v.object({
  name: v.fallback(
    v.optional(v.object({ first_name: OptionalText, last_name: OptionalText })),
    undefined,
  ),
  emails: v.fallback(
    v.array(v.object({ email: v.string(), verified: v.fallback(v.boolean(), false) })),
    [],
  ),
});
export type User = v.InferOutput<typeof User>;

/** `POST /v1/idp/oauth/authorize/start` */
export const StartAnswer = v.object({
  request_id: RequestId,
  user_id: v.pipe(v.string(), v.minLength(1)),
  user: User,
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

/** `POST /v1/idp/oauth/authorize` */
export const AuthorizeAnswer = v.object({
  request_id: RequestId,
  redirect_uri: v.pipe(v.string(), v.minLength(1)),
});

/** `POST /v1/sessions/authenticate` */
export const AuthenticateAnswer = v.object({
  session: v.object({
    session_id: v.pipe(v.string(), v.minLength(1)),
    user_id: v.pipe(v.string(), v.minLength(1)),
    authentication_factors: v.fallback(
      v.array(v.object({ last_authenticated_at: OptionalText })),
      [],
    ),
  }),
  user: User,
});

/** `GET /v1/connected_apps/clients/{client_id}` */
export const ClientAnswer = v.object({
  connected_app: v.object({
    client_type: LooseText,
    redirect_urls: v.fallback(v.array(v.string()), []),
  }),
});

/** An answer that nothing is read from. */
export const AnyAnswer = v.unknown();

/** Reads a client type; an unknown one is the least trusted. */
export function readClientType(type: string): { type: ClientType; typeKnown: boolean } {
  const known = CLIENT_TYPES.find((candidate) => candidate === type);
  return { type: known ?? "third_party_public", typeKnown: known !== undefined };
}
