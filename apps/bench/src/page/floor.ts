import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";

/** A page that says the least that counts as readable. */
export interface FloorPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves what no consent page can beat: some words and a button that says Allow, in one small file
 * that is ready before anybody asks, without style, scripts, and whatever must be found out first.
 */
export async function serveFloorPage(texts: readonly string[]): Promise<FloorPage> {
  const words = texts.map((text) => `<p>${text}</p>`).join("");
  const html = `<!doctype html><html lang="en"><title>Floor</title>${words}<button>Allow</button>`;
  const body = brotliCompressSync(html);
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-encoding": "br",
      "content-length": body.length,
    });
    response.end(body);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
