import { runSandbox } from "../run-sandbox.ts";
import type { Sandbox, SandboxOptions } from "../sandbox-options.ts";
import { createB2BProject } from "./project.ts";
import type { B2BSeeds } from "./seeds.ts";
import { createB2BServer } from "./server.ts";

/** A running B2B sandbox. */
export type B2BSandbox = Sandbox<B2BSeeds>;

/**
 * Starts a local Stytch with one B2B project: seeded organizations, members and Connected Apps, and state in memory.
 * It takes the same options as `createSandbox`, and throws the same.
 *
 * @throws SandboxStartError as `createSandbox` does
 */
export function createB2BSandbox(options: SandboxOptions = {}): Promise<B2BSandbox> {
  return runSandbox("b2b", options, async (settings, serverSettings) => {
    const project = await createB2BProject(settings);
    return { project, server: await createB2BServer(project, serverSettings) };
  });
}
