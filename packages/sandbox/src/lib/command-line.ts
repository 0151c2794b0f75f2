import { parseEnvironment } from "./environment.ts";
import { parseFlags, usage } from "./flags.ts";
import type { Sandbox, SandboxOptions } from "./sandbox-options.ts";
import { SandboxStartError } from "./start-error.ts";
import { summarizeFiles } from "./summary.ts";
import type { Vertical } from "./vertical.ts";

/** What came of a command line. */
export type CommandLineOutcome =
  | { readonly status: "running"; readonly text: string; readonly sandbox: Sandbox<unknown> }
  | { readonly status: "done"; readonly text: string }
  | { readonly status: "refused"; readonly text: string };

// Loaded when it is clear that something starts: help and refusals should not wait for a provider.
const start: Readonly<Record<Vertical, (options: SandboxOptions) => Promise<Sandbox<unknown>>>> = {
  consumer: async (options) => (await import("./sandbox.ts")).createSandbox(options),
  b2b: async (options) => (await import("./b2b/sandbox.ts")).createB2BSandbox(options),
};

/**
 * Does what the flags and the environment ask for. A refusal is a sentence; everything unexpected is thrown.
 *
 * @param parameters what follows the name of the program
 */
export async function runCommandLine(
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CommandLineOutcome> {
  try {
    const flags = parseFlags(parameters);
    if (flags.help) return { status: "done", text: usage() };
    const { vertical, ...fromEnvironment } = parseEnvironment({
      ...environment,
      ...flags.environment,
    });
    const options = { ...fromEnvironment, ...flags.options };
    const sandbox = await start[vertical](options);
    const text = `${sandbox.summary}\n\n${summarizeFiles(options)}`.trimEnd();
    return { status: "running", text, sandbox };
  } catch (error) {
    if (!(error instanceof SandboxStartError)) throw error;
    const text =
      error.code === "port_in_use"
        ? `${error.message.slice(0, -1)}: set SANDBOX_PORT to another one.`
        : error.message;
    return { status: "refused", text };
  }
}
