import { runSandbox, type SandboxKind } from "../run-sandbox.ts";
import type { Sandbox, SandboxOptions } from "../sandbox-options.ts";
import { createB2BProject } from "./project.ts";
import { readB2BSeedFile, type B2BSeedFile } from "./seed-file.ts";
import type { B2BSeeds } from "./seeds.ts";
import { createB2BServer } from "./server.ts";
import { summarizeB2B } from "../summary.ts";

/** A running B2B sandbox. */
export type B2BSandbox = Sandbox<B2BSeeds>;

const b2b: SandboxKind<B2BSeeds, B2BSeedFile> = {
  vertical: "b2b",
  readSeed: readB2BSeedFile,
  serve: async (settings, seed, serverSettings) => {
    const project = await createB2BProject(settings, seed);
    const server = await createB2BServer(project, serverSettings);
    return { project, server, summary: summarizeB2B(project) };
  },
};

/**
 * Starts a local Stytch with one B2B project: seeded organizations, members and Connected Apps, and state in memory.
 * It takes the same options as `createSandbox`, and throws the same.
 *
 * @throws SandboxStartError as `createSandbox` does
 */
export function createB2BSandbox(options: SandboxOptions = {}): Promise<B2BSandbox> {
  return runSandbox(b2b, options);
}
