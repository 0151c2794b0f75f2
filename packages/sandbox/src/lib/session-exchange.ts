import * as v from "valibot";

import { ApiProblem } from "./errors.ts";
import type { Project } from "./project.ts";
import { sessionOptions, signIn } from "./session-authentication.ts";
import type { TokenService } from "./tokens.ts";

const maximumAgeMs = 5 * 60_000;

/** An access token of a first-party app, to be exchanged for a session of its user. */
export const exchangeRequest = v.object({ access_token: v.string(), ...sessionOptions.entries });

/**
 * Turns an access token with `full_access` into a session, once, within five minutes, while the session it was
 * granted in lives.
 *
 * @throws ApiProblem `idp_access_token_not_found`, `idp_access_token_could_not_be_exchanged`,
 *   `oauth_access_token_exchange_*`
 */
export async function exchangeAccessToken(
  project: Project,
  tokens: TokenService,
  request: v.InferOutput<typeof exchangeRequest>,
): Promise<Record<string, unknown>> {
  const token = await tokens.inspect(request.access_token);
  if (token === undefined) throw new ApiProblem("idp_access_token_not_found");
  if (!token.scopes.includes("full_access"))
    throw new ApiProblem("oauth_access_token_exchange_missing_full_access");
  if (project.now().getTime() - token.issuedAt.getTime() > maximumAgeMs) {
    throw new ApiProblem("oauth_access_token_exchange_token_too_old");
  }
  if (token.sessionId === undefined || project.sessions.find(token.sessionId) === undefined) {
    throw new ApiProblem("oauth_access_token_exchange_token_invalid_grant");
  }
  if (project.exchangedTokens.has(token.handle))
    throw new ApiProblem("idp_access_token_could_not_be_exchanged");
  project.exchangedTokens.add(token.handle);
  return signIn(
    project,
    token.userId,
    {
      type: "oauth",
      delivery_method: "oauth_access_token_exchange",
      oauth_access_token_exchange_factor: { client_id: token.clientId },
    },
    request,
  );
}
