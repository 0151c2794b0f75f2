import { readFileSync } from "node:fs";

/*
 * Loaded into a process before its program: the process's clock then runs ahead of the machine's by
 * as many milliseconds as the file named by CLOCK_FILE holds. Timers run as ever.
 */
const file = process.env["CLOCK_FILE"];
const machine = Date.now.bind(Date);
const REREAD_AFTER_MS = 10;

let readAt = 0;
let aheadMs = 0;

function now(): number {
  const actual = machine();
  if (file !== undefined && actual - readAt >= REREAD_AFTER_MS) {
    readAt = actual;
    aheadMs = Number(readFileSync(file, "utf8"));
  }
  return actual + aheadMs;
}

globalThis.Date = new Proxy(Date, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as Date,
});
Date.now = now;
