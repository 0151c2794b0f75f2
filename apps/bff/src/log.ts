import type { FastifyServerOptions } from "fastify";

/** Where log lines go. */
export interface LogStream {
  write(line: string): void;
}

/** Says how lines are written, so that none of them holds a session, a secret or an address. */
export function createLoggerOptions(
  level: string,
  stream: LogStream,
): NonNullable<FastifyServerOptions["logger"]> {
  return {
    level,
    serializers: SERIALIZERS,
    formatters: { log: withoutHeaders },
    stream,
  };
}

const SERIALIZERS = {
  // An address of ours holds state, nonce and challenge; headers hold the session.
  req: ({ method }: { method: string }) => ({ method }),
  res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  // Errors of the SDK carry session tokens in their properties.
  err: ({ constructor }: Error) => ({ type: constructor.name, message: "", stack: "" }),
};

/**
 * Keeps headers out of whatever else is logged. Costs a fraction of what pino's own `redact` takes
 * for a path with a wildcard, which is as much as the line itself.
 */
function withoutHeaders(fields: Record<string, unknown>): Record<string, unknown> {
  let kept: Record<string, unknown> | null = null;
  for (const [name, value] of Object.entries(fields)) {
    if (!(name in SERIALIZERS) && hasHeaders(value)) {
      kept ??= { ...fields };
      kept[name] = { ...value, headers: "[Redacted]" };
    }
  }
  return kept ?? fields;
}

function hasHeaders(value: unknown): value is object {
  return typeof value === "object" && value !== null && "headers" in value;
}
