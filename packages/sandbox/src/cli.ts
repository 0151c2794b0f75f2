#!/usr/bin/env node
import { runCommandLine } from "./lib/command-line.ts";

const outcome = await runCommandLine(process.argv.slice(2), process.env);
// Before anything is printed: whoever waits for the words may send the signal at once.
if (outcome.status === "running") {
  const stop = async (): Promise<void> => {
    await outcome.sandbox.close();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
}
if (outcome.status === "refused") {
  console.error(outcome.text);
  process.exitCode = 1;
} else {
  console.log(outcome.text);
}
