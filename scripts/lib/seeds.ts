import {
  type SeedAddresses,
  type Seeds,
  b2bProjectId,
  b2bProjectSecret,
  b2bPublicToken,
  createB2BSeeds,
  createSeeds,
  projectId,
  projectSecret,
  publicToken,
} from "../../packages/sandbox/src/index.ts";

export type Vertical = "consumer" | "b2b";

/** Somebody who can sign in: a user, or a member of the organization that allows every app. */
export interface Person {
  /** Subject of the tokens. */
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

/** A sandbox project, alike for both verticals. */
export interface ProjectSeeds {
  readonly projectId: string;
  readonly secret: string;
  readonly publicToken: string;
  readonly people: Readonly<Record<"owner" | "editor" | "viewer", Person>>;
  /** B2B: the organization that the people belong to. */
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly clients: Seeds["clients"];
}

/** The project that a sandbox serves at these addresses. */
export function createProjectSeeds(vertical: Vertical, addresses: SeedAddresses): ProjectSeeds {
  return vertical === "consumer" ? createConsumerSeeds(addresses) : createMemberSeeds(addresses);
}

function createConsumerSeeds(addresses: SeedAddresses): ProjectSeeds {
  const { people, clients } = createSeeds(addresses);
  const { owner, editor, viewer } = people;
  return {
    projectId,
    secret: projectSecret,
    publicToken,
    people: {
      owner: { ...owner, id: owner.userId },
      editor: { ...editor, id: editor.userId },
      viewer: { ...viewer, id: viewer.userId },
    },
    organization: null,
    clients,
  };
}

function createMemberSeeds(addresses: SeedAddresses): ProjectSeeds {
  const { organizations, clients } = createB2BSeeds(addresses);
  const { organizationId, name, members } = organizations.works;
  const { owner, editor, viewer } = members;
  return {
    projectId: b2bProjectId,
    secret: b2bProjectSecret,
    publicToken: b2bPublicToken,
    people: {
      owner: { ...owner, id: owner.memberId },
      editor: { ...editor, id: editor.memberId },
      viewer: { ...viewer, id: viewer.memberId },
    },
    organization: { id: organizationId, name },
    clients,
  };
}
