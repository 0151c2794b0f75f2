import * as v from "valibot";

import type { DataFile } from "../data-file.ts";
import { keepSessions } from "../data-sections.ts";
import { instant, keptPasswordHash, keptPolicy } from "../kept.ts";
import { newOrganizationSettings } from "./organizations.ts";
import type { B2BProject } from "./project.ts";

/** An organization, in a data file. */
const keptOrganization = v.object({
  organizationId: v.string(),
  settings: v.required(newOrganizationSettings, ["organization_slug"]),
  customRoles: keptPolicy.entries.roles,
  createdAt: instant,
  updatedAt: instant,
});

/** A member of an organization, in a data file. */
const keptMember = v.object({
  memberId: v.string(),
  organizationId: v.string(),
  email: v.string(),
  emailVerified: v.boolean(),
  name: v.string(),
  status: v.picklist(["active", "invited", "pending"]),
  roles: v.pipe(v.array(v.string()), v.readonly()),
  isBreakglass: v.boolean(),
  mfaEnrolled: v.boolean(),
  mfaPhoneNumber: v.string(),
  mfaPhoneNumberVerified: v.boolean(),
  passwordHash: v.exactOptional(keptPasswordHash),
  shownPassword: v.exactOptional(v.string()),
  externalId: v.exactOptional(v.string()),
  trustedMetadata: v.record(v.string(), v.unknown()),
  untrustedMetadata: v.record(v.string(), v.unknown()),
  createdAt: instant,
  updatedAt: instant,
});

/** Keeps the organizations of a B2B project, their members, and the members' sessions. */
export function keepMembers(
  data: DataFile,
  { organizations, members, sessions }: B2BProject,
): void {
  data.keep("organizations", keptOrganization, organizations);
  data.keep("members", keptMember, members);
  keepSessions(data, sessions, {
    idOf: ({ memberId }) => memberId,
    find: (memberId) => members.find(memberId),
  });
}
