import { once } from "node:events";
import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
  request as sendRequest,
} from "node:http";
import { buffer } from "node:stream/consumers";

import { freePort } from "../../../../scripts/lib/stack.ts";

/**
 * What becomes of a call to Stytch: `overloaded`: refused before anything was done; `lost`: done,
 * and the answer never arrives; a promise: done, and answered once it has resolved.
 */
export type Fault = "overloaded" | "lost" | Promise<void>;

/** A way to Stytch on which things go wrong when they are told to. */
export interface FaultProxy {
  /** Takes the place of Stytch's origin. */
  readonly url: string;
  /** Passes on to a Stytch, from now on. */
  forwardTo(origin: string): void;
  /** Spoils every call whose path ends so, until `heal`. */
  spoil(path: string, fault: Fault): void;
  /** Takes no connection any more, until `heal`. */
  disconnect(): Promise<void>;
  /** Passes everything on again. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a way to Stytch on a loopback port of its own. */
export async function startFaultProxy(): Promise<FaultProxy> {
  const port = await freePort();
  const faults = new Map<string, Fault>();
  let target = "";
  let server: Server | null = null;

  async function connect(): Promise<void> {
    if (server === null) {
      server = createServer((request, response) => {
        const path = request.url ?? "/";
        const [, fault] = [...faults].find(([end]) => path.endsWith(end)) ?? [];
        void pass(`${target}${path}`, request, response, fault).catch(() => response.destroy());
      }).listen(port, "localhost");
      await once(server, "listening");
    }
  }
  async function disconnect(): Promise<void> {
    const open = server;
    server = null;
    if (open !== null) {
      open.closeAllConnections();
      open.close();
      await once(open, "close");
    }
  }

  await connect();
  return {
    url: `http://localhost:${port}`,
    forwardTo: (origin) => {
      target = origin;
    },
    spoil: (path, fault) => void faults.set(path, fault),
    disconnect,
    heal: async () => {
      faults.clear();
      await connect();
    },
    close: disconnect,
  };
}

async function pass(
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  const body = await buffer(request);
  if (fault === "overloaded") {
    response.writeHead(503).end();
    return;
  }
  const { method = "GET", headers } = request;
  const sent = sendRequest(url, { method, headers });
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const content = await buffer(answer);
  await fault;
  if (fault === "lost") {
    response.destroy();
    return;
  }
  response.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
}
