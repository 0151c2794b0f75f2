#!/usr/bin/env node
import { createB2BSandbox } from "./lib/b2b/sandbox.ts";
import { type CommandLineOptions, parseEnvironment } from "./lib/environment.ts";
import { parseFlags, usage } from "./lib/flags.ts";
import { createSandbox } from "./lib/sandbox.ts";
import type { SandboxOptions } from "./lib/sandbox-options.ts";
import { SandboxStartError } from "./lib/start-error.ts";
import { summarize, summarizeB2B, summarizeFiles } from "./lib/summary.ts";

const start = {
  consumer: async (options: SandboxOptions) => {
    const sandbox = await createSandbox(options);
    return { sandbox, summary: summarize(sandbox) };
  },
  b2b: async (options: SandboxOptions) => {
    const sandbox = await createB2BSandbox(options);
    return { sandbox, summary: summarizeB2B(sandbox) };
  },
};

async function run(
  { vertical, ...fromEnvironment }: CommandLineOptions,
  fromFlags: SandboxOptions,
): Promise<void> {
  const options = { ...fromEnvironment, ...fromFlags };
  const { sandbox, summary } = await start[vertical](options);
  const stop = async (): Promise<void> => {
    await sandbox.close();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
  const hasFiles = options.data !== undefined || options.seed !== undefined;
  console.log(hasFiles ? summarizeFiles(sandbox, options) : summary);
}

try {
  const { help, environment, options } = parseFlags(process.argv.slice(2));
  if (help) console.log(usage());
  else await run(parseEnvironment({ ...process.env, ...environment }), options);
} catch (error) {
  if (!(error instanceof SandboxStartError)) throw error;
  console.error(
    error.code === "port_in_use"
      ? `${error.message.slice(0, -1)}: set SANDBOX_PORT to another one.`
      : error.message,
  );
  process.exitCode = 1;
}
