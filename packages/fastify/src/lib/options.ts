import type { IssPolicy } from "@assent/core";
import type { SignInConfiguration } from "@assent/core/contract";
import type { FastifyBaseLogger } from "fastify";

import { type AuditSink, createLogAuditSink } from "./audit.ts";
import { createReuseWatch } from "./authorize/reuse-watch.ts";
import { createClientDirectory } from "./client-directory.ts";
import type { AppSchemes } from "./destination.ts";
import type { IdentityProvider } from "./identity-provider/port.ts";
import { createImageFetcher } from "./logo/fetch-image.ts";
import { createLogoStore } from "./logo/store.ts";
import type { Metrics } from "./metrics.ts";
import type { Pages } from "./pages/pages.ts";
import type { ConsentPolicy } from "./policy.ts";
import type { RateLimits } from "./rate-limit.ts";
import type { OpenerPolicy } from "./responses/security-headers.ts";
import type { Services } from "./services.ts";
import { type TransactionLedger, createMemoryLedger } from "./transaction/ledger.ts";
import { createSeal } from "./transaction/seal.ts";

/** What the plugin is registered with. */
export interface AssentOptions {
  /**
   * The origin that browsers see, such as `https://app.example.com`. Every check and every link
   * uses it; `Host` and forwarding headers are never read.
   */
  readonly publicUrl: string;
  /** Stytch, through `createConsumerIdentityProvider`. The plugin closes it with the server. */
  readonly identityProvider: IdentityProvider;
  /** What `GET /bff/sign-in` tells the sign-in page. */
  readonly signIn: SignInConfiguration;
  /** 32 bytes each; the first seals, all open. Default: one of this process, gone with it. */
  readonly sealingKeys?: readonly Uint8Array[] | undefined;
  /** Default: memory, for a single process. */
  readonly ledger?: TransactionLedger | undefined;
  /** Default: JSON lines through the server's logger. */
  readonly audit?: AuditSink | undefined;
  /** The built pages. Default: none; then only redirects and data are served. */
  readonly pages?: Pages | undefined;
  /** A sign-in page: a path of this origin, or the absolute URL of another. Default: `/login`. */
  readonly loginUrl?: string | undefined;
  /** Default: `{ mode: "as-is" }`. */
  readonly iss?: IssPolicy | undefined;
  /** Default: `default`. */
  readonly consentPolicy?: ConsentPolicy | undefined;
  /** Whose requests need PKCE: public clients' (default), or everybody's. */
  readonly requirePkce?: "public" | "all" | undefined;
  /**
   * Whether clients that keep a secret may be answered on the loopback interface, where they run
   * while they are built. In production Stytch wants https of them. Default: false.
   */
  readonly confidentialLoopback?: boolean | undefined;
  /** Which schemes of apps on a device are answered. Default: all but those that run code. */
  readonly appSchemes?: AppSchemes | undefined;
  /**
   * `Cross-Origin-Opener-Policy` of the pages. Default: `unsafe-none`, see `OpenerPolicy`.
   */
  readonly openerPolicy?: OpenerPolicy | undefined;
  /**
   * Whether logos are fetched from this machine too, `http` included. Lets whoever registers a client
   * make this server call services that only it can reach: for development. Default: false.
   */
  readonly loopbackLogos?: boolean | undefined;
  /** Default: those of {@link RateLimits}. `null` limits nobody. */
  readonly rateLimits?: RateLimits | null | undefined;
  /** Whether `GET /metrics` answers, for Prometheus and for whoever finds it. Default: false. */
  readonly metrics?: boolean | undefined;
  /**
   * Milliseconds that one request may spend on asking Stytch, retries included. Submitting a
   * decision has its own, `UpstreamLimits.submitTimeoutMs`. Default: 8,000.
   */
  readonly upstreamBudgetMs?: number | undefined;
  /**
   * Whether the server serves nothing else. Then headers, error format and 404 are Assent's for
   * every answer. Default: false, which leaves all routes but Assent's alone.
   */
  readonly wholeServer?: boolean | undefined;
  /** What `GET /readyz` answers by. Default: always ready. */
  readonly isReady?: (() => boolean) | undefined;
  /** The clock of every lifetime. Default: the system's. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Fills in the defaults.
 *
 * @throws TypeError for a `publicUrl` that is not an origin, or a key of another length.
 */
export function createServices(
  options: AssentOptions,
  logger: FastifyBaseLogger,
  metrics: Metrics | null,
): Services {
  const { identityProvider, now = () => new Date() } = options;
  const audit = options.audit ?? createLogAuditSink(logger);
  const provider = metrics?.timeCalls(identityProvider) ?? identityProvider;
  return {
    provider,
    now,
    publicUrl: parseOrigin(options.publicUrl),
    ledger: options.ledger ?? createMemoryLedger({ now }),
    audit: metrics?.countEvents(audit) ?? audit,
    directory: createClientDirectory({ provider, now }),
    logos: createLogoStore({
      fetcher: createImageFetcher({ loopback: options.loopbackLogos }),
      now,
    }),
    seal: createSeal(options.sealingKeys ?? [crypto.getRandomValues(new Uint8Array(32))]),
    reuse: createReuseWatch(),
    loginUrl: options.loginUrl ?? "/login",
    iss: options.iss ?? { mode: "as-is" },
    consentPolicy: options.consentPolicy ?? "default",
    requirePkce: options.requirePkce ?? "public",
    confidentialLoopback: options.confidentialLoopback ?? false,
    appSchemes: options.appSchemes ?? {},
  };
}

function parseOrigin(publicUrl: string): string {
  const url = new URL(publicUrl);
  if (url.href !== `${url.origin}/` || !/^https?:$/u.test(url.protocol)) {
    throw new TypeError("publicUrl must be an origin: scheme, host and port, nothing else.");
  }
  return url.origin;
}
