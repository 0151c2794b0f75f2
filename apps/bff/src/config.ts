import { isIP } from "node:net";
import { fileURLToPath } from "node:url";

import type { AppSchemes, ConsentPolicy } from "@assent/fastify";
import * as v from "valibot";

/** What became of `iss` in responses. */
export type IssSetting =
  | { readonly mode: "as-is" }
  | { readonly mode: "drop" }
  | { readonly mode: "replace"; readonly issuer: string };

/** Everything that the environment decides. Nothing else reads it. */
export interface Config {
  readonly mode: "development" | "production";
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Origin that browsers see. */
  readonly publicUrl: string;
  readonly stytch: {
    /** Which of Stytch's two products the project is of. */
    readonly vertical: "consumer" | "b2b";
    readonly projectId: string;
    readonly secret: string;
    readonly publicToken: string;
    /** Origin; absent for Stytch's own. */
    readonly apiUrl: string | undefined;
  };
  readonly iss: IssSetting;
  readonly loginUrl: string;
  readonly consentPolicy: ConsentPolicy;
  readonly requirePkce: "public" | "all";
  /** Which schemes of apps on a device are answered. */
  readonly appSchemes: AppSchemes;
  /** Addresses and networks whose word on a client's address counts. Empty: nobody's. */
  readonly trustedProxies: readonly string[];
  /** Requests a minute; `null` for any number. */
  readonly rateLimits: { readonly perAddress: number; readonly perSession: number } | null;
  /** Calls to Stytch at once, and calls that may wait for a place. */
  readonly upstream: { readonly concurrency: number; readonly queue: number };
  /** The store that instances share; it may hold a password. */
  readonly redisUrl: string | undefined;
  readonly metrics: boolean;
  /** Whether logos are fetched from this machine too. */
  readonly loopbackLogos: boolean;
  /** Empty: the process makes its own. */
  readonly sealingKeys: readonly Uint8Array[];
  /** Absolute path of the built pages. */
  readonly pagesDirectory: string;
}

/** The environment is not usable; `message` has a line for each reason, and no value in it. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(["The configuration has problems:", ...problems.map((line) => `  ${line}`)].join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** Variable names to values, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An origin: scheme, host and port. A trailing slash is forgiven. */
const Origin = v.pipe(
  v.string(),
  v.check(isOrigin, "must be an origin, such as https://app.example.com"),
  v.transform((text) => new URL(text).origin),
);
const Required = v.pipe(v.string("is required"), v.trim(), v.nonEmpty("is required"));

function oneOf<const T extends readonly string[]>(names: T): v.PicklistSchema<T, string> {
  return v.picklist(names, `must be one of: ${names.join(", ")}`);
}

const Count = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,6}$/u, "must be a number of requests a minute"),
  v.transform(Number),
);

const Calls = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,4}$/u, "must be a number of calls"),
  v.transform(Number),
);

const Schemes = v.pipe(
  v.string(),
  v.transform((text) => text.split(",").map((scheme) => scheme.trim().toLowerCase())),
  v.check(
    (schemes) => schemes.every((scheme) => /^[a-z][a-z0-9+.-]*$/u.test(scheme)),
    "must be schemes without their colons, parted by commas",
  ),
);

const SEALING_KEY = /^[\w-]{43}=?$/u;

