import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Html, html } from "./html.ts";

/** What a terminal's browser is told at the end. */
export interface ClosingPage {
  readonly status: number;
  readonly title: string;
  readonly message: string;
}

/** A callback that belongs to this run, and the way to answer the browser that brought it. */
interface LoopbackCallback {
  readonly url: URL;
  /** Sends the page and waits until it has gone out. */
  answer(page: ClosingPage): Promise<void>;
}

/** A listener on the port of a loopback redirect URI. */
export interface LoopbackListener {
  /** The first callback with the right state, or undefined when none came in time. */
  waitForCallback(state: string, timeoutMs: number): Promise<LoopbackCallback | undefined>;
  /** Stops listening and ends what is still open. Safe to call twice. */
  close(): Promise<void>;
}

const STYLE = `
  body { max-width: 440px; margin: 20vh auto 0; padding: 0 16px;
    font: 16px/1.5 ui-sans-serif, system-ui, sans-serif; }
  h1 { margin: 0; font-size: 25px; line-height: 1.2; }
  p { margin: 8px 0 0; }
`;
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Listens for the browser to come back. Requests for other paths, with other methods or with
 * another state are answered but do not end the waiting: any page on this machine can send them.
 * @throws Node's `EADDRINUSE` when the port is taken
 * @see RFC 8252 sections 7.3 and 8.3
 */
export async function listenOnLoopback(redirectUri: URL): Promise<LoopbackListener> {
  let take: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  const server = createServer((request, response) => {
    if (take?.(request, response) !== true) {
      void send(response, {
        status: 404,
        title: "Nothing here",
        message: "The command line is not waiting for this address.",
      });
    }
  });
  server.listen(Number(redirectUri.port), redirectUri.hostname.replaceAll(/[[\]]/g, ""));
  await once(server, "listening");

  function waitForCallback(
    state: string,
    timeoutMs: number,
  ): Promise<LoopbackCallback | undefined> {
    const { promise, resolve } = Promise.withResolvers<LoopbackCallback | undefined>();
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    server.once("close", () => resolve(undefined));
    take = (request, response) => {
      const url = callbackUrl(request, redirectUri);
      const states = url?.searchParams.getAll("state") ?? [];
      if (url === undefined || states.length !== 1 || states[0] !== state) {
        return false;
      }
      take = undefined;
      resolve({ url, answer: async (page) => send(response, page) });
      return true;
    };
    return promise.finally(() => clearTimeout(timer));
  }

  return { waitForCallback, close: async () => close(server) };
}

function callbackUrl(request: IncomingMessage, redirectUri: URL): URL | undefined {
  const target = request.url ?? "";
  if (request.method !== "GET" || !target.startsWith("/")) {
    return undefined;
  }
  const [path = "", ...query] = target.split("?");
  if (path !== redirectUri.pathname) {
    return undefined;
  }
  const url = new URL(redirectUri);
  url.search = query.join("?");
  return url;
}

async function send(response: ServerResponse, page: ClosingPage): Promise<void> {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${page.title}</h1>
          <p>${page.message}</p>
        </main>
      </body>
    </html>`;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  response.once("close", () => resolve(undefined));
  response.writeHead(page.status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  response.end(document.toString());
  await promise;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) {
    return;
  }
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
