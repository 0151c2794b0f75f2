import { hash } from "node:crypto";

import rateLimit from "@fastify/rate-limit";
import { AssentError } from "@assent/core";
import type { FastifyInstance, FastifyRequest } from "fastify";

import type { Responder } from "./responses/answer-hooks.ts";
import { type Services, recordAudit } from "./services.ts";

/** How often somebody may ask, in requests a minute to `/oauth/authorize` and `/bff`. */
export interface RateLimits {
  /**
   * From one address: an IPv4 address or an IPv6 network of 64 bits, as `request.ip` has it. Behind
   * a proxy, tell Fastify whom to trust (`trustProxy`), or everybody shares one. Default: 1,200.
   */
  readonly perAddress?: number | undefined;
  /** With one session. Default: 240. */
  readonly perSession?: number | undefined;
  /**
   * A connection of `ioredis`, by which several instances count together. While it fails, nobody is
   * limited. Default: each process counts for itself.
   */
  readonly redis?: object | undefined;
}

/** Counts a request; rejects with `rate_limited` where there have been too many. */
export type RequestLimit = (request: FastifyRequest) => Promise<void>;

/** Creates the limit of a server's requests. */
export async function createRequestLimit(
  scope: FastifyInstance,
  services: Services,
  respond: Responder,
  limits: RateLimits | null,
): Promise<RequestLimit> {
  if (limits === null) {
    return () => Promise.resolve();
  }
  const { perAddress = 1_200, perSession = 240, redis } = limits;
  await scope.register(rateLimit, {
    global: false,
    timeWindow: 60_000,
    skipOnError: true,
    nameSpace: "assent:rate:",
    ...(redis !== undefined && { redis }),
  });
  const byAddress = scope.createRateLimit({ max: perAddress });
  const bySession = scope.createRateLimit({
    max: perSession,
    keyGenerator: (request) => nameSession(respond, request) ?? "",
  });
  return async (request) => {
    const known = respond.caller(request).credential !== null;
    const verdicts = [await byAddress(request), known && (await bySession(request))];
    for (const verdict of verdicts) {
      if (verdict !== false && !verdict.isAllowed && verdict.isExceeded) {
        recordAudit(services, respond.caller(request), {
          event: "request.refused",
          reason: "rate_limited",
        });
        throw new AssentError("rate_limited", { retryAfterSeconds: verdict.ttlInSeconds });
      }
    }
  };
}

/** No store of counters holds a token. */
function nameSession(respond: Responder, request: FastifyRequest): string | null {
  const { credential } = respond.caller(request);
  return credential && hash("sha256", credential.value, "base64url");
}