const Variables = v.object({
  ASSENT_MODE: v.optional(oneOf(["development", "production"]), "development"),
  HOST: v.optional(v.string(), "localhost"),
  PORT: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/u, "must be a port number"), v.transform(Number)),
    "3000",
  ),
  LOG_LEVEL: v.optional(
    oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
    "info",
  ),
  PUBLIC_URL: v.optional(Origin, "http://localhost:3000"),
  STYTCH_VERTICAL: v.optional(oneOf(["consumer", "b2b"]), "consumer"),
  STYTCH_PROJECT_ID: v.pipe(Required, v.startsWith("project-", "must start with project-")),
  STYTCH_SECRET: Required,
  STYTCH_PUBLIC_TOKEN: v.pipe(
    Required,
    v.startsWith("public-token-", "must start with public-token-"),
  ),
  STYTCH_API_URL: v.optional(Origin),
  ISSUER: v.optional(v.pipe(v.string(), v.url("must be a URL"))),
  ISS_PARAMETER: v.optional(oneOf(["as-is", "replace", "drop"])),
  LOGIN_URL: v.optional(
    v.pipe(v.string(), v.check(isLoginUrl, "must be a path of this origin, or an absolute URL")),
    "/login",
  ),
  CONSENT_POLICY: v.optional(oneOf(["default", "strict"]), "default"),
  REQUIRE_PKCE: v.optional(oneOf(["public", "all"]), "public"),
  TRUST_PROXY: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",").map((proxy) => proxy.trim())),
      v.check((proxies) => proxies.every(isProxy), "must be addresses or networks of proxies"),
    ),
  ),
  RATE_LIMITS: v.optional(oneOf(["on", "off"]), "on"),
  RATE_LIMIT_PER_ADDRESS: v.optional(Count, "1200"),
  RATE_LIMIT_PER_SESSION: v.optional(Count, "240"),
  UPSTREAM_CONCURRENCY: v.optional(Calls, "64"),
  UPSTREAM_QUEUE: v.optional(Calls, "128"),
  REDIS_URL: v.optional(
    v.pipe(v.string(), v.check(isRedisUrl, "must be a redis:// or rediss:// URL")),
  ),
  METRICS: v.optional(oneOf(["off", "on"]), "off"),
  LOOPBACK_LOGOS: v.optional(oneOf(["refuse", "allow"]), "refuse"),
  SEALING_KEYS: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",").map((key) => key.trim())),
      v.check(
        (keys) => keys.every((key) => SEALING_KEY.test(key)),
        "must be keys of 32 bytes in base64url, parted by commas",
      ),
      v.transform((keys) => keys.map((key) => new Uint8Array(Buffer.from(key, "base64url")))),
    ),
  ),
  APP_SCHEMES: v.optional(Schemes),
  REFUSED_APP_SCHEMES: v.optional(Schemes),
  PAGES_DIRECTORY: v.optional(
    v.string(),
    fileURLToPath(new URL("../../consent/dist", import.meta.url)),
  ),
});
type Variables = v.InferOutput<typeof Variables>;

