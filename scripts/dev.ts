import { runUntilStopped } from "./lib/foreground.ts";
import {
  appService,
  assertPortsFree,
  describeSite,
  readAddresses,
  relyingPartyService,
  sandboxCredentials,
  sandboxService,
} from "./lib/services.ts";
import { type Service, freePort } from "./lib/stack.ts";

try {
  const addresses = readAddresses();
  await assertPortsFree(addresses);
  const bffPort = await freePort();
  const { appUrl, relyingPartyUrl, sandboxUrl } = describeSite(addresses);
  const pages: Service = {
    name: "pages",
    parameters: ["node_modules/vite/bin/vite.js", "--clearScreen", "false"],
    env: { PORT: String(addresses.appPort), BFF_URL: `http://localhost:${bffPort}` },
    readyUrl: `${appUrl}/login`,
  };
  const services = [
    sandboxService(addresses),
    appService(addresses, {
      port: bffPort,
      flags: ["--watch", "--watch-preserve-output"],
      env: sandboxCredentials(addresses),
    }),
    relyingPartyService(addresses),
    pages,
  ];
  await runUntilStopped(services, [
    "",
    `  Open ${relyingPartyUrl} and start an authorization: pages reload as you edit apps/consent.`,
    `  One-time codes arrive at ${sandboxUrl}/inbox. Ctrl-C stops everything.`,
    "",
  ]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
