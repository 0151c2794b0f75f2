import { spawn } from "node:child_process";

import { describe, expect, it, vi } from "vitest";
import { Client } from "stytch";

import { runCheck } from "../conformance/check.ts";
import { checks } from "../conformance/checks.ts";
import { liveTarget } from "../conformance/live-target.ts";
import type { Target } from "../conformance/stage.ts";
import { nodeClient, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const target = (): Target => ({
  projectId: sandbox().projectId,
  secret: sandbox().secret,
  apiUrl: sandbox().url,
  connect: (secret) => nodeClient(sandbox(), secret),
});

function live(
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const script = new URL("../conformance/live.ts", import.meta.url).pathname;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {
      env: { PATH: process.env["PATH"], ...environment },
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

describe("what Stytch documents", () => {
  it.each(checks)("$title", async (check) => {
    expect(check.page).toMatch(/^https:\/\/stytch\.com\/docs\//u);
    await expect(runCheck(check, target())).resolves.toBeUndefined();
  });

  it("is checked once each, and leaves nothing behind", async () => {
    expect(new Set(checks.map(({ title }) => title)).size).toBe(checks.length);
    const { users, connectedApp } = nodeClient(sandbox());
    expect((await users.search({})).results_metadata.total).toBe(3);
    expect((await connectedApp.clients.search({})).results_metadata.total).toBe(4);
  });

  it("a check fails where the behaviour is another one", async () => {
    const check = checks.find(({ title }) => title === "a code works once");
    if (check === undefined) throw new Error("the check is gone");
    const elsewhere = { ...target(), apiUrl: `${sandbox().url}/elsewhere` };
    await expect(runCheck(check, elsewhere)).rejects.toThrow("404");
  });
});

describe("the live run", () => {
  it("says that it did not run, and why", async () => {
    const { code, output } = await live({});
    expect([code, output]).toEqual([
      2,
      "The live checks did not run: STYTCH_PROJECT_ID and STYTCH_SECRET are not set.\n",
    ]);
  });

  it("keeps away from a live project", () => {
    const environment = { STYTCH_PROJECT_ID: "project-live-1", STYTCH_SECRET: "s" };
    expect(liveTarget(environment)).toContain("not a test project");
  });

  it("runs every check against the project it is given, and counts", async () => {
    const { projectId, secret, url } = sandbox();
    const { code, output } = await live({
      STYTCH_PROJECT_ID: projectId,
      STYTCH_SECRET: secret,
      STYTCH_API_URL: url,
    });
    expect([code, output.trim().split("\n").at(-1)]).toEqual([
      0,
      `${checks.length} passed, 0 failed`,
    ]);
    expect(output).not.toContain(secret);
  });

  it("talks to Stytch's test address unless told otherwise", () => {
    const warning = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const found = liveTarget({ STYTCH_PROJECT_ID: "project-test-1", STYTCH_SECRET: "s" });
    expect(found).toMatchObject({ apiUrl: "https://test.stytch.com" });
    expect(typeof found === "string" ? found : found.connect("s")).toBeInstanceOf(Client);
    expect(warning).not.toHaveBeenCalled();
  });
});
