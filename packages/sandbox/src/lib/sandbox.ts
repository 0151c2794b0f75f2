import { createConsumerServer } from "./consumer-server.ts";
import { createProject } from "./project.ts";
import { runSandbox, type SandboxKind } from "./run-sandbox.ts";
import type { Sandbox, SandboxOptions } from "./sandbox-options.ts";
import { readSeedFile, type SeedFile } from "./seed-file.ts";
import type { Seeds } from "./seeds.ts";
import { summarize } from "./summary.ts";

const consumer: SandboxKind<Seeds, SeedFile> = {
  vertical: "consumer",
  readSeed: readSeedFile,
  serve: async (settings, seed, serverSettings) => {
    const project = await createProject(settings, seed);
    const server = await createConsumerServer(project, serverSettings);
    return { project, server, summary: summarize(project) };
  },
};

/**
 * Starts a local Stytch with one consumer project, seeded people and Connected Apps, and state in memory.
 *
 * @throws SandboxStartError `production_mode` when `ASSENT_MODE` is `production`; `host_not_loopback` for another
 *   host unless allowed; `port_in_use`; `invalid_data_file`, `invalid_seed_file`; `incompatible_options`
 */
export function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return runSandbox(consumer, options);
}
