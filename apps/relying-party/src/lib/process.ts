import { ConfigurationError } from "./environment.ts";

/**
 * Explains why a process cannot start, in sentences for a terminal.
 * @param port the port it wanted, and the variable that sets another one
 */
export function explainStartFailure(
  error: unknown,
  port?: { readonly number: number | string; readonly variable: string },
): string {
  if (error instanceof ConfigurationError) {
    return error.problems.join("\n");
  }
  if (port !== undefined && isErrorWithCode(error, "EADDRINUSE")) {
    return `Port ${String(port.number)} is in use: set ${port.variable} to another one.`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : "Something unknown failed.";
}

/** Whether an error is Node's own with this code, such as `EADDRINUSE`. */
function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Calls `stop` once, on the first SIGINT or SIGTERM. */
export function onStopSignal(stop: () => void): void {
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (!stopped) {
        stopped = true;
        stop();
      }
    });
  }
}
