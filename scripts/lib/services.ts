import { createServer } from "node:net";
import { once } from "node:events";

import { type ProjectSeeds, type Vertical, createProjectSeeds } from "./seeds.ts";
import type { OwnSeeds, PublicClient, RelyingPartyClients } from "./own-seeds.ts";
import { type Service, freePort } from "./stack.ts";

/** The ports that everything listens on when it runs on one machine. */
export interface Ports {
  readonly appPort: number;
  readonly sandboxPort: number;
  readonly relyingPartyPort: number;
  readonly commandLinePort: number;
}

/** Which kind of Stytch project runs, and where. */
export interface Addresses extends Ports {
  readonly vertical: Vertical;
}

const PORT_VARIABLES = {
  appPort: "PORT",
  sandboxPort: "SANDBOX_PORT",
  relyingPartyPort: "RELYING_PARTY_PORT",
  commandLinePort: "COMMAND_LINE_PORT",
} as const satisfies Record<keyof Ports, string>;

const DEFAULT_PORTS: Ports = {
  appPort: 3000,
  sandboxPort: 4000,
  relyingPartyPort: 4100,
  commandLinePort: 4102,
};

function readVertical(): Vertical {
  const vertical = process.env["STYTCH_VERTICAL"] ?? "consumer";
  if (vertical !== "consumer" && vertical !== "b2b") {
    throw new Error("STYTCH_VERTICAL must be consumer or b2b.");
  }
  return vertical;
}

/**
 * Reads a port from an environment variable.
 *
 * @throws Error naming the variable when it holds none.
 */
export function readPort(name: string, fallback: number): number {
  const text = process.env[name] ?? String(fallback);
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port < 1 || port > 65_535) {
    throw new Error(`${name} must be a port from 1 to 65535.`);
  }
  return port;
}

/**
 * Reads the vertical and the ports from the environment, with those of the documentation.
 *
 * @throws Error naming the variable that holds neither.
 */
export function readAddresses(): Addresses {
  const vertical = readVertical();
  const { appPort, sandboxPort, relyingPartyPort, commandLinePort } = DEFAULT_PORTS;
  return {
    vertical,
    appPort: readPort(PORT_VARIABLES.appPort, appPort),
    // The two projects have a port each, as two projects at Stytch have a domain each.
    sandboxPort: readPort(
      PORT_VARIABLES.sandboxPort,
      vertical === "b2b" ? sandboxPort + 1 : sandboxPort,
    ),
    relyingPartyPort: readPort(PORT_VARIABLES.relyingPartyPort, relyingPartyPort),
    commandLinePort: readPort(PORT_VARIABLES.commandLinePort, commandLinePort),
  };
}

