import {
  type Pages,
  assent,
  createB2BIdentityProvider,
  createConsumerIdentityProvider,
  createRedisLedger,
} from "@assent/fastify";
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";

import { answerClientError, answerFrameworkError } from "./bare-answers.ts";
import type { Config } from "./config.ts";
import { type LogStream, createLoggerOptions } from "./log.ts";
import { connectRedis } from "./redis.ts";
import { standardOutput } from "./standard-output.ts";

/** What an app is built from, beside its configuration. */
export interface AppOptions {
  readonly pages: Pages | null;
  /** What `GET /readyz` answers by. Default: always ready. */
  readonly isReady?: (() => boolean) | undefined;
  /** Where log lines go. Default: standard output. */
  readonly logStream?: LogStream | undefined;
  readonly now?: (() => Date) | undefined;
}

/** 32 KiB: a sealed transaction and a hundred scopes fit in, and nothing larger is expected. */
const BODY_LIMIT_BYTES = 32_768;
/** 32 KiB: the longest query that is read, and the cookies of every other app on this host. */
const MAX_HEADER_BYTES = 32_768;

/**
 * Builds the server. It listens to nothing yet.
 *
 * @throws RedisError where `config.redisUrl` leads nowhere.
 */
export async function buildApp(
  config: Config,
  { pages, isReady, logStream, now }: AppOptions,
): Promise<FastifyInstance> {
  const redis = config.redisUrl === undefined ? null : await connectRedis(config.redisUrl);
  const server = Fastify({
    ...LIMITS,
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    logger: createLoggerOptions(config.logLevel, logStream ?? standardOutput),
    logController: new LogController({ disableRequestLogging: true }),
    http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: 10_000 },
    clientErrorHandler: answerClientError,
    frameworkErrors: answerFrameworkError,
    genReqId: () => crypto.randomUUID(),
    requestIdHeader: false,
  });
  const { vertical, projectId, secret, publicToken, apiUrl } = config.stytch;
  const connect = vertical === "b2b" ? createB2BIdentityProvider : createConsumerIdentityProvider;
  await server.register(assent, {
    wholeServer: true,
    publicUrl: config.publicUrl,
    identityProvider: connect({ projectId, secret, apiUrl, upstream: config.upstream }),
    signIn: {
      vertical,
      publicToken,
      ...(apiUrl !== undefined && { apiUrl }),
      ...(config.loginUrl !== "/login" && { loginUrl: config.loginUrl }),
    },
    ...(config.sealingKeys.length > 0 && { sealingKeys: config.sealingKeys }),
    ...(pages !== null && { pages }),
    loginUrl: config.loginUrl,
    iss: config.iss,
    consentPolicy: config.consentPolicy,
    requirePkce: config.requirePkce,
    confidentialLoopback: config.mode === "development",
    appSchemes: config.appSchemes,
    loopbackLogos: config.loopbackLogos,
    metrics: config.metrics,
    rateLimits: config.rateLimits && { ...config.rateLimits, ...(redis && { redis }) },
    ...(redis && { ledger: createRedisLedger(redis, { ...(now && { now }) }) }),
    isReady,
    now,
  });
  server.addHook("onClose", async () => redis?.disconnect());
  return server;
}

/** None of these has a default that a server without a proxy in front could live with. */
const LIMITS = {
  bodyLimit: BODY_LIMIT_BYTES,
  requestTimeout: 15_000,
  // Ends handlers that say nothing, too: Fastify's own `handlerTimeout` stops watching once a body
  // was read, and makes an exception for each.
  connectionTimeout: 30_000,
  keepAliveTimeout: 65_000,
  maxRequestsPerSocket: 10_000,
  // The id of a client in a path may be the address of its metadata, escaped.
  routerOptions: { maxParamLength: 2_048 },
  // What arrives while the server closes is answered as ever, headers included.
  return503OnClosing: false,
} satisfies FastifyServerOptions;
