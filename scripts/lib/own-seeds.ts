import path from "node:path";

import {
  type B2BSeedFile,
  type SeedFile,
  readB2BSeedFile,
  readSeedFile,
} from "../../packages/sandbox/src/index.ts";
import type { Vertical } from "./seeds.ts";

/** A client without a secret, as whoever runs it knows it. */
export interface PublicClient {
  readonly clientId: string;
}

interface ConfidentialClient extends PublicClient {
  readonly clientSecret: string;
}

/** The clients that the relying party and the command-line client can be; what is absent is off. */
export interface RelyingPartyClients {
  readonly firstParty?: ConfidentialClient;
  readonly firstPartyPublic?: PublicClient;
  readonly thirdParty?: ConfidentialClient;
  readonly thirdPartyPublic?: PublicClient;
}

/** A team's own seeds, as far as starting everything has to know them. */
export interface OwnSeeds {
  readonly file: string;
  /** A line for each account of the file; undefined where the file leaves the samples. */
  readonly signIns: readonly string[] | undefined;
  /** Undefined where the file leaves the samples. */
  readonly clients: RelyingPartyClients | undefined;
}

/** Where the clients live. */
interface Addresses {
  readonly relyingPartyUrl: string;
  readonly commandLineRedirectUri: string;
}

/**
 * Reads `--seed FILE`, relative to the folder that npm was called in.
 *
 * @throws Error for anything else
 */
export function readSeedFlag(
  parameters: readonly string[],
  folder = process.env["INIT_CWD"] ?? process.cwd(),
): string | undefined {
  const [flag, file, ...rest] = parameters.flatMap((one) =>
    one.startsWith("--seed=") ? ["--seed", one.slice("--seed=".length)] : one,
  );
  if (flag === undefined) return undefined;
  if (flag !== "--seed" || file === undefined || file === "" || rest.length > 0) {
    throw new Error("The only flag is --seed FILE: npm start -- --seed FILE");
  }
  return path.resolve(folder, file);
}

/**
 * Reads a seed file of the project that is started.
 *
 * @throws SandboxStartError `invalid_seed_file`, naming every problem with its path
 */
export async function readOwnSeeds(
  vertical: Vertical,
  file: string,
  addresses: Addresses,
): Promise<OwnSeeds> {
  if (vertical === "consumer") {
    const { people, clients } = await readSeedFile(file);
    const signIns = people?.map(({ email, password }) => signInLine(email, password));
    return { file, signIns, clients: clients && chooseClients(clients, addresses) };
  }
  const { organizations, clients } = await readB2BSeedFile(file);
  const signIns = organizations?.flatMap(({ organization_name, members }) =>
    members.map(
      ({ email_address, password }) =>
        `${signInLine(email_address, password)} (${organization_name})`,
    ),
  );
  return { file, signIns, clients: clients && chooseClients(clients, addresses) };
}

function signInLine(email: string, password = "a one-time code"): string {
  return `${email} / ${password}`;
}

type SeededClients = NonNullable<(SeedFile | B2BSeedFile)["clients"]>;

/** The clients of the file whose type and redirect URL are those of ours. */
function chooseClients(
  clients: SeededClients,
  { relyingPartyUrl, commandLineRedirectUri }: Addresses,
): RelyingPartyClients {
  function find(type: SeededClients[number]["client_type"], redirectUrl: string) {
    const found = clients.find(
      ({ client_type, redirect_urls }) =>
        client_type === type && redirect_urls.includes(redirectUrl),
    );
    return found?.client_id === undefined
      ? undefined
      : { clientId: found.client_id, clientSecret: found.client_secret };
  }
  function confidential(slug: "first-party" | "third-party"): ConfidentialClient | undefined {
    const type = slug === "first-party" ? "first_party" : "third_party";
    const found = find(type, `${relyingPartyUrl}/${slug}/callback`);
    return found?.clientSecret === undefined
      ? undefined
      : { clientId: found.clientId, clientSecret: found.clientSecret };
  }
  const chosen = {
    firstParty: confidential("first-party"),
    firstPartyPublic: find("first_party_public", commandLineRedirectUri),
    thirdParty: confidential("third-party"),
    thirdPartyPublic: find("third_party_public", `${relyingPartyUrl}/third-party-public/callback`),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, client]) => client !== undefined));
}
