import { buildPages } from "./lib/pages.ts";
import { runUntilStopped } from "./lib/foreground.ts";
import {
  type OwnSeeds,
  type RelyingPartyClients,
  readOwnSeeds,
  readSeedFlag,
} from "./lib/own-seeds.ts";
import {
  type Addresses,
  appService,
  assertPortsFree,
  commandLineEnvironment,
  describeSite,
  readAddresses,
  relyingPartyService,
  sandboxCredentials,
  sandboxService,
} from "./lib/services.ts";

const REAL_PROJECT = ["STYTCH_PROJECT_ID", "STYTCH_SECRET", "STYTCH_PUBLIC_TOKEN"] as const;

const INDENT = "      ";

function startedLines(addresses: Addresses, seeds: OwnSeeds | undefined): string[] {
  const site = describeSite(addresses);
  const people = Object.values(site.seeds.people).map(
    ({ email, password }) => `${email} / ${password}`,
  );
  const { organization } = site.seeds;
  const clients = seeds?.clients ?? site.seeds.clients;
  const commandLine = Object.entries(
    clients.firstPartyPublic ? commandLineEnvironment(addresses, clients.firstPartyPublic) : {},
  ).map(([name, value]) => `${name}=${value}`);
  return [
    "",
    hasRelyingParty(clients)
      ? `  Open ${site.relyingPartyUrl} and start an authorization.`
      : `  The authorization endpoint is ${site.appUrl}/oauth/authorize. No Connected App of the seed file has an id, its secret and the redirect URL of the relying party, so that is not started.`,
    "",
    seeds?.signIns !== undefined || organization === null
      ? "    Sign in as one of"
      : `    Sign in as one of these members of ${organization.name}`,
    ...(seeds?.signIns ?? people).map((line) => `${INDENT}${line}`),
    `    One-time codes arrive at ${site.sandboxUrl}/inbox`,
    ...(commandLine.length === 0
      ? []
      : [
          "    The command-line client:",
          `${INDENT}${commandLine.join(` \\\n${INDENT}`)} \\`,
          `${INDENT}node_modules/.bin/node apps/relying-party/src/command-line.ts`,
        ]),
    "",
    "  Ctrl-C stops everything.",
    "",
  ];
}

function hasRelyingParty({
  firstParty,
  thirdParty,
  thirdPartyPublic,
}: RelyingPartyClients): boolean {
  return Boolean(firstParty ?? thirdParty ?? thirdPartyPublic);
}

/** Everything on this machine, against the sandbox. */
async function startWithSandbox(): Promise<void> {
  const addresses = readAddresses();
  const site = describeSite(addresses);
  const file = readSeedFlag(process.argv.slice(2));
  const seeds = file === undefined ? undefined : await readOwnSeeds(addresses.vertical, file, site);
  await assertPortsFree(addresses);
  await buildPages();
  const env = { NODE_ENV: "production", LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn" };
  const clients = seeds?.clients ?? site.seeds.clients;
  const services = [
    sandboxService(addresses, { seeds }),
    appService(addresses, { env: { ...env, ...sandboxCredentials(addresses) } }),
    ...(hasRelyingParty(clients) ? [relyingPartyService(addresses, clients)] : []),
  ];
  await runUntilStopped(services, startedLines(addresses, seeds));
}

/** The app alone, against a Stytch project: its clients are the team's. */
async function startWithStytch(): Promise<void> {
  const missing = REAL_PROJECT.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new Error(`To run against a Stytch project, set ${missing.join(" and ")} too.`);
  }
  const addresses = readAddresses();
  await buildPages();
  const { appUrl } = describeSite(addresses);
  const publicUrl = process.env["PUBLIC_URL"] ?? appUrl;
  const app = appService(addresses, { env: { NODE_ENV: "production", PUBLIC_URL: publicUrl } });
  await runUntilStopped(
    [app],
    [
      "",
      `  The authorization endpoint is ${publicUrl}/oauth/authorize`,
      "",
      "  In the Stytch Dashboard, for this project:",
      `    Connected Apps → Authorization URL: ${publicUrl}/oauth/authorize`,
      `    Frontend SDK → authorized applications: ${publicUrl}, with e-mail codes and passwords`,
      "",
      "  Ctrl-C stops it.",
      "",
    ],
  );
}

try {
  await (REAL_PROJECT.some((name) => process.env[name]) ? startWithStytch() : startWithSandbox());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
