import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll } from "vitest";

import { SandboxStartError } from "../src/index.ts";

/** Seed files for the tests of one file, and what a sandbox says about them. */
export interface SeedFiles {
  readonly folder: () => string;
  /** Writes a seed file and says where. */
  readonly write: (content: unknown) => Promise<string>;
  /** Why a sandbox refuses this seed. */
  readonly complaints: (content: unknown) => Promise<string>;
}

/** Makes a folder that is gone after the tests. */
export function useSeedFiles(
  start: (seed: string) => Promise<{ close(): Promise<void> }>,
): SeedFiles {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "sandbox-seed-"));
  });
  afterAll(async () => rm(folder, { recursive: true }));

  async function write(content: unknown): Promise<string> {
    const file = path.join(folder, `${crypto.randomUUID()}.json`);
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  }

  async function complaints(content: unknown): Promise<string> {
    try {
      await (await start(await write(content))).close();
    } catch (error) {
      if (error instanceof SandboxStartError && error.code === "invalid_seed_file")
        return error.message;
      throw error;
    }
    throw new Error("the seed was accepted");
  }

  return { folder: () => folder, write, complaints };
}
