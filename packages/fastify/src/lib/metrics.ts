import { AssentError } from "@assent/core";
import type { FastifyInstance } from "fastify";
import { Counter, Histogram, Registry, collectDefaultMetrics } from "prom-client";

import type { AuditSink } from "./audit.ts";
import type { IdentityProvider } from "./identity-provider/port.ts";
import { refuseOtherMethods } from "./responses/methods.ts";

/**
 * What `GET /metrics` says. Every label has few values by construction: routes and not addresses,
 * codes and not messages, and nothing that a client chooses.
 */
export interface Metrics {
  /** Counts requests of a scope, and how long they took. */
  observe(scope: FastifyInstance): void;
  /** Serves the numbers. */
  register(scope: FastifyInstance): void;
  /** The same sink, with its events counted. */
  countEvents(audit: AuditSink): AuditSink;
  /** The same provider, with its calls timed. */
  timeCalls(provider: IdentityProvider): IdentityProvider;
}

const METRICS_PATH = "/metrics";
const METHODS: readonly string[] = ["GET", "HEAD", "POST"];
const BUCKETS_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Creates metrics of their own, apart from whatever else the process counts. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { requests, calls, events } = createInstruments(registry);
  return {
    observe: (scope) => {
      scope.addHook("onResponse", async ({ routeOptions, method }, { statusCode, elapsedTime }) => {
        const labels = {
          route: routeOptions.url ?? "none",
          method: METHODS.includes(method) ? method : "other",
          status: String(statusCode),
        };
        requests.observe(labels, elapsedTime / 1_000);
      });
    },
    register: (scope) => {
      scope.get(METRICS_PATH, async (_request, reply) => {
        reply.header("cache-control", "no-store").type(registry.contentType);
        return registry.metrics();
      });
      refuseOtherMethods(scope, METRICS_PATH, ["GET", "HEAD"]);
    },
    countEvents: (audit) => ({
      record: (event) => {
        events.inc({ event: event.event, reason: event.reason ?? "" });
        audit.record(event);
      },
    }),
    timeCalls: (provider) =>
      timeCalls(provider, (operation, outcome, seconds) =>
        calls.observe({ operation, outcome }, seconds),
      ),
  };
}

interface Instruments {
  readonly requests: Histogram<"route" | "method" | "status">;
  readonly calls: Histogram<"operation" | "outcome">;
  readonly events: Counter<"event" | "reason">;
}

function createInstruments(registry: Registry): Instruments {
  const shared = { buckets: BUCKETS_SECONDS, registers: [registry] };
  return {
    requests: new Histogram({
      name: "assent_http_request_duration_seconds",
      help: "Requests by route, method and status.",
      labelNames: ["route", "method", "status"],
      ...shared,
    }),
    calls: new Histogram({
      name: "assent_stytch_call_duration_seconds",
      help: "Calls to Stytch, retries included, by operation and outcome (ok, or a problem code).",
      labelNames: ["operation", "outcome"],
      ...shared,
    }),
    events: new Counter({
      name: "assent_events_total",
      help: "Audit events by name and reason.",
      labelNames: ["event", "reason"],
      registers: [registry],
    }),
  };
}

type Observe = (operation: string, outcome: string, seconds: number) => void;

function timeCalls(provider: IdentityProvider, observe: Observe): IdentityProvider {
  function timed<A extends readonly unknown[], R>(
    operation: string,
    call: (...args: A) => Promise<R>,
  ): (...args: A) => Promise<R> {
    return async (...args) => {
      const began = performance.now();
      let outcome = "ok";
      try {
        return await call(...args);
      } catch (error) {
        outcome = error instanceof AssentError ? error.code : "internal_error";
        throw error;
      } finally {
        observe(operation, outcome, (performance.now() - began) / 1_000);
      }
    };
  }
  return {
    authenticate: timed("authenticate", (...args) => provider.authenticate(...args)),
    start: timed("start", (...args) => provider.start(...args)),
    authorize: timed("authorize", (...args) => provider.authorize(...args)),
    findClient: timed("find_client", (...args) => provider.findClient(...args)),
    connectedApps: timed("connected_apps", (...args) => provider.connectedApps(...args)),
    revokeApp: timed("revoke_app", (...args) => provider.revokeApp(...args)),
    signOut: timed("sign_out", (...args) => provider.signOut(...args)),
    close: () => provider.close(),
  };
}
