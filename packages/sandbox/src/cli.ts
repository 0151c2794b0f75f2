#!/usr/bin/env node
import { parseEnvironment } from "./lib/environment.ts";
import { createSandbox } from "./lib/sandbox.ts";
import { SandboxStartError } from "./lib/start-error.ts";
import { summarize } from "./lib/summary.ts";

try {
  const sandbox = await createSandbox(parseEnvironment(process.env));
  const stop = async (): Promise<void> => {
    await sandbox.close();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
  console.log(summarize(sandbox));
} catch (error) {
  if (!(error instanceof SandboxStartError)) throw error;
  console.error(
    error.code === "port_in_use"
      ? `${error.message.slice(0, -1)}: set SANDBOX_PORT to another one.`
      : error.message,
  );
  process.exitCode = 1;
}