/**
 * Reads the configuration.
 *
 * @throws ConfigError naming every problem at once.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  const read = v.safeParse(Variables, Object.fromEntries(given));
  if (!read.success) {
    throw new ConfigError(
      read.issues.map((issue) => {
        const name = v.getDotPath(issue) ?? "";
        return `${name} ${environment[name] ? issue.message : "is required"}.`;
      }),
    );
  }
  const problems = findContradictions(read.output);
  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return freeze(read.output);
}

function freeze(variables: Variables): Config {
  return Object.freeze({
    mode: variables.ASSENT_MODE,
    host: variables.HOST,
    port: variables.PORT,
    logLevel: variables.LOG_LEVEL,
    publicUrl: variables.PUBLIC_URL,
    stytch: Object.freeze({
      vertical: variables.STYTCH_VERTICAL,
      projectId: variables.STYTCH_PROJECT_ID,
      secret: variables.STYTCH_SECRET,
      publicToken: variables.STYTCH_PUBLIC_TOKEN,
      apiUrl: variables.STYTCH_API_URL,
    }),
    iss: Object.freeze(readIss(variables)),
    loginUrl: variables.LOGIN_URL,
    consentPolicy: variables.CONSENT_POLICY,
    requirePkce: variables.REQUIRE_PKCE,
    appSchemes: Object.freeze({
      allowed: variables.APP_SCHEMES,
      refused: variables.REFUSED_APP_SCHEMES,
    }),
    trustedProxies: Object.freeze(variables.TRUST_PROXY ?? []),
    rateLimits:
      variables.RATE_LIMITS === "on"
        ? Object.freeze({
            perAddress: variables.RATE_LIMIT_PER_ADDRESS,
            perSession: variables.RATE_LIMIT_PER_SESSION,
          })
        : null,
    upstream: Object.freeze({
      concurrency: variables.UPSTREAM_CONCURRENCY,
      queue: variables.UPSTREAM_QUEUE,
    }),
    redisUrl: variables.REDIS_URL,
    metrics: variables.METRICS === "on",
    loopbackLogos: variables.LOOPBACK_LOGOS === "allow",
    sealingKeys: Object.freeze(variables.SEALING_KEYS ?? []),
    pagesDirectory: variables.PAGES_DIRECTORY,
  });
}

function readIss({ ISSUER: issuer, ISS_PARAMETER: mode }: Variables): IssSetting {
  if (mode === "drop") {
    return { mode };
  }
  return issuer === undefined || mode === "as-is" ? { mode: "as-is" } : { mode: "replace", issuer };
}

/** What each variable allows alone and not together, or not in production. */
function findContradictions(variables: Variables): readonly string[] {
  const { ASSENT_MODE, PUBLIC_URL, STYTCH_API_URL, STYTCH_SECRET, STYTCH_PROJECT_ID } = variables;
  const production = ASSENT_MODE === "production";
  const sandbox = `${STYTCH_PROJECT_ID} ${STYTCH_SECRET}`.includes(SANDBOX_PROJECT);
  const rules: readonly (readonly [boolean, string])[] = [
    [
      variables.ISS_PARAMETER === "replace" && variables.ISSUER === undefined,
      "ISS_PARAMETER cannot be replace without ISSUER.",
    ],
    [
      STYTCH_API_URL?.startsWith("http:") === true && !isLoopback(STYTCH_API_URL),
      "STYTCH_API_URL must be https outside this machine.",
    ],
    [production && !PUBLIC_URL.startsWith("https:"), "PUBLIC_URL must be https in production."],
    [
      production && STYTCH_API_URL !== undefined && isLoopback(STYTCH_API_URL),
      "STYTCH_API_URL must not be a sandbox in production.",
    ],
    [
      production && (sandbox || STYTCH_SECRET.includes("not-a-secret")),
      "STYTCH_PROJECT_ID and STYTCH_SECRET must not be a sandbox's in production.",
    ],
    [
      variables.REDIS_URL !== undefined && variables.SEALING_KEYS === undefined,
      "SEALING_KEYS is required with REDIS_URL: instances open what another one sealed.",
    ],
    [
      production && variables.LOOPBACK_LOGOS === "allow",
      "LOOPBACK_LOGOS must not be allow in production.",
    ],
    [
      production && variables.SEALING_KEYS === undefined && variables.REDIS_URL === undefined,
      "SEALING_KEYS is required in production.",
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, problem]) => problem);
}

/** The project that every sandbox serves. */
const SANDBOX_PROJECT = "project-test-00000000-0000-4000-8000-";

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const url = new URL(text);
  return /^https?:$/u.test(url.protocol) && url.href === `${url.origin}/`;
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(?:localhost|.+\.localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/u.test(hostname);
}

/** No number of hops: whoever reaches the server past its proxies could then write their own. */
function isProxy(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  const network =
    bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  return (family !== 0 && network && rest.length === 0) || PROXY_NAMES.includes(text);
}

/** Networks that Fastify knows by name. */
const PROXY_NAMES: readonly string[] = ["loopback", "linklocal", "uniquelocal"];

function isRedisUrl(text: string): boolean {
  return /^rediss?:\/\//u.test(text) && URL.canParse(text);
}

function isLoginUrl(text: string): boolean {
  const path = /^\/(?![/\\])[^\s\\#]*$/u.test(text);
  return path || (URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol));
}
