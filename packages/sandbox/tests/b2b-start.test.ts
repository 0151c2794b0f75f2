import { spawn } from "node:child_process";

import { describe, expect, it } from "vitest";

import { createB2BSandbox, createB2BSeeds } from "../src/index.ts";
import { parseEnvironment } from "../src/lib/environment.ts";
import { b2bClient, useB2BSandbox } from "./b2b-support.ts";

const sandbox = useB2BSandbox();
const command = new URL("../src/cli.ts", import.meta.url).pathname;

/** Starts the command line, stops it once it has printed its last client, and returns what it printed. */
function run(
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command], {
      env: { PATH: process.env["PATH"], ...environment },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("Acme Desktop")) child.kill("SIGINT");
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

describe("the command line for B2B", () => {
  it("prints organizations, members and apps, and stops on SIGINT", async () => {
    const { code, output } = await run({ SANDBOX_VERTICAL: "b2b", SANDBOX_PORT: "0" });
    expect(code).toBe(0);
    expect(output).toContain("project-test-00000000-0000-4000-8000-000000000002");
    expect(output).toMatch(
      /sample-strict +owner@example\.com +sandbox-password-only +stytch_member, stytch_admin/u,
    );
    expect(output).toContain("sandbox-client-secret-third-party-b2b");
  });

  it("takes port 4001 unless told otherwise, so that both projects run side by side", () => {
    expect(parseEnvironment({})).toMatchObject({ vertical: "consumer", port: 4000 });
    expect(parseEnvironment({ SANDBOX_VERTICAL: "b2b" })).toMatchObject({
      vertical: "b2b",
      port: 4001,
    });
    expect(parseEnvironment({ SANDBOX_VERTICAL: "b2b", SANDBOX_PORT: "4900" }).port).toBe(4900);
    expect(() => parseEnvironment({ SANDBOX_VERTICAL: "both" })).toThrow(/SANDBOX_VERTICAL/u);
  });
});

it("does not start in production [#116]", async () => {
  const start = createB2BSandbox({ environment: { ASSENT_MODE: "production" } });
  await expect(start).rejects.toMatchObject({ code: "production_mode" });
});

it("seeds are the same without a sandbox, and follow the given addresses", () => {
  expect(createB2BSeeds()).toEqual(sandbox().seeds);
  const { clients } = createB2BSeeds({ relyingPartyUrl: "http://127.0.0.1:9" });
  expect(clients.thirdParty).toMatchObject({
    clientId: "connected-app-test-00000000-0000-4000-8000-000000000013",
    redirectUri: "http://127.0.0.1:9/third-party/callback",
  });
});

it("two sandboxes share nothing", async () => {
  const other = await createB2BSandbox();
  const { organization } = await b2bClient(other).organizations.create({
    organization_name: "Sample Elsewhere",
  });
  const { organizations } = await b2bClient(sandbox()).organizations.search({});
  expect(organizations.map((one) => one.organization_id)).not.toContain(
    organization.organization_id,
  );
  await other.close();
});
