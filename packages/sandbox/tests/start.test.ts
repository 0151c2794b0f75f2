import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";

import fastify from "fastify";
import { describe, expect, it } from "vitest";

import { createSandbox, createSeeds } from "../src/index.ts";
import { parseFlags } from "../src/lib/flags.ts";
import { nodeClient, refusal, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const command = new URL("../src/cli.ts", import.meta.url).pathname;

/** Runs the command line until it ends; `onOutput` sees everything printed so far. */
function run(
  environment: Record<string, string>,
  onOutput: (printed: string, stop: () => void) => void = () => undefined,
  flags: readonly string[] = [],
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
    const { code, output } = await run({ SANDBOX_PORT: "0" }, (printed, stop) => {
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

  it("says that the port is taken", async () => {
    const { port } = new URL(sandbox().url);
    const { code, errors } = await run({ SANDBOX_PORT: port });
    expect([code, errors]).toEqual([
      1,
      `Port ${port} is in use: set SANDBOX_PORT to another one.\n`,
    ]);
  });

  it("names every variable that does not fit", async () => {
    const { code, errors } = await run({
      SANDBOX_PORT: "many",
      SANDBOX_ISS: "mine",
      APP_URL: "http://localhost:3000/",
    });
    expect(code).toBe(1);
    for (const name of ["SANDBOX_PORT", "SANDBOX_ISS", "APP_URL"]) expect(errors).toContain(name);
  });

  it("does not start in production [#116]", async () => {
    const { code, errors } = await run({ SANDBOX_PORT: "0", ASSENT_MODE: "production" });
    expect([code, errors]).toEqual([
      1,
      "The sandbox does not start with ASSENT_MODE=production.\n",
    ]);
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

  it("prints its refusal of a flag, and how to get help", async () => {
    const { code, errors } = await run({}, undefined, ["--unknown"]);
    expect([code, errors]).toEqual([1, "There is no flag --unknown. --help lists the flags.\n"]);
  });

  it("lists its flags, as the README does", async () => {
    const { code, output } = await run({}, undefined, ["--help"]);
    expect(code).toBe(0);
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const names = [...output.matchAll(/^ {2}(--[a-z-]+)/gmu)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(readme).toContain(`\`${name}`);
  });

  it("points to the overview instead of the samples when a seed file replaces them", async () => {
    const seed = new URL("../examples/seed.json", import.meta.url).pathname;
    const { code, output } = await run(
      { SANDBOX_PORT: "1" },
      (printed, stop) => {
        if (printed.includes("Everybody")) stop();
      },
      ["--port", "0", "--seed", seed],
    );
    expect(code).toBe(0);
    expect(output).toContain(`Seeds are taken from ${seed}`);
    expect(output).toMatch(/Everybody and everything there is: http:\/\/localhost:\d{2,}\/\n/u);
    expect(output).not.toContain("owner@example.com");
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
