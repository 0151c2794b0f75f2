import { ClientStore } from "./clients.ts";
import { ConsentStore } from "./consents.ts";
import { Inbox } from "./inbox.ts";
import { keptPolicy } from "./kept.ts";
import { openSigningKeys } from "./keys.ts";
import { MagicLinkStore } from "./magic-link-store.ts";
import { M2MClientStore } from "./m2m-clients.ts";
import { OneTimeCodeStore } from "./one-time-codes.ts";
import { hashPassword } from "./passwords.ts";
import { claimsAbout, PersonStore } from "./people.ts";
import type { AccountDirectory, ProjectCore, ProjectSettings } from "./project-core.ts";
import { samplePolicy, type Policy } from "./rbac.ts";
import type { SeedFile } from "./seed-file.ts";
import { addSeedFileClients, addSeedFilePeople, seedFileTemplates } from "./seeding.ts";
import {
  createSeeds,
  projectId,
  projectSecret,
  publicToken,
  type SeedPerson,
  type Seeds,
} from "./seeds.ts";
import { SessionStore } from "./sessions.ts";
import { templateVariables } from "./template-variables.ts";

/** One consumer project: everything its endpoints read and write. */
export interface Project extends ProjectCore {
  readonly seeds: Seeds;
  readonly people: PersonStore;
  readonly sessions: SessionStore;
}

/** Users as tokens speak of them. */
function createDirectory(people: PersonStore, policy: Policy): AccountDirectory {
  return {
    claims: (userId) => {
      const person = people.find(userId);
      return person === undefined ? undefined : claimsAbout(person);
    },
    tokenClaims: () => ({}),
    templateVariables: (userId) => templateVariables(policy, people.find(userId)),
  };
}

async function seedPeople(
  people: PersonStore,
  seeds: readonly SeedPerson[],
  createdAt: Date,
): Promise<void> {
  for (const { userId, email, password, name, roles } of seeds) {
    const [first_name = name, last_name = ""] = name.split(" ");
    people.add({
      userId,
      email,
      emailVerified: true,
      emailId: userId.replace("user", "email"),
      name: { first_name, last_name },
      roles,
      createdAt,
      passwordHash: await hashPassword(password),
      shownPassword: password,
    });
  }
}

/** Registers the seeded Connected Apps. */
export function addSeedClients(clients: ClientStore, seeds: Seeds["clients"]): void {
  const add = (
    { redirectUri, ...client }: Seeds["clients"][keyof Seeds["clients"]],
    rest: Pick<
      Parameters<ClientStore["add"]>[0],
      "clientType" | "fullAccessAllowed" | "bypassConsentForOfflineAccess"
    >,
  ): void => {
    clients.add({ ...client, ...rest, redirectUrls: [redirectUri] });
  };
  const trusted = { bypassConsentForOfflineAccess: true } as const;
  add(seeds.firstParty, { clientType: "first_party", fullAccessAllowed: true, ...trusted });
  add(seeds.firstPartyPublic, { clientType: "first_party_public", ...trusted });
  add(seeds.thirdParty, { clientType: "third_party" });
  add(seeds.thirdPartyPublic, { clientType: "third_party_public" });
}

async function seedProject(
  seed: SeedFile,
  samples: Seeds,
  { people, clients, now }: Pick<Project, "people" | "clients" | "now">,
): Promise<void> {
  if (seed.people === undefined) await seedPeople(people, Object.values(samples.people), now());
  else await addSeedFilePeople(people, seed.people, now());
  if (seed.clients === undefined) addSeedClients(clients, samples.clients);
  else addSeedFileClients(clients, seed.clients);
}

/** Makes the consumer project with its seeded people and Connected Apps. */
export async function createProject(
  settings: ProjectSettings,
  seed: SeedFile = {},
): Promise<Project> {
  const { data, now } = settings;
  const seeds = createSeeds(settings);
  const people = new PersonStore();
  const clients = new ClientStore();
  await seedProject(seed, seeds, { people, clients, now });
  const fresh = seed.policy ?? samplePolicy;
  const policy = data?.keepValue("policy", keptPolicy, fresh) ?? fresh;
  return {
    ...settings,
    vertical: "consumer",
    id: projectId,
    secret: projectSecret,
    publicToken,
    name: "Sandbox",
    seeds,
    keys: await openSigningKeys(settings),
    policy,
    accounts: createDirectory(people, policy),
    people,
    clients,
    consents: new ConsentStore(),
    m2mClients: new M2MClientStore(),
    jwtTemplates: seedFileTemplates(seed.jwt_templates),
    sessions: new SessionStore({
      kind: "session",
      refresh: ({ userId }) => people.find(userId),
      now,
    }),
    oneTimeCodes: new OneTimeCodeStore(now),
    magicLinks: new MagicLinkStore(now),
    inbox: new Inbox(),
    exchangedTokens: new Set(),
  };
}
