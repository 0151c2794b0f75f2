import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";

import fastify from "fastify";
import { describe, expect, it } from "vitest";

import { createSandbox, createSeeds } from "../src/index.ts";
import { runCommandLine } from "../src/lib/command-line.ts";
import { parseFlags } from "../src/lib/flags.ts";
import { nodeClient, refusal, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const command = new URL("../src/cli.ts", import.meta.url).pathname;

/** Runs the command line as a process until it ends; `onOutput` sees everything printed so far. */
function run(
  flags: readonly string[],
  environment: Record<string, string>,
  onOutput: (printed: string, stop: () => void) => void = () => undefined,
): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...flags], {
      env: { PATH: process.env["PATH"], ...environment },
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      onOutput(output, () => child.kill("SIGINT"));
    });
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output, errors }));
  });
}

function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(sandbox().url);
    request({ host: "127.0.0.1", port, path: "/inbox.json", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("what the sandbox refuses to be [#116]", () => {
  it("a production service", async () => {
    const start = createSandbox({ environment: { ASSENT_MODE: "production" } });
    await expect(start).rejects.toMatchObject({ code: "production_mode" });
  });

  it.each(["0.0.0.0", "::", "192.0.2.1"])("reachable from elsewhere: %s", async (host) => {
    await expect(createSandbox({ host })).rejects.toMatchObject({ code: "host_not_loopback" });
  });

  it("unless somebody says so explicitly", async () => {
    const open = await createSandbox({ host: "0.0.0.0", allowNonLoopbackHost: true });
    expect((await fetch(`${open.url.replace("0.0.0.0", "127.0.0.1")}/healthz`)).status).toBe(200);
    await open.close();
  });

  it("a second one on the same port", async () => {
    const port = Number(new URL(sandbox().url).port);
    await expect(createSandbox({ port })).rejects.toMatchObject({ code: "port_in_use" });
  });
});

describe("the Host header [#117]", () => {
  it.each(["localhost", "localhost:4000", "127.0.0.1:1", "[::1]", "[::1]:4000", "LOCALHOST"])(
    "%s is answered",
    async (host) => {
      expect(await statusFor(host)).toBe(200);
    },
  );

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example:4000",
    "localhost@evil.example",
  ])("%j is misdirected", async (host) => {
    expect(await statusFor(host)).toBe(421);
  });
});

describe("addresses", () => {
  it("both loopback names reach it", async () => {
    const { port } = new URL(sandbox().url);
    for (const name of ["localhost", "127.0.0.1"]) {
      expect((await fetch(`http://${name}:${port}/healthz`)).status).toBe(200);
    }
  });

  it("seeds follow the given addresses, identifiers stay", () => {
    const { clients } = createSeeds({ relyingPartyUrl: "http://127.0.0.1:9" });
    expect(clients.thirdParty.redirectUri).toBe("http://127.0.0.1:9/third-party/callback");
    expect(clients.thirdParty.clientId).toBe(sandbox().seeds.clients.thirdParty.clientId);
    expect(createSeeds()).toEqual(sandbox().seeds);
  });
});

it("the log names requests, never what they carry", async () => {
  const lines: string[] = [];
  const stream = { write: (line: string): void => void lines.push(line) };
  const logger = fastify({ logger: { level: "trace", stream } }).log;
  const own = await createSandbox({ logger });
  const { email, password } = own.seeds.people.owner;
  await nodeClient(own).passwords.authenticate({ email, password, session_duration_minutes: 5 });
  await refusal(nodeClient(own).passwords.authenticate({ email, password: "a wrong guess" }));
  await own.close();
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [password, "a wrong guess", own.secret])
    expect(lines.join("\n")).not.toContain(secret);
});

