/** Actions on one resource. */
export interface Permission {
  readonly resource_id: string;
  readonly actions: readonly string[];
}

/** A scope that the project defines by the permissions it carries. */
interface CustomScope {
  readonly scope: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/** The project's policy, in Stytch's shape. */
export interface Policy {
  readonly roles: readonly {
    readonly role_id: string;
    readonly description: string;
    readonly permissions: readonly Permission[];
  }[];
  readonly resources: readonly {
    readonly resource_id: string;
    readonly description: string;
    readonly actions: readonly string[];
  }[];
  readonly scopes: readonly CustomScope[];
}

/** The role every user has. */
export const defaultRole = "stytch_user";

function permit(resource_id: string, ...actions: readonly string[]): readonly Permission[] {
  return [{ resource_id, actions }];
}

/** The seeded policy: notes and reports, and who may do what with them. */
export const samplePolicy: Policy = {
  roles: [
    {
      role_id: defaultRole,
      description: "Everybody with an account",
      permissions: permit("notes", "read"),
    },
    { role_id: "editor", description: "Edits notes", permissions: permit("notes", "write") },
    {
      role_id: "owner",
      description: "Owns the account",
      permissions: [...permit("notes", "delete"), ...permit("reports", "export")],
    },
  ],
  resources: [
    { resource_id: "notes", description: "Notes", actions: ["read", "write", "delete"] },
    { resource_id: "reports", description: "Reports", actions: ["export"] },
  ],
  scopes: [
    { scope: "notes.read", description: "Read your notes", permissions: permit("notes", "read") },
    {
      scope: "notes.write",
      description: "Create and edit your notes",
      permissions: permit("notes", "write"),
    },
    {
      scope: "notes.delete",
      description: "Delete your notes permanently",
      permissions: permit("notes", "delete"),
    },
    {
      scope: "reports.export",
      description: "Export your reports",
      permissions: permit("reports", "export"),
    },
  ],
};

/** The roles among `roles` that permit `action` on `resourceId`; empty when none does. */
export function grantingRoles(
  policy: Policy,
  roles: readonly string[],
  resourceId: string,
  action: string,
): string[] {
  return policy.roles
    .filter(({ role_id }) => roles.includes(role_id))
    .filter(({ permissions }) =>
      permissions.some((one) => one.resource_id === resourceId && one.actions.includes(action)),
    )
    .map(({ role_id }) => role_id);
}

/** Whether `roles` together cover every one of `permissions`. */
export function coversPermissions(
  policy: Policy,
  roles: readonly string[],
  permissions: readonly Permission[],
): boolean {
  return permissions.every(({ resource_id, actions }) =>
    actions.every((action) => grantingRoles(policy, roles, resource_id, action).length > 0),
  );
}
