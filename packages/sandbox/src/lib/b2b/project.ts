import { ClientStore } from "../clients.ts";
import { ConsentStore } from "../consents.ts";
import { Inbox } from "../inbox.ts";
import { openSigningKeys } from "../keys.ts";
import { M2MClientStore } from "../m2m-clients.ts";
import { OneTimeCodeStore } from "../one-time-codes.ts";
import { hashPassword } from "../passwords.ts";
import { addSeedClients } from "../project.ts";
import type { AccountDirectory, ProjectCore, ProjectSettings } from "../project-core.ts";
import { SessionStore } from "../sessions.ts";
import { rbacVariables } from "../template-variables.ts";
import { IntermediateSessionStore } from "./intermediate-sessions.ts";
import { MemberStore, wireMember, type Member } from "./members.ts";
import {
  effectivePolicy,
  organizationClaim,
  wireOrganization,
  OrganizationStore,
  type OrganizationSettings,
} from "./organizations.ts";
import { memberPolicy } from "./policy.ts";
import {
  b2bProjectId,
  b2bProjectSecret,
  b2bPublicToken,
  createB2BSeeds,
  type B2BSeeds,
  type SeedOrganization,
} from "./seeds.ts";

/** One B2B project: everything its endpoints read and write. */
export interface B2BProject extends ProjectCore {
  readonly seeds: B2BSeeds;
  readonly organizations: OrganizationStore;
  readonly members: MemberStore;
  readonly sessions: SessionStore<Member>;
  readonly intermediateSessions: IntermediateSessionStore;
}

/** Members as tokens speak of them. */
function createDirectory(organizations: OrganizationStore, members: MemberStore): AccountDirectory {
  return {
    claims: (memberId) => {
      const member = members.find(memberId);
      if (member === undefined) return undefined;
      return {
        sub: memberId,
        email: member.email,
        email_verified: member.emailVerified,
        name: member.name === "" ? undefined : member.name,
      };
    },
    tokenClaims: (memberId) => {
      const organization = organizations.find(members.find(memberId)?.organizationId ?? "");
      return organization === undefined ? {} : organizationClaim(organization);
    },
    templateVariables: (memberId) => {
      const member = members.find(memberId);
      const organization = organizations.find(member?.organizationId ?? "");
      if (member === undefined || organization === undefined) return {};
      const policy = effectivePolicy(memberPolicy, organization);
      return {
        member: { ...wireMember(member), rbac: rbacVariables(policy, member.roles) },
        organization: wireOrganization(organization),
      };
    },
  };
}

interface Stores {
  readonly organizations: OrganizationStore;
  readonly members: MemberStore;
}

async function seedOrganization(
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
      passwordHash: await hashPassword(password),
    });
  }
}

async function seedOrganizations(seeds: B2BSeeds["organizations"], stores: Stores): Promise<void> {
  await seedOrganization(stores, seeds.works);
  await seedOrganization(stores, seeds.guarded, {
    third_party_connected_apps_allowed_type: "NOT_ALLOWED",
  });
  await seedOrganization(stores, seeds.strict, { mfa_policy: "REQUIRED_FOR_ALL" });
}

/** Makes the B2B project with its seeded organizations, members and Connected Apps, and keys of its own. */
export async function createB2BProject(settings: ProjectSettings): Promise<B2BProject> {
  const { now } = settings;
  const seeds = createB2BSeeds(settings);
  const organizations = new OrganizationStore(now);
  const members = new MemberStore(now);
  await seedOrganizations(seeds.organizations, { organizations, members });
  const clients = new ClientStore();
  addSeedClients(clients, seeds.clients);
  return {
    ...settings,
    vertical: "b2b",
    id: b2bProjectId,
    secret: b2bProjectSecret,
    publicToken: b2bPublicToken,
    name: "Sandbox for organizations",
    seeds,
    keys: await openSigningKeys(settings),
    policy: memberPolicy,
    accounts: createDirectory(organizations, members),
    organizations,
    members,
    clients,
    m2mClients: new M2MClientStore(),
    consents: new ConsentStore(),
    sessions: new SessionStore({
      kind: "member-session",
      refresh: ({ memberId }) => members.find(memberId),
      now,
    }),
    intermediateSessions: new IntermediateSessionStore(now),
    oneTimeCodes: new OneTimeCodeStore(now),
    inbox: new Inbox(),
    exchangedTokens: new Set(),
  };
}
