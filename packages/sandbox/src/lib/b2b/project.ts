import { ClientStore } from "../clients.ts";
import { ConsentStore } from "../consents.ts";
import { Inbox } from "../inbox.ts";
import { openSigningKeys } from "../keys.ts";
import { MagicLinkStore } from "../magic-link-store.ts";
import { M2MClientStore } from "../m2m-clients.ts";
import { OneTimeCodeStore } from "../one-time-codes.ts";
import { keptPolicy } from "../kept.ts";
import { addSeedClients } from "../project.ts";
import { addSeedFileClients, seedFileTemplates } from "../seeding.ts";
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
} from "./organizations.ts";
import { memberPolicy } from "./policy.ts";
import type { B2BSeedFile } from "./seed-file.ts";
import { addSampleOrganizations, addSeedFileOrganizations } from "./seeding.ts";
import {
  b2bProjectId,
  b2bProjectSecret,
  b2bPublicToken,
  createB2BSeeds,
  type B2BSeeds,
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
function createDirectory({
  organizations,
  members,
  policy: projectPolicy,
}: Pick<B2BProject, "organizations" | "members" | "policy">): AccountDirectory {
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
      const policy = effectivePolicy(projectPolicy, organization);
      return {
        member: { ...wireMember(member), rbac: rbacVariables(policy, member.roles) },
        organization: wireOrganization(organization),
      };
    },
  };
}

/** Makes the B2B project with its seeded organizations, members and Connected Apps, and keys of its own. */
export async function createB2BProject(
  settings: ProjectSettings,
  seed: B2BSeedFile = {},
): Promise<B2BProject> {
  const { now, data } = settings;
  const seeds = createB2BSeeds(settings);
  const organizations = new OrganizationStore(now);
  const members = new MemberStore(now);
  if (seed.organizations === undefined)
    await addSampleOrganizations({ organizations, members }, seeds.organizations);
  else await addSeedFileOrganizations({ organizations, members }, seed.organizations);
  const clients = new ClientStore();
  if (seed.clients === undefined) addSeedClients(clients, seeds.clients);
  else addSeedFileClients(clients, seed.clients);
  const fresh = seed.policy ?? memberPolicy;
  const policy = data?.keepValue("policy", keptPolicy, fresh) ?? fresh;
  return {
    ...settings,
    vertical: "b2b",
    id: b2bProjectId,
    secret: b2bProjectSecret,
    publicToken: b2bPublicToken,
    name: "Sandbox for organizations",
    seeds,
    keys: await openSigningKeys(settings),
    policy,
    accounts: createDirectory({ organizations, members, policy }),
    organizations,
    members,
    clients,
    m2mClients: new M2MClientStore(),
    jwtTemplates: seedFileTemplates(seed.jwt_templates),
    consents: new ConsentStore(),
    sessions: new SessionStore({
      kind: "member-session",
      refresh: ({ memberId }) => members.find(memberId),
      now,
    }),
    intermediateSessions: new IntermediateSessionStore(now),
    oneTimeCodes: new OneTimeCodeStore(now),
    magicLinks: new MagicLinkStore(now),
    inbox: new Inbox(),
    exchangedTokens: new Set(),
  };
}
