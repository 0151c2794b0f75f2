import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { ApiProblem, parseInput } from "../../errors.ts";
import type { Policy } from "../../rbac.ts";
import { sendResult } from "../../responses.ts";
import type { B2BProject } from "../project.ts";
import { organizationOf } from "./organizations.ts";

const role = v.object({
  role_id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
  description: v.optional(v.pipe(v.string(), v.maxLength(256)), ""),
  permissions: v.array(v.object({ resource_id: v.string(), actions: v.array(v.string()) })),
});
const organizationPolicy = v.object({
  org_policy: v.object({ roles: v.pipe(v.array(role), v.maxLength(100)) }),
});

function hasAction(policy: Policy, resourceId: string, action: string): boolean {
  const resource = policy.resources.find(({ resource_id }) => resource_id === resourceId);
  return resource?.actions.includes(action) === true;
}

/** @throws ApiProblem `rbac_role_duplicate`, `invalid_rbac_custom_role` */
function checkRoles(policy: Policy, roles: Policy["roles"]): void {
  const names = [...policy.roles, ...roles].map(({ role_id }) => role_id);
  if (new Set(names).size !== names.length) throw new ApiProblem("rbac_role_duplicate");
  const isKnown = roles.every(({ permissions }) =>
    permissions.every(({ resource_id, actions }) =>
      actions.every((action) => hasAction(policy, resource_id, action)),
    ),
  );
  if (!isKnown) throw new ApiProblem("invalid_rbac_custom_role");
}

/** `rbac` of the Node SDK's B2B client. */
export function registerMemberRbac(app: FastifyInstance, project: B2BProject): void {
  app.get("/v1/b2b/rbac/policy", async (_request, reply) =>
    sendResult(reply, { policy: project.policy }),
  );
  app.get("/v1/b2b/rbac/organizations/:organizationId", async ({ params }, reply) =>
    sendResult(reply, { org_policy: { roles: organizationOf(project, params).customRoles } }),
  );
  app.put("/v1/b2b/rbac/organizations/:organizationId", async ({ params, body }, reply) => {
    const organization = organizationOf(project, params);
    const { org_policy } = parseInput(organizationPolicy, body);
    checkRoles(project.policy, org_policy.roles);
    const { customRoles } = project.organizations.setCustomRoles(organization, org_policy.roles);
    return sendResult(reply, { org_policy: { roles: customRoles } });
  });
}
