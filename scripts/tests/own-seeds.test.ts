import path from "node:path";

import { describe, expect, it } from "vitest";

import { readOwnSeeds, readSeedFlag } from "../lib/own-seeds.ts";
import { ROOT } from "../lib/run.ts";
import { commandLineEnvironment, relyingPartyService, sandboxService } from "../lib/services.ts";

const site = {
  relyingPartyUrl: "http://127.0.0.1:4100",
  commandLineRedirectUri: "http://127.0.0.1:4102/callback",
};
const ports = { appPort: 3000, sandboxPort: 4000, relyingPartyPort: 4100, commandLinePort: 4102 };
const example = (name: string) => path.join(ROOT, "packages/sandbox/examples", name);

describe("npm start -- --seed FILE", () => {
  it("is relative to where npm was called", () => {
    expect(readSeedFlag(["--seed", "own.json"], "/somewhere")).toBe("/somewhere/own.json");
    expect(readSeedFlag(["--seed=own.json"], "/somewhere")).toBe("/somewhere/own.json");
    expect(readSeedFlag([])).toBeUndefined();
  });

  it.each([[["--seed"]], [["--port", "1"]], [["--seed", "a", "b"]], [["--seed="]]])(
    "%j is refused with a sentence",
    (parameters) => {
      expect(() => readSeedFlag(parameters)).toThrow("npm start -- --seed FILE");
    },
  );

  it("the sandbox starts from the file, and the relying party is the apps it has", async () => {
    const addresses = { vertical: "consumer", ...ports } as const;
    const seeds = await readOwnSeeds("consumer", example("seed.json"), site);
    expect(sandboxService(addresses, { seeds }).parameters.slice(1)).toEqual([
      "--seed",
      example("seed.json"),
    ]);
    const { env } = relyingPartyService(addresses, seeds.clients);
    expect(env).toMatchObject({
      THIRD_PARTY_CLIENT_ID: "connected-app-test-bookkeeping",
      THIRD_PARTY_CLIENT_SECRET: "example-secret-not-a-secret",
    });
    expect(Object.keys(env).filter((name) => name.endsWith("CLIENT_ID"))).toHaveLength(1);
    expect(commandLineEnvironment(addresses)).toMatchObject({
      FIRST_PARTY_PUBLIC_CLIENT_ID: "connected-app-test-00000000-0000-4000-8000-000000000002",
    });
  });

  it("says who can sign in, and to which organization", async () => {
    const consumer = await readOwnSeeds("consumer", example("seed.json"), site);
    expect(consumer.signIns).toEqual([
      "accountant@example.com / example-password-only",
      "passcode-only@example.com / a one-time code",
    ]);
    const b2b = await readOwnSeeds("b2b", example("seed-b2b.json"), site);
    expect(b2b.signIns).toContain(
      "treasurer@bakery.example / example-password-only (Sample Brewery)",
    );
  });

  it("a file of the other vertical is refused with what does not belong", async () => {
    const wrong = readOwnSeeds("b2b", example("seed.json"), site);
    await expect(wrong).rejects.toThrow("people: is not known here");
  });
});
