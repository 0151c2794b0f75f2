import { B2BClient, Client } from "stytch";

import {
  type Addresses,
  type Site,
  appService,
  describeSite,
  freeAddresses,
  relyingPartyService,
  sandboxCredentials,
  sandboxService,
} from "../../../../scripts/lib/services.ts";
import type { Vertical } from "../../../../scripts/lib/seeds.ts";
import { type Service, type Stack, freePort, startStack } from "../../../../scripts/lib/stack.ts";
import type { AppClock } from "./app-clock.ts";
import type { FaultProxy } from "./fault-proxy.ts";

/** The whole product on free ports: sandbox, app, relying party. */
export interface RunningAssent extends Site {
  readonly addresses: Addresses;
  /** What the tests ask of Stytch beside the product, by the official SDK. */
  readonly stytch: StytchDesk;
  /** Everything that the app printed. */
  readonly appLog: readonly string[];
  stop(): Promise<void>;
}

export interface RunOptions {
  /** Default: consumer. */
  readonly vertical?: Vertical;
  /** What the sandbox answers as `iss`. Default: as field reports show Stytch without a domain. */
  readonly iss?: "stytch" | "issuer";
  /** Added to the app's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Serves the pages from the development server, with the app behind it. */
  readonly developmentServer?: boolean;
  /** Stands between the app and Stytch. Ends with the product. */
  readonly faults?: FaultProxy;
  /** Is the app's. Ends with the product. */
  readonly clock?: AppClock;
}

function pagesService(addresses: Addresses, bffPort: number): Service {
  const { appUrl } = describeSite(addresses);
  return {
    name: "pages",
    parameters: ["node_modules/vite/bin/vite.js", "--clearScreen", "false"],
    env: {
      PORT: String(addresses.appPort),
      BFF_URL: `http://localhost:${bffPort}`,
      NODE_ENV: "development",
    },
    readyUrl: `${appUrl}/login`,
  };
}

async function listServices(
  addresses: Addresses,
  { env = {}, developmentServer = false, iss = "stytch", faults, clock }: RunOptions,
): Promise<readonly Service[]> {
  const services = [sandboxService(addresses, { iss }), relyingPartyService(addresses)];
  const appEnv = {
    LOG_LEVEL: "info",
    ...sandboxCredentials(addresses),
    ...(faults && { STYTCH_API_URL: faults.url }),
    ...clock?.env,
    ...env,
  };
  if (!developmentServer) {
    const production = { NODE_ENV: "production", ...appEnv };
    const flags = clock?.flags ?? [];
    return [...services, appService(addresses, { flags, env: production })];
  }
  const port = await freePort();
  return [...services, appService(addresses, { port, env: appEnv }), pagesService(addresses, port)];
}

/** Starts everything, as `npm start` or `pnpm dev` do, on ports of its own. */
export async function runAssent(options: RunOptions = {}): Promise<RunningAssent> {
  const addresses = await freeAddresses(options.vertical ?? "consumer");
  const site = describeSite(addresses);
  options.faults?.forwardTo(site.sandboxUrl);
  const appLog: string[] = [];
  const otherLog: string[] = [];
  let stack: Stack;
  try {
    stack = await startStack({
      services: await listServices(addresses, options),
      onLine: (service, line) => (service === "app" ? appLog : otherLog).push(line),
    });
  } catch (error) {
    const log = [...otherLog, ...appLog].join("\n");
    throw new Error(`Assent did not start:\n${log}`, { cause: error });
  }
  const stytch = createStytchDesk(site);
  async function stop(): Promise<void> {
    await stack.stop();
    await options.faults?.close();
    options.clock?.remove();
  }
  return { ...site, addresses, stytch, appLog, stop };
}

/** The same questions for both verticals. */
export interface StytchDesk {
  /** Ids of the apps that a person has connected. */
  connectedApps(personId: string): Promise<readonly string[]>;
  revoke(personId: string, clientId: string): Promise<void>;
  endSession(sessionToken: string): Promise<void>;
  renameClient(clientId: string, name: string): Promise<void>;
}

function createStytchDesk({ sandboxUrl, seeds }: Site): StytchDesk {
  const { projectId: project_id, secret, organization } = seeds;
  const configuration = { project_id, secret, env: sandboxUrl };
  return organization === null
    ? createConsumerDesk(new Client(configuration))
    : createMemberDesk(new B2BClient(configuration), organization.id);
}

function createConsumerDesk({ users, sessions, connectedApp }: Client): StytchDesk {
  return {
    connectedApps: async (user_id) => {
      const { connected_apps: apps } = await users.connectedApps({ user_id });
      return apps.map((app) => app.connected_app_id);
    },
    revoke: async (user_id, connected_app_id) => {
      await users.revoke({ user_id, connected_app_id });
    },
    endSession: async (session_token) => {
      await sessions.revoke({ session_token });
    },
    renameClient: async (client_id, client_name) => {
      await connectedApp.clients.update({ client_id, client_name });
    },
  };
}

function createMemberDesk(
  { organizations, sessions, connectedApp }: B2BClient,
  organization_id: string,
): StytchDesk {
  const { members } = organizations;
  return {
    connectedApps: async (member_id) => {
      const { connected_apps: apps } = await members.getConnectedApps({
        organization_id,
        member_id,
      });
      return apps.map((app) => app.connected_app_id);
    },
    revoke: async (member_id, connected_app_id) => {
      await members.connectedApps.revoke({ organization_id, member_id, connected_app_id });
    },
    endSession: async (session_token) => {
      await sessions.revoke({ session_token });
    },
    renameClient: async (client_id, client_name) => {
      await connectedApp.clients.update({ client_id, client_name });
    },
  };
}
