import { createHash } from "node:crypto";
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort, secondsFromNow, startLocalIssuer, type LocalIssuer } from "./local-issuer.ts";

const PROGRAM = new URL("../src/command-line.ts", import.meta.url).pathname;

interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly redirectUri: string;
  readonly output: { stdout: string; stderr: string };
  /** Waits for the authorization URL on standard output. */
  authorizationUrl(): Promise<URL>;
  exitCode(): Promise<number | null>;
}

let issuer: LocalIssuer;
let runs: Run[];

async function run(environment: Record<string, string> = {}): Promise<Run> {
  const redirectUri = `http://127.0.0.1:${String(await freePort())}/callback`;
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ISSUER: issuer.url,
      FIRST_PARTY_PUBLIC_CLIENT_ID: "native",
      COMMAND_LINE_REDIRECT_URI: redirectUri,
      RESOURCE_URL: `${issuer.url}/api/notes`,
      ...environment,
    },
  });
  const closed = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const started: Run = {
    child,
    redirectUri,
    output,
    authorizationUrl: async () => {
      let address: string | undefined;
      while (address === undefined && child.exitCode === null) {
        address = /^http\S+(?=\n)/m.exec(output.stdout)?.[0];
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      if (address === undefined) {
        throw new Error(`The command line printed no address: ${output.stderr}`);
      }
      return new URL(address);
    },
    exitCode: async () => closed,
  };
  runs.push(started);
  return started;
}

function answerTokens(authorization: URL): void {
  issuer.answerTokens(async () => ({
    status: 200,
    body: {
      access_token: "access",
      token_type: "bearer",
      scope: "openid email",
      id_token: await issuer.sign({
        iss: issuer.url,
        sub: "user-1",
        email: "owner@example.com",
        aud: "native",
        nonce: authorization.searchParams.get("nonce") ?? "",
        iat: secondsFromNow(0),
        exp: secondsFromNow(600),
      }),
    },
  }));
}

function callback(started: Run, query: Record<string, string>): string {
  return `${started.redirectUri}?${new URLSearchParams(query).toString()}`;
}

beforeEach(async () => {
  runs = [];
  issuer = await startLocalIssuer();
});

afterEach(async () => {
  for (const { child } of runs) {
    child.kill("SIGKILL");
  }
  await issuer.close();
});

describe("the command-line client", () => {
  it("signs in over the loopback redirect and prints a short result", async () => {
    const started = await run();
    const url = await started.authorizationUrl();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: "native",
      redirect_uri: started.redirectUri,
      scope: "openid email notes.read",
      code_challenge_method: "S256",
    });
    answerTokens(url);
    const state = url.searchParams.get("state") ?? "";
    const page = await fetch(callback(started, { code: "code-1", state }));
    expect(page.status).toBe(200);
    const body = await page.text();
    expect(body).toContain("You can close this window");
    const style = /<style>([^]*)<\/style>/.exec(body)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page.headers.get("content-security-policy")).toContain(`style-src 'sha256-${hash}'`);
    expect(await started.exitCode()).toBe(0);
    expect(JSON.parse(started.output.stdout.trim().split("\n").at(-1) ?? "")).toEqual({
      scopes: ["openid", "email"],
      sub: "user-1",
      email: "owner@example.com",
      hasRefreshToken: false,
      notes: { status: 404, count: null },
    });
    expect(issuer.tokenRequests[0]?.parameters.get("code_verifier")).toMatch(/^[\w-]{43}$/);
  });

  it("keeps waiting when a request does not belong to its flow", async () => {
    const started = await run();
    const url = await started.authorizationUrl();
    answerTokens(url);
    const state = url.searchParams.get("state") ?? "";
    for (const address of [
      callback(started, { code: "code-1", state: "nobody" }),
      callback(started, { error: "access_denied" }),
      new URL("/favicon.ico", started.redirectUri).href,
    ]) {
      expect((await fetch(address)).status).toBe(404);
    }
    expect((await fetch(callback(started, { code: "code-1", state }))).status).toBe(200);
    expect(await started.exitCode()).toBe(0);
    expect(issuer.tokenRequests).toHaveLength(1);
  });

  it("prints the error as JSON and exits with 1 when the user refuses", async () => {
    const started = await run();
    const state = (await started.authorizationUrl()).searchParams.get("state") ?? "";
    const page = await fetch(callback(started, { error: "access_denied", state }));
    expect(await page.text()).toContain("You are not signed in");
    expect(await started.exitCode()).toBe(1);
    expect(JSON.parse(started.output.stderr)).toMatchObject({ error: "access_denied" });
  });

  it("gives up when no callback comes in time", async () => {
    const started = await run({ COMMAND_LINE_TIMEOUT_SECONDS: "1" });
    expect(await started.exitCode()).toBe(1);
    expect(JSON.parse(started.output.stderr)).toMatchObject({ error: "timeout" });
  });

  it("stops cleanly when it is asked to", async () => {
    const started = await run();
    await started.authorizationUrl();
    started.child.kill("SIGINT");
    expect(await started.exitCode()).toBe(0);
  });

  it("says which variable to change when the port is taken", async () => {
    const taken = createServer();
    taken.listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const started = await run({ COMMAND_LINE_REDIRECT_URI: `http://127.0.0.1:${port}/callback` });
    expect(await started.exitCode()).toBe(1);
    expect(started.output.stderr).toBe(
      `Port ${port} is in use: set COMMAND_LINE_REDIRECT_URI to another one.\n`,
    );
    taken.close();
    await once(taken, "close");
  });

  it("says that the issuer does not answer", async () => {
    const port = await freePort();
    const started = await run({ ISSUER: `http://127.0.0.1:${String(port)}` });
    expect(await started.exitCode()).toBe(1);
    expect(JSON.parse(started.output.stderr)).toMatchObject({ error: "unreachable" });
  });
});
