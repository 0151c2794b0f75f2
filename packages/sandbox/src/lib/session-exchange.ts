import * as v from "valibot";

import { ApiProblem } from "./errors.ts";
import type { Project } from "./project.ts";
import type { ProjectCore } from "./project-core.ts";
import { sessionOptions, signIn } from "./session-authentication.ts";
import type { Factor } from "./sessions.ts";
import type { LiveAccessToken, TokenService } from "./tokens.ts";

const maximumAgeMs = 5 * 60_000;

/** An access token of a first-party app, to be exchanged for a session of its user. */
export const exchangeRequest = v.object({ access_token: v.string(), ...sessionOptions.entries });

/**
 * Takes an access token in exchange for a session: one with `full_access`, once, within five minutes, while the
 * session it was granted in lives.
 *
 * @throws ApiProblem `idp_access_token_not_found`, `idp_access_token_could_not_be_exchanged`,
 *   `oauth_access_token_exchange_*`
 */
export async function redeemAccessToken(
  project: ProjectCore,
  tokens: TokenService,
  accessToken: string,
  isInForce: (sessionId: string) => boolean,
): Promise<LiveAccessToken> {
  const token = await tokens.inspect(accessToken);
  if (token === undefined) throw new ApiProblem("idp_access_token_not_found");
  if (!token.scopes.includes("full_access"))
    throw new ApiProblem("oauth_access_token_exchange_missing_full_access");
  if (project.now().getTime() - token.issuedAt.getTime() > maximumAgeMs) {
    throw new ApiProblem("oauth_access_token_exchange_token_too_old");
  }
  if (token.sessionId === undefined || !isInForce(token.sessionId)) {
    throw new ApiProblem("oauth_access_token_exchange_token_invalid_grant");
  }
  if (project.exchangedTokens.has(token.handle))
    throw new ApiProblem("idp_access_token_could_not_be_exchanged");
  project.exchangedTokens.add(token.handle);
  return token;
}

/** The factor of a session that came from an access token. */
export function exchangeFactor({ clientId }: LiveAccessToken): Factor {
  return {
    type: "oauth",
    delivery_method: "oauth_access_token_exchange",
    oauth_access_token_exchange_factor: { client_id: clientId },
  };
}

/**
 * Turns an access token into a session of its user.
 *
 * @throws ApiProblem as `redeemAccessToken` does
 */
export async function exchangeAccessToken(
  project: Project,
  tokens: TokenService,
  request: v.InferOutput<typeof exchangeRequest>,
): Promise<Record<string, unknown>> {
  const isInForce = (sessionId: string): boolean => project.sessions.find(sessionId) !== undefined;
  const token = await redeemAccessToken(project, tokens, request.access_token, isInForce);
  return signIn(project, token.userId, exchangeFactor(token), request);
}
