import type { FastifyInstance } from "fastify";

/** A request the sandbox answered: enough to follow a flow, nothing that was carried. */
export interface Call {
  readonly at: Date;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  /** `error_type`, or the OAuth `error`, of a refusal. */
  readonly errorType?: string;
  readonly requestId?: string;
}

const capacity = 200;
const maximumPathLength = 200;

// The sandbox's own pages, and what browsers send by themselves, would push everything else out.
const unlisted: ReadonlySet<string> = new Set([
  "/",
  "/favicon.ico",
  "/healthz",
  "/inbox",
  "/inbox.json",
  "/sandbox.css",
  "/sdk/v1/events",
]);

/** The latest calls, newest first; the oldest fall out beyond 200. */
export class CallLog {
  #calls: readonly Call[] = [];

  record(call: Call): void {
    this.#calls = [call, ...this.#calls].slice(0, capacity);
  }

  recent(): readonly Call[] {
    return this.#calls;
  }
}

function textMember(payload: string, name: string): string | undefined {
  return new RegExp(`"${name}":"([\\w.-]{1,100})"`, "u").exec(payload)?.[1];
}

/** Notes every answered call of the API. */
export function recordCalls(app: FastifyInstance, calls: CallLog, now: () => Date): void {
  app.addHook("onSend", async ({ method, url }, { statusCode }, payload) => {
    const path = url.split("?", 1)[0] ?? "";
    if (method === "OPTIONS" || unlisted.has(path)) return payload;
    const text = typeof payload === "string" ? payload : "";
    const errorType =
      statusCode < 400 ? undefined : (textMember(text, "error_type") ?? textMember(text, "error"));
    const requestId = textMember(text, "request_id");
    calls.record({
      at: now(),
      method,
      path: path.slice(0, maximumPathLength),
      status: statusCode,
      ...(errorType === undefined ? {} : { errorType }),
      ...(requestId === undefined ? {} : { requestId }),
    });
    return payload;
  });
}
