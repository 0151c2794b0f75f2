import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { decodeJwt, type JWTPayload } from "jose";
import { afterAll, beforeAll } from "vitest";

import { SandboxStartError } from "../src/index.ts";
import { codeForm, member, postForm } from "./support.ts";

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

const bookkeeping = {
  clientId: "connected-app-test-bookkeeping",
  clientSecret: "example-secret-not-a-secret",
  redirectUri: "http://127.0.0.1:4100/third-party/callback",
  name: "Sample Bookkeeping",
  description: "",
};

/** What the bookkeeping app of the examples asks for, all of it allowed. */
interface BookkeepingRequest {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly response_type: string;
  readonly scopes: string[];
  readonly consent_granted: true;
}

/** The claims of the access token that the bookkeeping app of the examples gets for these scopes. */
export async function bookkeepingClaims(
  { url }: { readonly url: string },
  scopes: string[],
  authorize: (request: BookkeepingRequest) => Promise<{ authorization_code?: string }>,
): Promise<JWTPayload> {
  const { authorization_code = "" } = await authorize({
    client_id: bookkeeping.clientId,
    redirect_uri: bookkeeping.redirectUri,
    response_type: "code",
    scopes,
    consent_granted: true,
  });
  const form = codeForm(bookkeeping, authorization_code);
  return decodeJwt(member(await postForm(`${url}/v1/oauth2/token`, form), "access_token"));
}
