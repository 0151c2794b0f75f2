import { hashPassword } from "../passwords.ts";
import type { Member, MemberStore } from "./members.ts";
import type { OrganizationSettings, OrganizationStore } from "./organizations.ts";
import type { SeedFileMember, SeedFileOrganization } from "./seed-file.ts";
import type { B2BSeeds, SeedOrganization } from "./seeds.ts";

/** Where seeded organizations and their members go. */
interface Stores {
  readonly organizations: OrganizationStore;
  readonly members: MemberStore;
}

async function passwordOf(
  password: string | undefined,
): Promise<Pick<Member, "passwordHash" | "shownPassword">> {
  return password === undefined
    ? {}
    : { passwordHash: await hashPassword(password), shownPassword: password };
}

async function addSample(
  { organizations, members }: Stores,
  seed: SeedOrganization,
  settings: OrganizationSettings = {},
): Promise<void> {
  const { organizationId, name, slug } = seed;
  organizations.add({
    ...settings,
    organizationId,
    organization_name: name,
    organization_slug: slug,
  });
  for (const { password, ...member } of Object.values(seed.members)) {
    members.add({
      ...member,
      emailVerified: true,
      mfaPhoneNumberVerified: member.mfaPhoneNumber !== "",
      ...(await passwordOf(password)),
    });
  }
}

/** Adds the sample organizations, each with a policy of its own. */
export async function addSampleOrganizations(
  stores: Stores,
  seeds: B2BSeeds["organizations"],
): Promise<void> {
  await addSample(stores, seeds.works);
  await addSample(stores, seeds.guarded, {
    third_party_connected_apps_allowed_type: "NOT_ALLOWED",
  });
  await addSample(stores, seeds.strict, { mfa_policy: "REQUIRED_FOR_ALL" });
}

async function addSeedFileMember(
  members: MemberStore,
  organizationId: string,
  seed: SeedFileMember,
): Promise<void> {
  const { member_id: memberId, mfa_phone_number: phone, external_id: externalId } = seed;
  members.add({
    organizationId,
    email: seed.email_address,
    emailVerified: true,
    name: seed.name ?? "",
    roles: seed.roles ?? [],
    isBreakglass: seed.is_breakglass ?? false,
    mfaEnrolled: seed.mfa_enrolled ?? false,
    trustedMetadata: seed.trusted_metadata ?? {},
    untrustedMetadata: seed.untrusted_metadata ?? {},
    ...(memberId === undefined ? {} : { memberId }),
    ...(phone === undefined ? {} : { mfaPhoneNumber: phone, mfaPhoneNumberVerified: true }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(await passwordOf(seed.password)),
  });
}

/** Adds the organizations of a seed file; members without a password sign in by passcode. */
export async function addSeedFileOrganizations(
  { organizations, members }: Stores,
  seeds: readonly SeedFileOrganization[],
): Promise<void> {
  for (const seed of seeds) {
    const { organization_id, custom_roles = [], members: memberSeeds, ...settings } = seed;
    const organization = organizations.add({
      ...settings,
      ...(organization_id === undefined ? {} : { organizationId: organization_id }),
    });
    if (custom_roles.length > 0) organizations.setCustomRoles(organization, custom_roles);
    for (const one of memberSeeds)
      await addSeedFileMember(members, organization.organizationId, one);
  }
}
