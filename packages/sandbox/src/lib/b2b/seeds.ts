import { seedClients, seedPassword, type SeedAddresses, type Seeds } from "../seeds.ts";
import { adminRole, memberRole } from "./policy.ts";

/** The B2B project every B2B sandbox serves. The values are fixed and clearly fake, so that documents can print them. */
export const b2bProjectId = "project-test-00000000-0000-4000-8000-000000000002";
/** The B2B project's API secret. */
export const b2bProjectSecret = "secret-test-sandbox-b2b-not-a-secret";
/** The token the browser SDK is created with for the B2B project. */
export const b2bPublicToken = "public-token-test-00000000-0000-4000-8000-000000000002";

/** A membership of a seeded organization. */
export interface SeedMember {
  readonly memberId: string;
  readonly organizationId: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Number that receives passcodes as a second factor; empty where none is needed. */
  readonly mfaPhoneNumber: string;
}

/** A seeded organization and its members by what they are. */
export interface SeedOrganization<Role extends string = string> {
  readonly organizationId: string;
  readonly name: string;
  readonly slug: string;
  readonly members: Readonly<Record<Role, SeedMember>>;
}

/** The organizations, members and Connected Apps that exist when a B2B sandbox starts. */
export interface B2BSeeds {
  readonly organizations: {
    /** Lets its members use every Connected App. */
    readonly works: SeedOrganization<"owner" | "editor" | "viewer">;
    /** Lets its members use first-party Connected Apps only. */
    readonly guarded: SeedOrganization<"owner" | "editor">;
    /** Asks every member for a second factor. */
    readonly strict: SeedOrganization<"owner">;
  };
  /** An address that belongs to no organization: discovery finds none. */
  readonly solo: { readonly email: string };
  readonly clients: Seeds["clients"];
}

const rolesOf = {
  owner: [memberRole, adminRole, "editor", "owner"],
  editor: [memberRole, "editor"],
  viewer: [memberRole],
} as const;

function uuid(last: number): string {
  return `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
}

function organization<Role extends keyof typeof rolesOf>(
  last: number,
  name: string,
  members: readonly Role[],
  mfaPhoneNumber = "",
): SeedOrganization<Role> {
  const organizationId = `organization-test-${uuid(last)}`;
  const seeded = members.map((role, position): [Role, SeedMember] => [
    role,
    {
      memberId: `member-test-${uuid(last * 10 + position + 1)}`,
      organizationId,
      email: `${role}@example.com`,
      password: seedPassword,
      name: `Sample ${role.charAt(0).toUpperCase()}${role.slice(1)}`,
      roles: rolesOf[role],
      mfaPhoneNumber,
    },
  ]);
  return {
    organizationId,
    name: `Sample ${name}`,
    slug: `sample-${name.toLowerCase()}`,
    // Object.fromEntries forgets which keys there are.
    members: Object.fromEntries(seeded) as Record<Role, SeedMember>,
  };
}

/**
 * The seeded organizations, members and Connected Apps, without starting a sandbox: identifiers and secrets never
 * change, redirect URIs follow the given addresses.
 */
export function createB2BSeeds(addresses: SeedAddresses = {}): B2BSeeds {
  return {
    organizations: {
      works: organization(1, "Works", ["owner", "editor", "viewer"]),
      guarded: organization(2, "Guarded", ["owner", "editor"]),
      strict: organization(3, "Strict", ["owner"], "+12025550123"),
    },
    solo: { email: "solo@example.com" },
    clients: seedClients(addresses, { firstNumber: 11, secretSuffix: "-b2b" }),
  };
}
