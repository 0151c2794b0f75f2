import { buildPages } from "./lib/pages.ts";
import { runUntilStopped } from "./lib/foreground.ts";
import {
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

/** Everything on this machine, against the sandbox. */
async function startWithSandbox(): Promise<void> {
  const addresses = readAddresses();
  await assertPortsFree(addresses);
  await buildPages();
  const site = describeSite(addresses);
  const env = { NODE_ENV: "production", LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn" };
  const services = [
    sandboxService(addresses),
    appService(addresses, { env: { ...env, ...sandboxCredentials(addresses) } }),
    relyingPartyService(addresses),
  ];
  const people = Object.values(site.seeds.people).map(
    ({ email, password }) => `      ${email} / ${password}`,
  );
  const commandLine = Object.entries(commandLineEnvironment(addresses)).map(
    ([name, value]) => `${name}=${value}`,
  );
  await runUntilStopped(services, [
    "",
    `  Open ${site.relyingPartyUrl} and start an authorization.`,
    "",
    site.seeds.organization === null
      ? "    Sign in as one of"
      : `    Sign in as one of these members of ${site.seeds.organization.name}`,
    ...people,
    `    One-time codes arrive at ${site.sandboxUrl}/inbox`,
    "    The command-line client:",
    `      ${commandLine.join(" \\\n      ")} \\`,
    "      node_modules/.bin/node apps/relying-party/src/command-line.ts",
    "",
    "  Ctrl-C stops everything.",
    "",
  ]);
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
