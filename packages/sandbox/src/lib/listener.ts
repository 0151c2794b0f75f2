import { createServer, type RequestListener, type Server } from "node:http";

/** Sockets bound to one port. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

function bind(handle: RequestListener, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

function unbind(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("the server is not bound to a port");
  return address.port;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/** Binds the other loopback address too; undefined on a machine without IPv6. */
async function bindSecond(handle: RequestListener, first: Server): Promise<Server | undefined> {
  try {
    return await bind(handle, "::1", portOf(first));
  } catch (error) {
    if (!isPortTaken(error)) return undefined;
    await unbind(first);
    throw error;
  }
}

/**
 * Binds `host` and `port` (0 = a free one). `localhost` means both loopback addresses, since clients differ in which
 * they try.
 *
 * @throws Error with code `EADDRINUSE` when the port is taken on one of them
 */
export async function listen(
  handle: RequestListener,
  host: string,
  port: number,
): Promise<Listener> {
  const first = await bind(handle, host === "localhost" ? "127.0.0.1" : host, port);
  const second = host === "localhost" ? await bindSecond(handle, first) : undefined;
  const servers = second === undefined ? [first] : [first, second];
  return {
    port: portOf(first),
    close: async () => {
      await Promise.all(servers.map(unbind));
    },
  };
}
