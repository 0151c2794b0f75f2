import type { TemplateVariables } from "./claim-template.ts";
import { wireUser, type Person } from "./people.ts";
import { grantingRoles, type Policy } from "./rbac.ts";

/** `rbac.roles`, and for each resource `rbac.<resource id>.actions`: what the roles permit on it. */
export function rbacVariables(policy: Policy, roles: readonly string[]): Record<string, unknown> {
  const resources = policy.resources.map(({ resource_id, actions }) => {
    const permitted = actions.filter(
      (action) => grantingRoles(policy, roles, resource_id, action).length > 0,
    );
    return [resource_id, { actions: permitted }] as const;
  });
  return { ...Object.fromEntries(resources), roles };
}

/** What the token templates of a Connected App may say about a user: `user.…` and `user.rbac.…`. */
export function templateVariables(policy: Policy, person: Person | undefined): TemplateVariables {
  if (person === undefined) return {};
  return { user: { ...wireUser(person), rbac: rbacVariables(policy, person.roles) } };
}
