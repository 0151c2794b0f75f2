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

interface OrganizationFacts {
  readonly organizationId: string;
  readonly name: string;
  readonly slug: string;
}

function organization(number: number, name: string): OrganizationFacts {
  return {
    organizationId: `organization-test-${uuid(number)}`,
    name: `Sample ${name}`,
    slug: `sample-${name.toLowerCase()}`,
  };
}

/** A member of the organization with this number; `position` tells its members apart. */
function member(
  number: number,
  position: number,
  role: keyof typeof rolesOf,
  mfaPhoneNumber = "",
): SeedMember {
  return {
    memberId: `member-test-${uuid(number * 10 + position)}`,
    organizationId: `organization-test-${uuid(number)}`,
    email: `${role}@example.com`,
    password: seedPassword,
    name: `Sample ${role.charAt(0).toUpperCase()}${role.slice(1)}`,
    roles: rolesOf[role],
    mfaPhoneNumber,
  };
}

/**
 * The seeded organizations, members and Connected Apps, without starting a sandbox: identifiers and secrets never
 * change, redirect URIs follow the given addresses.
 */
export function createB2BSeeds(addresses: SeedAddresses = {}): B2BSeeds {
  return {
    organizations: {
      works: {
        ...organization(1, "Works"),
        members: {
          owner: member(1, 1, "owner"),
          editor: member(1, 2, "editor"),
          viewer: member(1, 3, "viewer"),
        },
      },
      guarded: {
        ...organization(2, "Guarded"),
        members: { owner: member(2, 1, "owner"), editor: member(2, 2, "editor") },
      },
      strict: {
        ...organization(3, "Strict"),
        members: { owner: member(3, 1, "owner", "+12025550123") },
      },
    },
    solo: { email: "solo@example.com" },
    clients: seedClients(addresses, { firstNumber: 11, secretSuffix: "-b2b" }),
  };
}
