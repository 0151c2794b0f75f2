import { StytchError } from "stytch";
import type { Dispatcher } from "undici";
import * as v from "valibot";

import type { Budget } from "./budget.ts";
import { createBulkhead } from "./bulkhead.ts";
import { type Deadline, createDeadline } from "./deadline.ts";
import { type CallRecord, createUpstreamDispatcher } from "./dispatcher.ts";

/** How much time, room and patience the calls to Stytch have. Milliseconds and bytes. */
export interface UpstreamLimits {
  /** Until a connection stands, TLS included. Default: 2,000 ms. */
  readonly connectTimeoutMs: number;
  /** One call that can be repeated. Default: 4,000 ms. */
  readonly attemptTimeoutMs: number;
  /**
   * The call that submits a decision, which is never repeated and never cut short by what was spent
   * before it. Default: 8,000 ms.
   */
  readonly submitTimeoutMs: number;
  /** Calls at once. Default: 64. */
  readonly concurrency: number;
  /** Calls that may wait for a place. Default: 128. */
  readonly queue: number;
  /** Largest answer. Default: 1 MiB. */
  readonly maxResponseBytes: number;
}

export const DEFAULT_UPSTREAM_LIMITS: UpstreamLimits = {
  connectTimeoutMs: 2_000,
  attemptTimeoutMs: 4_000,
  submitTimeoutMs: 8_000,
  concurrency: 64,
  queue: 128,
  maxResponseBytes: 1_048_576,
};

/**
 * Why a call failed, with what a log may hold of it. `refused`: a definite no, in Stytch's
 * vocabulary. `unavailable`: surely nothing was done. `lost`: Stytch may have acted, and its answer
 * did not arrive. `unreadable`: an answer that is not one.
 */
export interface UpstreamFailure {
  readonly kind: "refused" | "unavailable" | "lost" | "unreadable";
  readonly operation: string;
  readonly status?: number | undefined;
  readonly errorType?: string | undefined;
  readonly upstreamRequestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Whether the same call may do better in a moment. */
  readonly passing: boolean;
}

export type UpstreamResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: UpstreamFailure };

/** One call of the SDK and how its answer reads. */
export interface UpstreamCall<T> {
  /** For the log. */
  readonly operation: string;
  readonly send: () => Promise<unknown>;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly budget: Budget;
  /** Whether the call has no effect, and may be sent again. */
  readonly repeatable: boolean;
}

/** Calls to Stytch with deadlines, bounded concurrency and answers that were checked. */
export interface Upstream {
  readonly dispatcher: Dispatcher;
  call<T>(call: UpstreamCall<T>): Promise<UpstreamResult<T>>;
  close(): Promise<void>;
}

const MAX_ATTEMPTS = 3;
const WORTH_ANOTHER_TRY: readonly number[] = [429, 502, 503, 504];

/** Creates the way to Stytch that an adapter's calls take. */
export function createUpstream(overrides: Partial<UpstreamLimits> = {}): Upstream {
  const limits = { ...DEFAULT_UPSTREAM_LIMITS, ...overrides };
  const pool = createUpstreamDispatcher({
    ...limits,
    attemptTimeoutMs: Math.max(limits.attemptTimeoutMs, limits.submitTimeoutMs),
    connections: limits.concurrency,
  });
  const bulkhead = createBulkhead({ running: limits.concurrency, waiting: limits.queue });

  async function attempt<T>(call: UpstreamCall<T>): Promise<UpstreamResult<T>> {
    const { operation, budget, repeatable } = call;
    const leave = await bulkhead.enter(budget.remainingMs());
    if (leave === null || (repeatable && budget.signal?.aborted === true)) {
      leave?.();
      return { ok: false, failure: { kind: "unavailable", operation, passing: false } };
    }
    const record = createRecord(call, limits);
    const { deadline } = record;
    try {
      const answer = await pool.run(record, () => race(call.send(), deadline));
      const read = v.safeParse(call.schema, answer);
      return read.success
        ? { ok: true, value: read.output }
        : { ok: false, failure: unreadable(operation, record.status) };
    } catch (error) {
      return { ok: false, failure: classify(error, record, operation) };
    } finally {
      deadline.clear();
      leave();
    }
  }

  return {
    dispatcher: pool.dispatcher,
    async call(call) {
      for (let count = 1; ; count += 1) {
        const result = await attempt(call);
        const waitMs = result.ok ? null : retryDelayMs(result.failure, call, count);
        if (waitMs === null) {
          return result;
        }
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    },
    close: () => pool.close(),
  };
}

function createRecord<T>(
  { repeatable, budget }: UpstreamCall<T>,
  { attemptTimeoutMs, submitTimeoutMs }: UpstreamLimits,
): CallRecord {
  const timeoutMs = repeatable ? Math.min(attemptTimeoutMs, budget.remainingMs()) : submitTimeoutMs;
  // What decides is sent and heard out, whoever has left.
  const signal = repeatable ? budget.signal : undefined;
  const deadline = createDeadline(Math.ceil(timeoutMs), signal);
  return { deadline, sent: false, status: undefined, retryAfterSeconds: undefined };
}

/** Ends waiting with the deadline, even where the transport has not noticed it yet. */
function race(answer: Promise<unknown>, deadline: Deadline): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  deadline.onPassed(() => reject(new Error("The call's time is over.")));
  // What loses the race has nobody left to tell.
  answer.then(resolve, reject);
  return promise;
}

function unreadable(operation: string, status: number | undefined): UpstreamFailure {
  return { kind: "unreadable", operation, status, passing: false };
}

function classify(error: unknown, record: CallRecord, operation: string): UpstreamFailure {
  const { status, retryAfterSeconds, sent, deadline } = record;
  const passing = status === undefined ? !deadline.passed : WORTH_ANOTHER_TRY.includes(status);
  const about = { operation, status, retryAfterSeconds, passing };
  if (error instanceof StytchError) {
    return {
      ...about,
      kind: judgeStatus(status ?? error.status_code),
      errorType: safeToken(error.error_type),
      upstreamRequestId: safeToken(error.request_id),
    };
  }
  if (!sent) {
    return { ...about, kind: "unavailable" };
  }
  if (status === undefined || deadline.passed) {
    return { ...about, kind: "lost" };
  }
  return { ...about, kind: status >= 400 ? judgeStatus(status) : "unreadable" };
}

/** 429 and 503 say in so many words that nothing was done; other server errors don't. */
function judgeStatus(status: number): UpstreamFailure["kind"] {
  if (status === 429 || status === 503) {
    return "unavailable";
  }
  return status >= 500 ? "lost" : "refused";
}

/** Stytch's identifiers are plain words; anything else stays out of the log. */
function safeToken(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w-]{1,100}$/u.test(value) ? value : undefined;
}

function retryDelayMs<T>(
  { passing, retryAfterSeconds = 0 }: UpstreamFailure,
  { repeatable, budget }: UpstreamCall<T>,
  count: number,
): number | null {
  const backoffMs = 50 * 4 ** (count - 1) * (0.5 + Math.random());
  const waitMs = Math.max(backoffMs, retryAfterSeconds * 1_000);
  const worthwhile = repeatable && passing && count < MAX_ATTEMPTS;
  return worthwhile && waitMs < budget.remainingMs() ? waitMs : null;
}
