import type { FastifyBaseLogger } from "fastify";

import type { DocumentNetwork } from "./document-fetch.ts";
import type { Inbox } from "./inbox.ts";
import type { SigningKey } from "./keys.ts";
import type { Seeds } from "./seeds.ts";
import type { Switches } from "./switches.ts";

/** What the authorization response carries as `iss`: Stytch's own value, the discovery issuer, or nothing. */
export type IssParameter = "stytch" | "issuer" | "none";

/** How to start a sandbox. Every member has a default. */
export interface SandboxOptions {
  /** TCP port, default 0: a free one. */
  readonly port?: number;
  /** Host to bind, default `localhost`. */
  readonly host?: string;
  /** Lets `host` be other than loopback. Whoever reaches the port can then sign in as anybody. Default false. */
  readonly allowNonLoopbackHost?: boolean;
  /** Origin of the app whose `/oauth/authorize` is the authorization endpoint, default `http://localhost:3000`. */
  readonly appUrl?: string;
  /** Origin of the seeded web clients, default `http://127.0.0.1:4100`. */
  readonly relyingPartyUrl?: string;
  /** Redirect URI of the seeded command line client, default `http://127.0.0.1:4102/callback`. */
  readonly commandLineRedirectUri?: string;
  /** What the authorization response carries as RFC 9207 `iss`, default `stytch`. */
  readonly iss?: IssParameter;
  /** Behaviour that Stytch leaves open or that a project turns on; the defaults are strict. */
  readonly switches?: Partial<Switches>;
  /**
   * File that keeps the state over restarts, default none: it ends with the process. It holds people, Connected Apps,
   * M2M clients, consents, sessions, tokens and the signing key; not passcodes, the inbox or the list of calls.
   */
  readonly data?: string;
  /** File with a team's own accounts, Connected Apps and policy, in place of the samples. */
  readonly seed?: string;
  /** Counts identifiers instead of drawing them, so that every run has the same ones. Default false. */
  readonly deterministicIds?: boolean;
  /**
   * Key that signs tokens, from `createSigningKey`; default a new one. Sandboxes that share a key take each other's
   * tokens, as far as issuer and sessions let them: for tests that start many. A data file that has a key wins.
   */
  readonly signingKey?: SigningKey;
  /**
   * How client metadata documents are reached, default the internet. Whoever replaces it takes the protection against
   * fetching from private addresses into their own hands; it is for tests that serve documents themselves.
   */
  readonly documentNetwork?: Partial<DocumentNetwork>;
  /** The clock, default the system's. It may run ahead of the system's, never behind. */
  readonly now?: () => Date;
  /** Where requests are logged, default nowhere. */
  readonly logger?: FastifyBaseLogger;
  /** Environment to check for `ASSENT_MODE`, default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A running sandbox of either vertical; the seeds tell which. */
export interface Sandbox<S = Seeds> {
  /** Base address and issuer, without trailing slash, e.g. `http://localhost:4000`. */
  readonly url: string;
  readonly projectId: string;
  readonly secret: string;
  readonly publicToken: string;
  /** The samples. Those of a section that a seed file gives are not in the project. */
  readonly seeds: S;
  readonly inbox: Inbox;
  /** Where the sandbox is, who can sign in and which apps exist when it starts: lines for a person to read. */
  readonly summary: string;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}
