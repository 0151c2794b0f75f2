import type { Client } from "./clients.ts";
import { isFirstParty } from "./client-rules.ts";
import { ApiProblem } from "./errors.ts";
import { coversPermissions, type Policy } from "./rbac.ts";

/** What Stytch says about one requested scope. */
export interface ScopeResult {
  readonly scope: string;
  readonly description: string;
  readonly is_grantable: boolean;
}

const builtIn: Readonly<Record<string, string>> = {
  openid: "Know who you are",
  profile: "See your name",
  email: "See your email address",
  phone: "See your phone number",
  offline_access: "Keep this access while you are away",
  full_access: "Act with everything your account may do",
};

/** Every scope a Connected App can ask for: the built-in ones, then those of the policy. */
export function knownScopes(policy: Policy): string[] {
  return [...Object.keys(builtIn), ...policy.scopes.map(({ scope }) => scope)];
}

function isGrantable(
  policy: Policy,
  scope: string,
  client: Client,
  roles: readonly string[],
): boolean {
  if (scope === "full_access") return client.fullAccessAllowed;
  const custom = policy.scopes.find((one) => one.scope === scope);
  return custom === undefined || coversPermissions(policy, roles, custom.permissions);
}

/**
 * Judges the requested scopes for one client and one person's roles, in request order, each once.
 *
 * @throws ApiProblem `oauth_invalid_scope_requested` for none or an unknown one;
 *   `third_party_clients_cannot_use_full_access`
 */
export function judgeScopes(
  policy: Policy,
  requested: readonly string[],
  client: Client,
  roles: readonly string[],
): ScopeResult[] {
  const scopes = [...new Set(requested)];
  const known = knownScopes(policy);
  const unknown = scopes.find((scope) => !known.includes(scope));
  if (scopes.length === 0 || unknown !== undefined)
    throw new ApiProblem("oauth_invalid_scope_requested");
  if (scopes.includes("full_access") && !isFirstParty(client.clientType)) {
    throw new ApiProblem("third_party_clients_cannot_use_full_access");
  }
  return scopes.map((scope) => ({
    scope,
    description:
      builtIn[scope] ?? policy.scopes.find((one) => one.scope === scope)?.description ?? "",
    is_grantable: isGrantable(policy, scope, client, roles),
  }));
}
