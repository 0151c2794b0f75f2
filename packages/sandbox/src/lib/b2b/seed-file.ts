import * as v from "valibot";

import { emailAddress } from "../email-address.ts";
import { keptPolicy } from "../kept.ts";
import type { Policy } from "../rbac.ts";
import {
  clientComplaints,
  commonSections,
  permissionComplaints,
  policyComplaints,
  readSeeds,
  repeated,
  seedIdentifier,
  seedMetadata,
  seedPasswordText,
  templateComplaints,
  unknownRoles,
  type SeedFileClient,
} from "../seed-sections.ts";
import { phoneNumber } from "./phone-number.ts";
import { newOrganizationSettings } from "./organizations.ts";
import { adminRole, memberPolicy, memberRole } from "./policy.ts";
import { createB2BSeeds } from "./seeds.ts";

const text = v.pipe(v.string(), v.maxLength(256));

const member = v.strictObject({
  member_id: v.exactOptional(seedIdentifier("member")),
  email_address: emailAddress,
  password: seedPasswordText,
  name: v.exactOptional(text),
  roles: v.exactOptional(v.array(v.string())),
  mfa_phone_number: v.exactOptional(phoneNumber),
  mfa_enrolled: v.exactOptional(v.boolean()),
  is_breakglass: v.exactOptional(v.boolean()),
  external_id: v.exactOptional(text),
  trusted_metadata: seedMetadata,
  untrusted_metadata: seedMetadata,
});

const organization = v.strictObject({
  ...newOrganizationSettings.entries,
  organization_slug: v.unwrap(newOrganizationSettings.entries.organization_slug),
  organization_id: v.exactOptional(seedIdentifier("organization")),
  organization_logo_url: v.exactOptional(
    v.pipe(text, v.regex(/^https?:\/\/[^/]/iu, "must be an http or https URL")),
  ),
  custom_roles: v.exactOptional(keptPolicy.entries.roles),
  members: v.array(member),
});

const seedFile = v.strictObject({
  ...commonSections,
  organizations: v.exactOptional(v.array(organization)),
});

/** An organization in a seed file, with its members. */
export type SeedFileOrganization = v.InferOutput<typeof organization>;
/** A member of an organization in a seed file. */
export type SeedFileMember = SeedFileOrganization["members"][number];
/** A team's own organizations, members, Connected Apps and scopes. What it leaves out stays as in the samples. */
export type B2BSeedFile = v.InferOutput<typeof seedFile>;

/** The ways of signing in that an organization's policy may name. */
const signInMethods = [
  "sso",
  "magic_link",
  "email_otp",
  "password",
  "google_oauth",
  "microsoft_oauth",
  "slack_oauth",
  "github_oauth",
  "hubspot_oauth",
];

function memberComplaints(
  path: string,
  { members, custom_roles: custom = [] }: SeedFileOrganization,
  policy: Policy,
): string[] {
  const roles = { roles: [...policy.roles, ...custom] };
  return [
    ...repeated(
      members.map((one, index) => ({
        path: `${path}.members.${index}.email_address`,
        value: one.email_address,
      })),
    ),
    ...members.flatMap((one, index) =>
      unknownRoles(`${path}.members.${index}.roles`, one.roles ?? [], roles),
    ),
  ];
}

function settingComplaints(
  path: string,
  settings: SeedFileOrganization,
  clientIds: ReadonlySet<string>,
): string[] {
  const lists = [
    "allowed_first_party_connected_apps",
    "allowed_third_party_connected_apps",
  ] as const;
  return [
    ...(settings.allowed_auth_methods ?? [])
      .filter((method) => !signInMethods.includes(method))
      .map((method) => `${path}.allowed_auth_methods: ${method} is no way of signing in`),
    ...lists.flatMap((list) =>
      (settings[list] ?? [])
        .filter((clientId) => !clientIds.has(clientId))
        .map((clientId) => `${path}.${list}: ${clientId} is no Connected App of the project`),
    ),
  ];
}

function customRoleComplaints(path: string, custom: Policy["roles"], policy: Policy): string[] {
  const inherited = [...new Set(policy.roles.map(({ role_id }) => role_id))];
  const names = [...inherited, ...custom.map(({ role_id }) => role_id)];
  return [
    ...repeated(
      names.map((value, index) => ({
        path: `${path}.custom_roles.${index - inherited.length}.role_id`,
        value,
      })),
    ),
    ...custom.flatMap((role, index) =>
      permissionComplaints(`${path}.custom_roles.${index}`, policy, role),
    ),
  ];
}

/** Values that name an organization or a member have to differ over the whole file. */
function repeatedNames(organizations: readonly SeedFileOrganization[]): string[] {
  const keys = ["organization_id", "organization_slug", "organization_external_id"] as const;
  const members = organizations.flatMap(({ members: list }, index) =>
    list.map((one, place) => ({
      path: `organizations.${index}.members.${place}.member_id`,
      value: one.member_id,
    })),
  );
  const named = keys.map((key) =>
    organizations.map((one, index) => ({
      path: `organizations.${index}.${key}`,
      value: one[key],
    })),
  );
  return [...named, members].flatMap(repeated);
}

function knownClients(clients: readonly SeedFileClient[] | undefined): ReadonlySet<string> {
  const samples = Object.values(createB2BSeeds().clients).map(({ clientId }) => clientId);
  return new Set(clients?.flatMap(({ client_id }) => client_id ?? []) ?? samples);
}

function complaintsAbout(file: B2BSeedFile): string[] {
  const { organizations = [], clients, policy = memberPolicy } = file;
  const clientIds = knownClients(clients);
  const required = [
    { role: memberRole, holder: "every member" },
    { role: adminRole, holder: "whoever manages an organization" },
  ];
  return [
    ...policyComplaints(policy, required),
    ...repeatedNames(organizations),
    ...organizations.flatMap((one, index) => {
      const path = `organizations.${index}`;
      return settingComplaints(path, one, clientIds).concat(
        customRoleComplaints(path, one.custom_roles ?? [], policy),
        memberComplaints(path, one, policy),
      );
    }),
    ...clientComplaints(clients ?? []),
    ...templateComplaints(file.jwt_templates),
  ];
}

/**
 * Reads a team's own seeds for a B2B project, without starting anything.
 *
 * @throws SandboxStartError `invalid_seed_file`, naming every problem with its path
 */
export function readB2BSeedFile(path: string): Promise<B2BSeedFile> {
  return readSeeds(path, seedFile, complaintsAbout);
}
