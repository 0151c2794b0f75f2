import { ClientStore } from "./clients.ts";
import { ConsentStore } from "./consents.ts";
import { Inbox } from "./inbox.ts";
import { createSigningKeys, type SigningKeys } from "./keys.ts";
import { OneTimeCodeStore } from "./one-time-codes.ts";
import { hashPassword } from "./passwords.ts";
import { PersonStore } from "./people.ts";
import { samplePolicy, type Policy } from "./rbac.ts";
import {
  createSeeds,
  projectId,
  projectSecret,
  publicToken,
  type SeedPerson,
  type Seeds,
} from "./seeds.ts";
import { SessionStore } from "./sessions.ts";

/** What the authorization response carries as `iss`: Stytch's own value, the discovery issuer, or nothing. */
export type IssParameter = "stytch" | "issuer" | "none";

/** Where things are and how the project behaves. */
export interface ProjectSettings {
  /** The issuer: the sandbox's address without trailing slash. */
  readonly url: string;
  /** Origin of the page that hosts the authorization endpoint. */
  readonly appUrl: string;
  readonly relyingPartyUrl: string;
  readonly commandLineRedirectUri: string;
  readonly iss: IssParameter;
  readonly now: () => Date;
}

/** One Stytch project: everything its endpoints read and write. A second project is a second one of these. */
export interface Project extends ProjectSettings {
  readonly id: string;
  readonly secret: string;
  readonly publicToken: string;
  readonly name: string;
  readonly seeds: Seeds;
  readonly keys: SigningKeys;
  /** Roles, resources and custom scopes. */
  readonly policy: Policy;
  readonly people: PersonStore;
  readonly clients: ClientStore;
  readonly consents: ConsentStore;
  readonly sessions: SessionStore;
  readonly oneTimeCodes: OneTimeCodeStore;
  readonly inbox: Inbox;
  /** Access tokens that became a session: each does so once. */
  readonly exchangedTokens: Set<string>;
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
    });
  }
}

function seedClients(clients: ClientStore, seeds: Seeds["clients"]): void {
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

/** Makes the consumer project with its seeded people and Connected Apps, and keys of its own. */
export async function createProject(settings: ProjectSettings): Promise<Project> {
  const seeds = createSeeds(settings);
  const people = new PersonStore();
  await seedPeople(people, Object.values(seeds.people), settings.now());
  const clients = new ClientStore();
  seedClients(clients, seeds.clients);
  return {
    ...settings,
    id: projectId,
    secret: projectSecret,
    publicToken,
    name: "Sandbox",
    seeds,
    keys: await createSigningKeys(),
    policy: samplePolicy,
    people,
    clients,
    consents: new ConsentStore(),
    sessions: new SessionStore(people, settings.now),
    oneTimeCodes: new OneTimeCodeStore(settings.now),
    inbox: new Inbox(),
    exchangedTokens: new Set(),
  };
}
