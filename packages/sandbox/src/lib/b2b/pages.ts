import { code, escape, passwordCell, renderProject, section, table } from "../pages.ts";
import { b2bEndpoints } from "./endpoints.ts";
import type { Organization } from "./organizations.ts";
import type { B2BProject } from "./project.ts";

function policyOf({ settings }: Organization): string[] {
  return [
    settings.first_party_connected_apps_allowed_type,
    settings.third_party_connected_apps_allowed_type,
    settings.mfa_policy,
    settings.auth_methods === "RESTRICTED"
      ? settings.allowed_auth_methods.join(", ")
      : settings.auth_methods,
  ].map(escape);
}

function organizations(project: B2BProject): string {
  return table(
    "Organizations",
    ["Name", "Slug", "First-party apps", "Third-party apps", "MFA", "Sign-in", "Organization id"],
    project.organizations
      .all()
      .map((organization) =>
        [
          escape(organization.settings.organization_name),
          code(organization.settings.organization_slug),
        ].concat(policyOf(organization), code(organization.organizationId)),
      ),
  );
}

function members(project: B2BProject): string {
  const rows = project.members.all().map((member) => {
    const organization = project.organizations.get(member.organizationId);
    return [
      escape(member.email),
      escape(organization.settings.organization_name),
      passwordCell(member),
      escape(member.roles.join(", ")),
      escape(member.mfaPhoneNumber),
      code(member.memberId),
    ];
  });
  return table(
    "Members",
    ["Email", "Organization", "Password", "Roles", "Phone", "Member id"],
    rows,
  );
}

/** Everything somebody needs to use this B2B sandbox, on one page. */
export function renderB2BOverview(project: B2BProject): string {
  const accounts = `${section("Organizations", organizations(project))}\n${section("Members", members(project))}`;
  return renderProject(project, { accounts, endpoints: b2bEndpoints });
}
