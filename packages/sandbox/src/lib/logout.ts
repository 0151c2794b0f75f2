import { compactVerify } from "jose";
import * as v from "valibot";

import { ApiProblem } from "./errors.ts";
import type { ProjectCore } from "./project-core.ts";

/** A relying party's wish that its user be signed out here too. */
export const logoutRequest = v.object({
  client_id: v.string(),
  post_logout_redirect_uri: v.string(),
  state: v.optional(v.string()),
  id_token_hint: v.optional(v.string()),
});

const hintClaims = v.object({ iss: v.string(), sub: v.string(), aud: v.array(v.string()) });

/** Whom an ID token of ours is about. An expired one is as good: it is only a hint. */
async function hintedUser(
  project: ProjectCore,
  idToken: string,
  clientId: string,
): Promise<string> {
  try {
    const { payload } = await compactVerify(idToken, project.keys.publicKey, {
      algorithms: ["RS256"],
    });
    const claims = v.parse(hintClaims, JSON.parse(new TextDecoder().decode(payload)));
    if (claims.iss === project.url && claims.aud.includes(clientId)) return claims.sub;
  } catch {
    // The refusal below says as much as a client may know.
  }
  throw new ApiProblem("id_token_invalid");
}

/**
 * Where to send the browser once the user is signed out, and whether to ask the user first: not when a hint names the
 * person who is signed in, nor when nobody is.
 *
 * @throws ApiProblem `connected_app_not_found`, `connected_app_supplied_redirect_url_not_found_in_client`,
 *   `id_token_invalid`
 * @see OpenID Connect RP-Initiated Logout 1.0 section 2
 */
export async function startLogout(
  project: ProjectCore,
  request: v.InferOutput<typeof logoutRequest>,
  signedInUserId: string | undefined,
): Promise<Record<string, unknown>> {
  const client = project.clients.find(request.client_id);
  if (client === undefined) throw new ApiProblem("connected_app_not_found");
  const { post_logout_redirect_uri: target, id_token_hint: hint, state = "" } = request;
  if (!client.postLogoutRedirectUrls.includes(target))
    throw new ApiProblem("connected_app_supplied_redirect_url_not_found_in_client");
  const hinted =
    hint === undefined || hint === ""
      ? undefined
      : await hintedUser(project, hint, client.clientId);
  const query =
    state === ""
      ? ""
      : `${target.includes("?") ? "&" : "?"}${new URLSearchParams({ state }).toString()}`;
  return {
    redirect_uri: `${target}${query}`,
    consent_required: signedInUserId !== undefined && hinted !== signedInUserId,
  };
}
