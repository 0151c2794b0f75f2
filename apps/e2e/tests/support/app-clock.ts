import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** The app's own clock, which a test moves instead of waiting. */
export interface AppClock {
  /** Parameters of Node, and the environment, of a process that has this clock. */
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Lets time pass for the app alone. */
  advance(minutes: number): void;
  /** Sets the clock as the machine's again. */
  reset(): void;
  remove(): void;
}

/** Creates a clock that agrees with the machine's. */
export function createAppClock(): AppClock {
  const folder = mkdtempSync(path.join(tmpdir(), "clock-"));
  const file = path.join(folder, "ahead-ms");
  let aheadMs = 0;
  const set = (ms: number): void => {
    aheadMs = ms;
    writeFileSync(file, String(ms));
  };
  set(0);
  return {
    flags: ["--import", pathToFileURL(path.join(import.meta.dirname, "clock.ts")).href],
    env: { CLOCK_FILE: file },
    advance: (minutes) => set(aheadMs + minutes * 60_000),
    reset: () => set(0),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
