import { AsyncLocalStorage } from "node:async_hooks";

import { Agent, Dispatcher1Wrapper, type Dispatcher } from "undici";

import type { Deadline } from "./deadline.ts";
import { callDirectly } from "./direct-fetch.ts";

/**
 * What the transport saw of one call. The SDK's own errors tell neither whether a request left nor
 * which status came back, so the dispatcher writes it down.
 */
export interface CallRecord {
  /** Ends the call and frees its socket. */
  readonly deadline: Deadline;
  /** Whether the request was handed to a connection: from then on Stytch may have acted on it. */
  sent: boolean;
  status: number | undefined;
  retryAfterSeconds: number | undefined;
}

/** How long and how much one call may take. */
export interface DispatcherLimits {
  readonly connectTimeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly connections: number;
}

/** A connection pool to Stytch that follows no redirect and keeps to its limits. */
export interface UpstreamDispatcher {
  /** For the SDK's `dispatcher` option. */
  readonly dispatcher: Dispatcher;
  /** Runs a call of the SDK and writes what happened to `record`. */
  run<T>(record: CallRecord, call: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Creates the pool. Deadlines of the SDK do nothing (its `timeout` is ignored), so these are ours. */
export function createUpstreamDispatcher(limits: DispatcherLimits): UpstreamDispatcher {
  const records = new AsyncLocalStorage<CallRecord>();
  const agent = new Agent({
    connections: limits.connections,
    connect: { timeout: limits.connectTimeoutMs },
    headersTimeout: limits.attemptTimeoutMs,
    bodyTimeout: limits.attemptTimeoutMs,
    keepAliveTimeout: 30_000,
    pipelining: 1,
  });
  const guarded = agent.compose((dispatch) => (options, handler) => {
    const record = records.getStore();
    const guard = record ? new ResponseGuard(handler, record, limits.maxResponseBytes) : handler;
    return dispatch(options, guard);
  });
  return {
    // The SDK calls the global `fetch`, whose handlers have the shape of undici's previous version.
    dispatcher: new Dispatcher1Wrapper(guarded),
    run: (record, call) => {
      const dispatch: typeof agent.dispatch = (options, handler) =>
        agent.dispatch(options, new ResponseGuard(handler, record, limits.maxResponseBytes));
      return records.run(record, () => callDirectly(dispatch, call));
    },
    close: () => agent.destroy(),
  };
}

/** Passes a response on, unless it is a redirect or too large. */
class ResponseGuard implements Dispatcher.DispatchHandler {
  readonly #next: Dispatcher.DispatchHandler;
  readonly #record: CallRecord;
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(next: Dispatcher.DispatchHandler, record: CallRecord, maxBytes: number) {
    this.#next = next;
    this.#record = record;
    this.#maxBytes = maxBytes;
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    const { deadline } = this.#record;
    if (deadline.passed) {
      controller.abort(new Error("The call's time was over before it was sent."));
      return;
    }
    this.#record.sent = true;
    deadline.onPassed(() => controller.abort(new Error("The call's time is over.")));
    this.#next.onRequestStart?.(controller, context);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText?: string,
  ): void {
    this.#record.status = status;
    this.#record.retryAfterSeconds = readRetryAfter(headers["retry-after"]);
    if (status >= 300 && status < 400) {
      controller.abort(new Error("The answer was a redirect."));
      return;
    }
    this.#next.onResponseStart?.(controller, status, headers, statusText);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) {
      controller.abort(new Error("The answer was too large."));
      return;
    }
    this.#next.onResponseData?.(controller, chunk);
  }

  onResponseEnd(
    controller: Dispatcher.DispatchController,
    trailers: Record<string, string | string[] | undefined>,
  ): void {
    this.#next.onResponseEnd?.(controller, trailers);
  }

  onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    this.#next.onResponseError?.(controller, error);
  }

  onRequestUpgrade(controller: Dispatcher.DispatchController): void {
    controller.abort(new Error("The answer was an upgrade."));
  }
}

function readRetryAfter(header: string | string[] | undefined): number | undefined {
  return typeof header === "string" && /^\d{1,4}$/u.test(header) ? Number(header) : undefined;
}