describe("the command line", () => {
  it("prints where it is, who can sign in and which clients exist, and stops on SIGINT", async () => {
    const { code, output } = await run([], { SANDBOX_PORT: "0" }, (printed, stop) => {
      if (printed.includes("Acme Desktop")) stop();
    });
    expect(code).toBe(0);
    expect(output).toMatch(/Sandbox +http:\/\/localhost:\d+\n/u);
    expect(output).toMatch(/Inbox +http:\/\/localhost:\d+\/inbox\n/u);
    for (const { email, password } of Object.values(sandbox().seeds.people))
      expect(output).toMatch(new RegExp(`${email} +${password}`, "u"));
    for (const { clientId, redirectUri } of Object.values(sandbox().seeds.clients)) {
      expect(output).toContain(clientId);
      expect(output).toContain(redirectUri);
    }
  });

  it("ends with a refusal and nothing else", async () => {
    expect(await run(["--unknown"], {})).toEqual({
      code: 1,
      output: "",
      errors: "There is no flag --unknown. --help lists the flags.\n",
    });
  });

  it("says that the port is taken", async () => {
    const { port } = new URL(sandbox().url);
    expect(await runCommandLine([], { SANDBOX_PORT: port })).toEqual({
      status: "refused",
      text: `Port ${port} is in use: set SANDBOX_PORT to another one.`,
    });
  });

  it("names every variable that does not fit", async () => {
    const { status, text } = await runCommandLine([], {
      SANDBOX_PORT: "many",
      SANDBOX_ISS: "mine",
      APP_URL: "http://localhost:3000/",
    });
    expect(status).toBe("refused");
    for (const name of ["SANDBOX_PORT", "SANDBOX_ISS", "APP_URL"]) expect(text).toContain(name);
  });

  it("does not start in production [#116]", async () => {
    expect(await runCommandLine([], { SANDBOX_PORT: "0", ASSENT_MODE: "production" })).toEqual({
      status: "refused",
      text: "The sandbox does not start with ASSENT_MODE=production.",
    });
  });

  it.each([
    [["--unknown"], "There is no flag --unknown. --help lists the flags.\n"],
    [["-x"], "There is no flag -x. --help lists the flags.\n"],
    [["serve"], "The sandbox takes flags only. --help lists the flags.\n"],
    [["--port"], "--port needs a value. --help lists the flags.\n"],
    [["--advertise-iss=yes"], "--advertise-iss takes no value. --help lists the flags.\n"],
    [["--port", "1", "--port", "2"], "--port is given twice. --help lists the flags.\n"],
    [["--loopback-ports", "all"], "--loopback-ports must be exact|any. --help lists the flags.\n"],
    [["--__proto__"], "There is no flag --__proto__. --help lists the flags.\n"],
  ])("refuses %j with a sentence", (flags, sentence) => {
    expect(() => parseFlags(flags)).toThrow(sentence.trim());
  });

  it("lists its flags, as the README does", async () => {
    const { status, text } = await runCommandLine(["--help"], {});
    expect(status).toBe("done");
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const names = [...text.matchAll(/^ {2}(--[a-z-]+)/gmu)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(readme).toContain(`\`${name}`);
  });

  it("prints the people and apps of a seed file in place of the samples", async () => {
    const seed = new URL("../examples/seed.json", import.meta.url).pathname;
    const outcome = await runCommandLine(["--port", "0", "--seed", seed], { SANDBOX_PORT: "1" });
    if (outcome.status !== "running") throw new Error(outcome.text);
    await outcome.sandbox.close();
    expect(outcome.text).toContain(`Seeds are taken from ${seed}`);
    expect(outcome.text).toMatch(/accountant@example\.com +example-password-only +stytch_user/u);
    expect(outcome.text).toMatch(/passcode-only@example\.com +\(by passcode\)/u);
    expect(outcome.text).toContain("connected-app-test-bookkeeping");
    expect(outcome.text).not.toContain("owner@example.com");
  });

  it("takes flags over variables, and turns switches", () => {
    expect(
      parseFlags([
        "--port=0",
        "--vertical",
        "b2b",
        "--data",
        "state.json",
        "--loopback-ports=any",
        "--no-resource-audience",
        "--dynamic-registration",
      ]),
    ).toEqual({
      help: false,
      environment: { SANDBOX_PORT: "0", SANDBOX_VERTICAL: "b2b" },
      options: {
        data: "state.json",
        deterministicIds: false,
        switches: {
          loopbackPorts: "any",
          resourceAudience: false,
          advertiseIss: false,
          dynamicClientRegistration: true,
          clientIdMetadataDocuments: false,
        },
      },
    });
    expect(parseFlags([]).options.switches).toEqual({
      resourceAudience: true,
      advertiseIss: false,
      dynamicClientRegistration: false,
      clientIdMetadataDocuments: false,
    });
  });
});
