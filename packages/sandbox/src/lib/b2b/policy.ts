import { defaultRole, samplePolicy, type Policy } from "../rbac.ts";

/** The role every member has. */
export const memberRole = "stytch_member";

/** The role that may manage the organization, its members and their Connected Apps. */
export const adminRole = "stytch_admin";

/** The seeded policy of the B2B project: the same resources and scopes as the consumer project's, for members. */
export const memberPolicy: Policy = {
  ...samplePolicy,
  roles: [
    {
      role_id: memberRole,
      description: "Everybody in the organization",
      permissions: samplePolicy.roles.flatMap(({ role_id, permissions }) =>
        role_id === defaultRole ? permissions : [],
      ),
    },
    ...samplePolicy.roles.filter(({ role_id }) => role_id !== defaultRole),
    { role_id: adminRole, description: "Manages the organization", permissions: [] },
  ],
};
