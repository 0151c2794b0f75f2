import type { B2BSandbox } from "./b2b/sandbox.ts";
import { parseEnvironment } from "./environment.ts";
import { parseFlags, usage } from "./flags.ts";
import type { Sandbox, SandboxOptions } from "./sandbox-options.ts";
import { SandboxStartError } from "./start-error.ts";
import { summarize, summarizeB2B, summarizeFiles } from "./summary.ts";
import type { Vertical } from "./vertical.ts";

/** What came of a command line. */
export type CommandLineOutcome =
  | { readonly status: "running"; readonly text: string; readonly sandbox: Sandbox<unknown> }
  | { readonly status: "done"; readonly text: string }
  | { readonly status: "refused"; readonly text: string };

interface Running {
  readonly sandbox: Sandbox<unknown>;
  readonly summary: string;
}

// Loaded when it is clear that something starts: help and refusals should not wait for a provider.
const start: Readonly<Record<Vertical, (options: SandboxOptions) => Promise<Running>>> = {
  consumer: async (options) => {
    const { createSandbox } = await import("./sandbox.ts");
    const sandbox: Sandbox = await createSandbox(options);
    return { sandbox, summary: summarize(sandbox) };
  },
  b2b: async (options) => {
    const { createB2BSandbox } = await import("./b2b/sandbox.ts");
    const sandbox: B2BSandbox = await createB2BSandbox(options);
    return { sandbox, summary: summarizeB2B(sandbox) };
  },
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
    const { sandbox, summary } = await start[vertical](options);
    const hasFiles = options.data !== undefined || options.seed !== undefined;
    return {
      status: "running",
      text: hasFiles ? summarizeFiles(sandbox, options) : summary,
      sandbox,
    };
  } catch (error) {
    if (!(error instanceof SandboxStartError)) throw error;
    const text =
      error.code === "port_in_use"
        ? `${error.message.slice(0, -1)}: set SANDBOX_PORT to another one.`
        : error.message;
    return { status: "refused", text };
  }
}
