import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createConnection, createServer } from "node:net";
import { text } from "node:stream/consumers";

import { describe, expect, it, onTestFinished } from "vitest";

const SERVER = new URL("../src/server.ts", import.meta.url).pathname;

/** Takes a port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** Everything on standard output, once the process has ended. */
  readonly log: Promise<string>;
  /** Everything on standard error, then. */
  readonly errors: Promise<string>;
  /** Exit code. */
  readonly ended: Promise<number | null>;
}

function run(port: number, environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [SERVER], {
    env: {
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      STYTCH_PROJECT_ID: "project-test-11111111-1111-4111-8111-111111111111",
      STYTCH_SECRET: "secret-test-canary",
      STYTCH_PUBLIC_TOKEN: "public-token-test-11111111-1111-4111-8111-111111111111",
      PAGES_DIRECTORY: "/nonexistent",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return {
    process: child,
    url: `http://127.0.0.1:${port}`,
    port,
    log: text(child.stdout),
    errors: text(child.stderr),
    ended,
  };
}

async function ready({ url }: Running): Promise<void> {
  const ask = async (): Promise<number> => {
    const response = await fetch(`${url}/readyz`).catch(() => null);
    return response?.status ?? 0;
  };
  await expect.poll(ask, { timeout: 15_000, interval: 100 }).toBe(200);
}

/** Sends bytes as they are; returns the answer. */
async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = createConnection(port, "127.0.0.1");
  socket.end(bytes);
  return text(socket);
}

describe("the server process", () => {
  it("serves, says that pages are missing, and stops when it is told to", async () => {
    const server = run(await freePort());
    await ready(server);
    // Node's own fetch says that it is a script, and no script gets an authorization.
    const request =
      "GET /oauth/authorize?client_id=x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    const answer = await sendRaw(server.port, request);
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"invalid_request"/su);
    server.process.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(await server.errors).toContain("No built pages in /nonexistent");
  });

  it("[#76] [#142] protects and bounds what no route ever sees", async () => {
    const server = run(await freePort());
    await ready(server);
    const head = "GET / HTTP/1.1\r\nhost: x\r\n";
    const answers = await Promise.all([
      sendRaw(server.port, `${head}cookie: ${"x".repeat(40_000)}\r\n\r\n`),
      sendRaw(server.port, "nonsense\r\n\r\n"),
      sendRaw(server.port, "GET /%c0 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"),
    ]);
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(["431", "400", "400"]);
    for (const answer of answers) {
      expect(answer).toContain("frame-ancestors 'none'");
      expect(answer.toLowerCase()).toContain("x-frame-options: deny");
      expect(answer).not.toContain("%c0");
    }
    const large = await fetch(`${server.url}/bff/authorize/start`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-assent-request": "1",
        origin: server.url,
      },
      body: JSON.stringify({ query: "x".repeat(40_000) }),
    });
    expect(large.status).toBe(413);
  });

  it("[#144] ends what is under way before it stops", async () => {
    const upstream = createHttpServer((_request, response) => {
      arrived();
      setTimeout(() => response.writeHead(404).end('{"error_type":"session_not_found"}'), 400);
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void upstream.close());
    const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
    await once(upstream, "listening");
    const { port } = upstream.address() as AddressInfo;
    const server = run(await freePort(), { STYTCH_API_URL: `http://127.0.0.1:${port}` });
    await ready(server);
    const headers = { cookie: "stytch_session=a-token", connection: "close" };
    const answer = fetch(`${server.url}/bff/session`, { headers });
    await asked;
    server.process.kill("SIGTERM");
    expect(await (await answer).json()).toEqual({ account: null });
    expect(await server.ended).toBe(0);
  });

  it("[#129] has logged every answer when it ends, a line each", async () => {
    const server = run(await freePort());
    await ready(server);
    const asked = Array.from({ length: 50 }, () => fetch(`${server.url}/healthz`));
    await Promise.all((await Promise.all(asked)).map((answer) => answer.text()));
    server.process.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    const lines = (await server.log).trimEnd().split("\n");
    const routes = lines.map((line) => (JSON.parse(line) as { route?: string }).route);
    expect(routes.filter((route) => route === "/healthz")).toHaveLength(50);
  });

  it("says in a sentence that its port is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    onTestFinished(() => void holder.close());
    const { port } = holder.address() as AddressInfo;
    const server = run(port);
    expect(await server.ended).toBe(1);
    expect(await server.errors).toContain(`Port ${port} is in use: set PORT to another one.\n`);
  });

  it("[#153] names what is wrong with its configuration, and no value of it", async () => {
    const server = run(await freePort(), {
      ASSENT_MODE: "production",
      STYTCH_API_URL: "http://localhost:4000",
    });
    expect(await server.ended).toBe(1);
    const errors = await server.errors;
    expect(errors).toContain("PUBLIC_URL must be https in production.");
    expect(errors).toContain("STYTCH_API_URL must not be a sandbox in production.");
    expect(errors).toContain("SEALING_KEYS is required in production.");
    expect(errors).not.toMatch(/canary|at file/u);
  });
});
