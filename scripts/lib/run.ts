import { spawn } from "node:child_process";
import path from "node:path";

/** The repository. */
export const ROOT: string = path.resolve(import.meta.dirname, "../..");

const BINARIES = path.join(ROOT, "node_modules/.bin");

/** What a finished command left. */
export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface CommandOptions {
  /** Shows the output while it comes, too. Default: false. */
  readonly show?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Node keeps here what it compiled, types already stripped: servers start in two thirds of the time. */
const COMPILE_CACHE = path.join(ROOT, ".cache/node");

/** The environment for our processes: the project's own Node first, which compiles a file once. */
export function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const searchPath = `${BINARIES}${path.delimiter}${process.env["PATH"] ?? ""}`;
  return { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, PATH: searchPath, ...extra };
}

/** Runs a command in the repository to its end. Never rejects for a failing command. */
export function run(
  command: string,
  parameters: readonly string[],
  { show = false, env = {} }: CommandOptions = {},
): Promise<CommandResult> {
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  const child = spawn(command, parameters, {
    cwd: ROOT,
    env: environment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (show) {
        target.write(text);
      }
    });
  }
  child.on("error", (error) => resolve({ exitCode: 127, output: `${command}: ${error.message}` }));
  child.on("close", (code) => resolve({ exitCode: code ?? 1, output }));
  return promise;
}
