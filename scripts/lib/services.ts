import { createServer } from "node:net";
import { once } from "node:events";

import {
  createSeeds,
  projectId,
  projectSecret,
  publicToken,
} from "../../packages/sandbox/src/index.ts";
import { type Service, freePort } from "./stack.ts";

/** Where everything listens when it runs on one machine. */
export interface Addresses {
  readonly appPort: number;
  readonly sandboxPort: number;
  readonly relyingPartyPort: number;
  readonly commandLinePort: number;
}

/** The ports of the documentation, each settable by its environment variable. */
export const PORT_VARIABLES = {
  appPort: ["PORT", 3000],
  sandboxPort: ["SANDBOX_PORT", 4000],
  relyingPartyPort: ["RELYING_PARTY_PORT", 4100],
  commandLinePort: ["COMMAND_LINE_PORT", 4102],
} as const satisfies Record<keyof Addresses, readonly [string, number]>;

function readPort(name: string, fallback: number): number {
  const text = process.env[name] ?? String(fallback);
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port < 1 || port > 65_535) {
    throw new Error(`${name} must be a port from 1 to 65535.`);
  }
  return port;
}

/** Reads the ports from the environment. @throws Error naming the variable that holds no port */
export function readAddresses(): Addresses {
  const { appPort, sandboxPort, relyingPartyPort, commandLinePort } = PORT_VARIABLES;
  return {
    appPort: readPort(...appPort),
    sandboxPort: readPort(...sandboxPort),
    relyingPartyPort: readPort(...relyingPartyPort),
    commandLinePort: readPort(...commandLinePort),
  };
}

/** Ports that are free at this moment, for runs beside each other. */
export async function freeAddresses(): Promise<Addresses> {
  const [appPort, sandboxPort, relyingPartyPort, commandLinePort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  return { appPort, sandboxPort, relyingPartyPort, commandLinePort };
}

/** @throws Error with the variable to set, when somebody listens on a port already. */
export async function assertPortsFree(addresses: Addresses): Promise<void> {
  for (const [key, [variable]] of Object.entries(PORT_VARIABLES)) {
    const port = addresses[key as keyof Addresses];
    for (const host of ["127.0.0.1", "::1"]) {
      await assertPortFree(port, host, variable);
    }
  }
}

async function assertPortFree(port: number, host: string, variable: string): Promise<void> {
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
  readonly seeds: ReturnType<typeof createSeeds>;
}

export function describeSite(addresses: Addresses): Site {
  const urls = {
    appUrl: `http://localhost:${addresses.appPort}`,
    sandboxUrl: `http://localhost:${addresses.sandboxPort}`,
    relyingPartyUrl: `http://127.0.0.1:${addresses.relyingPartyPort}`,
    commandLineRedirectUri: `http://127.0.0.1:${addresses.commandLinePort}/callback`,
  };
  return { ...urls, seeds: createSeeds(urls) };
}

export function sandboxService(addresses: Addresses): Service {
  const site = describeSite(addresses);
  return {
    name: "sandbox",
    parameters: ["packages/sandbox/src/cli.ts"],
    env: {
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
  const { sandboxUrl } = describeSite(addresses);
  return {
    STYTCH_PROJECT_ID: projectId,
    STYTCH_SECRET: projectSecret,
    STYTCH_PUBLIC_TOKEN: publicToken,
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

/** The relying party as the sandbox's seeds register it. */
export function relyingPartyService(addresses: Addresses): Service {
  const { sandboxUrl, relyingPartyUrl, seeds } = describeSite(addresses);
  const { firstParty, thirdParty, thirdPartyPublic } = seeds.clients;
  return {
    name: "relying party",
    parameters: ["apps/relying-party/src/server.ts"],
    env: {
      RELYING_PARTY_PORT: String(addresses.relyingPartyPort),
      RELYING_PARTY_URL: relyingPartyUrl,
      ISSUER: sandboxUrl,
      RESOURCE_AUDIENCE: projectId,
      FIRST_PARTY_CLIENT_ID: firstParty.clientId,
      FIRST_PARTY_CLIENT_SECRET: firstParty.clientSecret,
      THIRD_PARTY_CLIENT_ID: thirdParty.clientId,
      THIRD_PARTY_CLIENT_SECRET: thirdParty.clientSecret,
      THIRD_PARTY_PUBLIC_CLIENT_ID: thirdPartyPublic.clientId,
    },
    readyUrl: `${relyingPartyUrl}/healthz`,
  };
}

/** The environment of the command-line client. */
export function commandLineEnvironment(addresses: Addresses): Record<string, string> {
  const { sandboxUrl, relyingPartyUrl, commandLineRedirectUri, seeds } = describeSite(addresses);
  return {
    ISSUER: sandboxUrl,
    FIRST_PARTY_PUBLIC_CLIENT_ID: seeds.clients.firstPartyPublic.clientId,
    COMMAND_LINE_REDIRECT_URI: commandLineRedirectUri,
    RESOURCE_URL: `${relyingPartyUrl}/api/notes`,
  };
}
