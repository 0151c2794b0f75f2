/** The project every sandbox serves. The values are fixed and clearly fake, so that documents can print them. */
export const projectId = "project-test-00000000-0000-4000-8000-000000000001";
/** The project's API secret. */
export const projectSecret = "secret-test-sandbox-not-a-secret";
/** The token the browser SDK is created with. */
export const publicToken = "public-token-test-00000000-0000-4000-8000-000000000001";
/** The password of all seeded people. */
export const seedPassword = "sandbox-password-only";

/** Somebody who can sign in. */
export interface SeedPerson {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** A seeded Connected App. */
export interface SeedClient {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly name: string;
  readonly description: string;
  readonly redirectUri: string;
}

/** A seeded Connected App that keeps a secret. */
export interface ConfidentialSeedClient extends SeedClient {
  readonly clientSecret: string;
}

/** The people and Connected Apps that exist when a sandbox starts. */
export interface Seeds {
  readonly people: {
    readonly owner: SeedPerson;
    readonly editor: SeedPerson;
    readonly viewer: SeedPerson;
  };
  readonly clients: {
    readonly firstParty: ConfidentialSeedClient;
    readonly firstPartyPublic: SeedClient;
    readonly thirdParty: ConfidentialSeedClient;
    readonly thirdPartyPublic: SeedClient;
  };
}

/** Where the seeded Connected Apps live. */
export interface SeedAddresses {
  /** Origin of the relying party, default `http://127.0.0.1:4100`. */
  readonly relyingPartyUrl?: string;
  /** Loopback redirect of the command line client, default `http://127.0.0.1:4102/callback`. */
  readonly commandLineRedirectUri?: string;
}

/** Addresses used where none are given. */
export const defaultAddresses = {
  appUrl: "http://localhost:3000",
  relyingPartyUrl: "http://127.0.0.1:4100",
  commandLineRedirectUri: "http://127.0.0.1:4102/callback",
} as const;

function uuid(last: number): string {
  return `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
}

function person(last: number, role: string, roles: readonly string[]): SeedPerson {
  const email = `${role.toLowerCase()}@example.com`;
  return {
    userId: `user-test-${uuid(last)}`,
    email,
    password: seedPassword,
    name: `Sample ${role}`,
    roles,
  };
}

/** How a project's seeded Connected Apps differ from those of the other one. */
export interface SeedClientVariant {
  /** Last digits of the first client id; the others follow. */
  readonly firstNumber: number;
  readonly secretSuffix: string;
}

/** The four seeded Connected Apps, one of each type. */
export function seedClients(
  addresses: SeedAddresses,
  { firstNumber, secretSuffix }: SeedClientVariant,
): Seeds["clients"] {
  const { relyingPartyUrl, commandLineRedirectUri } = { ...defaultAddresses, ...addresses };
  return {
    firstParty: {
      clientId: `connected-app-test-${uuid(firstNumber)}`,
      clientSecret: `sandbox-client-secret-first-party${secretSuffix}`,
      name: "Sample Dashboard",
      description: "A web application of the same team.",
      redirectUri: `${relyingPartyUrl}/first-party/callback`,
    },
    firstPartyPublic: {
      clientId: `connected-app-test-${uuid(firstNumber + 1)}`,
      name: "Sample Command Line",
      description: "A command line tool of the same team.",
      redirectUri: commandLineRedirectUri,
    },
    thirdParty: {
      clientId: `connected-app-test-${uuid(firstNumber + 2)}`,
      clientSecret: `sandbox-client-secret-third-party${secretSuffix}`,
      name: "Acme Notes",
      description: "A note-taking web application by another company.",
      redirectUri: `${relyingPartyUrl}/third-party/callback`,
    },
    thirdPartyPublic: {
      clientId: `connected-app-test-${uuid(firstNumber + 3)}`,
      name: "Acme Desktop",
      description: "A desktop application by another company.",
      redirectUri: `${relyingPartyUrl}/third-party-public/callback`,
    },
  };
}

/**
 * The seeded people and Connected Apps, without starting a sandbox: identifiers and secrets never change,
 * redirect URIs follow the given addresses.
 */
export function createSeeds(addresses: SeedAddresses = {}): Seeds {
  return {
    people: {
      owner: person(1, "Owner", ["stytch_user", "editor", "owner"]),
      editor: person(2, "Editor", ["stytch_user", "editor"]),
      viewer: person(3, "Viewer", ["stytch_user"]),
    },
    clients: seedClients(addresses, { firstNumber: 1, secretSuffix: "" }),
  };
}
