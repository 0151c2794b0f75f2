import { writeSync } from "node:fs";

import type { LogStream } from "./log.ts";

const STANDARD_OUTPUT = 1;
const PAUSE_MS = 5;

let pending = "";

function flush(): void {
  const text = pending;
  pending = "";
  writeAll(Buffer.from(text));
}

process.once("exit", flush);

/**
 * Writes log lines to standard output: those of one turn of the event loop together, at its end, so
 * that requests which are answered side by side share a system call. Nothing stays behind when the
 * process ends by itself or by an error.
 */
export const standardOutput: LogStream = {
  write(line) {
    if (pending === "") {
      setImmediate(flush);
    }
    pending += line;
  },
};

/** A pipe whose reader is slow takes what fits: the rest waits, and so does the server. */
function writeAll(bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(STANDARD_OUTPUT, bytes, written);
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error) || error.code !== "EAGAIN") {
        // Nobody reads any more. The server serves on.
        return;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
