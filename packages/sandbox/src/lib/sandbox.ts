import { createConsumerServer } from "./consumer-server.ts";
import { createProject } from "./project.ts";
import { runSandbox } from "./run-sandbox.ts";
import type { Sandbox, SandboxOptions } from "./sandbox-options.ts";

/**
 * Starts a local Stytch with one consumer project, seeded people and Connected Apps, and state in memory.
 *
 * @throws SandboxStartError `production_mode` when `ASSENT_MODE` is `production`; `host_not_loopback` for another
 *   host unless allowed; `port_in_use`; `invalid_data_file`, `invalid_seed_file`; `incompatible_options`
 */
export function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return runSandbox("consumer", options, async (settings, serverSettings) => {
    const project = await createProject(settings);
    return { project, server: await createConsumerServer(project, serverSettings) };
  });
}