/** Ports that are free at this moment, for runs beside each other. */
export async function freeAddresses(vertical: Vertical): Promise<Addresses> {
  const [appPort, sandboxPort, relyingPartyPort, commandLinePort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  return { vertical, appPort, sandboxPort, relyingPartyPort, commandLinePort };
}

/** @throws Error with the variable to set, when somebody listens on a port already. */
export async function assertPortsFree(addresses: Addresses): Promise<void> {
  for (const [key, variable] of Object.entries(PORT_VARIABLES)) {
    for (const host of ["127.0.0.1", "::1"]) {
      await assertPortFree(addresses[key as keyof Ports], host, variable);
    }
  }
}

/** @throws Error with the variable to set, when somebody listens on the port already. */
export async function assertPortFree(port: number, host: string, variable: string): Promise<void> {
  const server = createServer();
  try {
    server.listen({ port, host });
    await once(server, "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new Error(`Port ${port} is in use: set ${variable} to another one.`, { cause: error });
    }
    return;
  }
  server.close();
  await once(server, "close");
}

/** The addresses as URLs, and the seeds that live there. */
export interface Site {
  readonly appUrl: string;
  readonly sandboxUrl: string;
  readonly relyingPartyUrl: string;
  readonly commandLineRedirectUri: string;
  readonly seeds: ProjectSeeds;
}

export function describeSite(addresses: Addresses): Site {
  const urls = {
    appUrl: `http://localhost:${addresses.appPort}`,
    sandboxUrl: `http://localhost:${addresses.sandboxPort}`,
    relyingPartyUrl: `http://127.0.0.1:${addresses.relyingPartyPort}`,
    commandLineRedirectUri: `http://127.0.0.1:${addresses.commandLinePort}/callback`,
  };
  return { ...urls, seeds: createProjectSeeds(addresses.vertical, urls) };
}

export interface SandboxServiceOptions {
  /**
   * What redirects carry as `iss`: the discovered issuer, as with a custom domain, or what field
   * reports show Stytch answering without one. Default: `issuer`.
   */
  readonly iss?: "stytch" | "issuer";
  /** Seeds in place of the samples. */
  readonly seeds?: OwnSeeds | undefined;
}

export function sandboxService(
  addresses: Addresses,
  { iss = "issuer", seeds }: SandboxServiceOptions = {},
): Service {
  const site = describeSite(addresses);
  return {
    name: "sandbox",
    parameters: ["packages/sandbox/src/cli.ts", ...(seeds ? ["--seed", seeds.file] : [])],
    env: {
      SANDBOX_VERTICAL: addresses.vertical,
      SANDBOX_ISS: iss,
      SANDBOX_PORT: String(addresses.sandboxPort),
      APP_URL: site.appUrl,
      RELYING_PARTY_URL: site.relyingPartyUrl,
      COMMAND_LINE_REDIRECT_URI: site.commandLineRedirectUri,
    },
    readyUrl: `${site.sandboxUrl}/healthz`,
  };
}

/** What the app needs to talk to the sandbox. */
export function sandboxCredentials(addresses: Addresses): Record<string, string> {
  const { sandboxUrl, seeds } = describeSite(addresses);
  return {
    STYTCH_VERTICAL: addresses.vertical,
    STYTCH_PROJECT_ID: seeds.projectId,
    STYTCH_SECRET: seeds.secret,
    STYTCH_PUBLIC_TOKEN: seeds.publicToken,
    STYTCH_API_URL: sandboxUrl,
    ISSUER: sandboxUrl,
  };
}

export interface AppServiceOptions {
  /** Where the app's own server listens. Default: the app's port. */
  readonly port?: number;
  /** Parameters of Node before the script. */
  readonly flags?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export function appService(addresses: Addresses, options: AppServiceOptions): Service {
  const port = options.port ?? addresses.appPort;
  return {
    name: "app",
    parameters: [...(options.flags ?? []), "apps/bff/src/server.ts"],
    env: { PORT: String(port), PUBLIC_URL: describeSite(addresses).appUrl, ...options.env },
    readyUrl: `http://localhost:${port}/healthz`,
  };
}

/**
 * The relying party with the clients that the sandbox's seeds register for it: all of the samples,
 * or those of a team's own seeds, of which there is at least one.
 */
export function relyingPartyService(
  addresses: Addresses,
  clients: RelyingPartyClients = describeSite(addresses).seeds.clients,
): Service {
  const { sandboxUrl, relyingPartyUrl, seeds } = describeSite(addresses);
  const { firstParty, thirdParty, thirdPartyPublic } = clients;
  return {
    name: "relying party",
    parameters: ["apps/relying-party/src/server.ts"],
    env: {
      RELYING_PARTY_PORT: String(addresses.relyingPartyPort),
      RELYING_PARTY_URL: relyingPartyUrl,
      ISSUER: sandboxUrl,
      RESOURCE_AUDIENCE: seeds.projectId,
      STYTCH_VERTICAL: addresses.vertical,
      STYTCH_PUBLIC_TOKEN: seeds.publicToken,
      ...(firstParty && {
        FIRST_PARTY_CLIENT_ID: firstParty.clientId,
        FIRST_PARTY_CLIENT_SECRET: firstParty.clientSecret,
      }),
      ...(thirdParty && {
        THIRD_PARTY_CLIENT_ID: thirdParty.clientId,
        THIRD_PARTY_CLIENT_SECRET: thirdParty.clientSecret,
      }),
      ...(thirdPartyPublic && { THIRD_PARTY_PUBLIC_CLIENT_ID: thirdPartyPublic.clientId }),
    },
    readyUrl: `${relyingPartyUrl}/healthz`,
  };
}

/** The environment of the command-line client. */
export function commandLineEnvironment(
  addresses: Addresses,
  { clientId }: PublicClient = describeSite(addresses).seeds.clients.firstPartyPublic,
): Record<string, string> {
  const { sandboxUrl, relyingPartyUrl, commandLineRedirectUri } = describeSite(addresses);
  return {
    ISSUER: sandboxUrl,
    FIRST_PARTY_PUBLIC_CLIENT_ID: clientId,
    COMMAND_LINE_REDIRECT_URI: commandLineRedirectUri,
    RESOURCE_URL: `${relyingPartyUrl}/api/notes`,
  };
}
