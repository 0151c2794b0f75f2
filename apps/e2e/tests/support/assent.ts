import { Client } from "stytch";

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
import { type Service, type Stack, freePort, startStack } from "../../../../scripts/lib/stack.ts";

/** The whole product on free ports: sandbox, app, relying party. */
export interface RunningAssent extends Site {
  readonly addresses: Addresses;
  /** The official SDK with the sandbox project's secret. */
  readonly stytch: Client;
  /** Everything that the app printed. */
  readonly appLog: readonly string[];
  stop(): Promise<void>;
}

export interface RunOptions {
  /** Added to the app's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Serves the pages from the development server, with the app behind it. */
  readonly developmentServer?: boolean;
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
  { env = {}, developmentServer = false }: RunOptions,
): Promise<readonly Service[]> {
  const services = [sandboxService(addresses), relyingPartyService(addresses)];
  const appEnv = { LOG_LEVEL: "info", ...sandboxCredentials(addresses), ...env };
  if (!developmentServer) {
    const production = { NODE_ENV: "production", ...appEnv };
    return [...services, appService(addresses, { env: production })];
  }
  const port = await freePort();
  return [...services, appService(addresses, { port, env: appEnv }), pagesService(addresses, port)];
}

/** Starts everything, as `npm start` or `pnpm dev` do, on ports of its own. */
export async function runAssent(options: RunOptions = {}): Promise<RunningAssent> {
  const addresses = await freeAddresses();
  const site = describeSite(addresses);
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
  const credentials = sandboxCredentials(addresses);
  const stytch = new Client({
    project_id: credentials["STYTCH_PROJECT_ID"] ?? "",
    secret: credentials["STYTCH_SECRET"] ?? "",
    env: site.sandboxUrl,
  });
  return { ...site, addresses, stytch, appLog, stop: () => stack.stop() };
}
