import { type BrowserContext, chromium } from "playwright-core";

import { BROWSER_ARGUMENTS, ensureBrowser } from "../../../../scripts/lib/browser.ts";
import { buildPages } from "../../../../scripts/lib/pages.ts";
import {
  type Site,
  appService,
  describeSite,
  freeAddresses,
  sandboxCredentials,
  sandboxService,
} from "../../../../scripts/lib/services.ts";
import { type Service, startStack } from "../../../../scripts/lib/stack.ts";
import type { BenchContext } from "../lib/row.ts";
import { buildPrebuilt } from "../prebuilt/build.ts";

/** Whose page is opened. */
export type Side = "ours" | "peer";

/** Both pages on one sandbox, and a browser to open them in. */
export interface PageWorld {
  /** An authorization request of a seeded client, at our page or at the peer's. */
  authorizationUrl(side: Side, client: "firstParty" | "thirdParty"): string;
  /** Where the client is called back: what leads there begins so. */
  readonly callbackOrigin: string;
  /** A fresh profile with an empty cache, signed in at both pages. */
  signedIn(): Promise<BrowserContext>;
}

/** What the client asks for: enough to make a page of ordinary length. */
const SCOPES = ["openid", "email", "notes.read", "notes.write"];

/**
 * Builds both pages for production, and starts what serves them. Pages of ours that are built
 * already are taken from `PAGES_DIRECTORY`.
 */
export async function startPageWorld({ say, defer }: BenchContext): Promise<PageWorld> {
  const addresses = await freeAddresses("consumer");
  const site = describeSite(addresses);
  const built = process.env["PAGES_DIRECTORY"];
  if (built === undefined) {
    say("building the pages");
    await buildPages();
  }
  await buildPrebuilt({ publicToken: site.seeds.publicToken, apiUrl: site.sandboxUrl });
  const env = {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    RATE_LIMITS: "off",
    ...sandboxCredentials(addresses),
    ...(built !== undefined && { PAGES_DIRECTORY: built }),
  };
  const prebuilt: Service = {
    name: "prebuilt page",
    parameters: ["apps/bench/src/prebuilt/server.ts"],
    env: { NODE_ENV: "production", PORT: String(addresses.relyingPartyPort) },
    readyUrl: `http://localhost:${addresses.relyingPartyPort}/healthz`,
  };
  const stack = await startStack({
    services: [sandboxService(addresses), appService(addresses, { env }), prebuilt],
    onLine: () => undefined,
  });
  defer(() => stack.stop());
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...BROWSER_ARGUMENTS],
    headless: true,
  });
  defer(() => browser.close());
  const cookies = await signIn(site);
  return {
    authorizationUrl: (side, client) => authorizationUrl(site, side, client),
    callbackOrigin: site.relyingPartyUrl,
    signedIn: async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      await context.addCookies(cookies);
      return context;
    },
  };
}

function authorizationUrl(
  { appUrl, relyingPartyUrl, seeds }: Site,
  side: Side,
  client: "firstParty" | "thirdParty",
): string {
  const peer = new URL(relyingPartyUrl);
  // The session's cookies belong to this host.
  peer.hostname = "localhost";
  const { clientId, redirectUri } = seeds.clients[client];
  const url = new URL("/oauth/authorize", side === "ours" ? appUrl : peer);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: SCOPES.join(" "),
    state: "b7oZ0g2k9Xw3sQ1uEr5tYh",
    nonce: "Lk2mVd8fTq6cRz4jWn0pSx",
    // Of the verifier in RFC 7636 appendix B.
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  }).toString();
  return url.href;
}

interface SignedIn {
  readonly data: { readonly session_token: string; readonly session_jwt: string };
}

type SessionCookies = Parameters<BrowserContext["addCookies"]>[0];

/** Signs the owner in as the browser SDK does; the cookies serve every profile. */
async function signIn({ sandboxUrl, appUrl, seeds }: Site): Promise<SessionCookies> {
  const { email, password } = seeds.people.owner;
  const token = btoa(`${seeds.publicToken}:${seeds.publicToken}`);
  const response = await fetch(`${sandboxUrl}/sdk/v1/passwords/authenticate`, {
    method: "POST",
    headers: {
      authorization: `Basic ${token}`,
      "content-type": "application/json",
      origin: appUrl,
    },
    body: JSON.stringify({ email, password, session_duration_minutes: 60 }),
  });
  const { data } = (await response.json()) as SignedIn;
  const cookie = { url: appUrl, sameSite: "Lax" } as const;
  return [
    { ...cookie, name: "stytch_session", value: data.session_token },
    { ...cookie, name: "stytch_session_jwt", value: data.session_jwt },
  ];
}
