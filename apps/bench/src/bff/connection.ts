import { once } from "node:events";
import { type Socket, connect } from "node:net";

/** An answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly compressed: boolean;
}

/**
 * One kept connection that asks one thing at a time. It knows as much of HTTP/1.1 as the servers of
 * the measurement speak, so that asking costs little beside answering.
 */
export interface Connection {
  /** @param text A whole request. */
  ask(text: string): Promise<Answer>;
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Opens a connection to a port of this machine, and another one whenever the server ends it. */
export async function openConnection(port: number): Promise<Connection> {
  let received: Buffer = Buffer.alloc(0);
  let waiting: Waiting | null = null;
  let socket = await open();

  async function open(): Promise<Socket> {
    const opened = connect({ port, host: "127.0.0.1", noDelay: true });
    await once(opened, "connect");
    opened.on("data", (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      settle();
    });
    opened.on("error", () => opened.destroy());
    opened.on("close", () => {
      if (opened === socket) {
        waiting?.reject(new Error("The server hung up."));
      }
    });
    return opened;
  }

  function settle(): void {
    const read = readAnswer(received);
    if (read === null || waiting === null) {
      return;
    }
    received = Buffer.alloc(0);
    if (read.last) {
      socket.destroy();
    }
    const { resolve } = waiting;
    waiting = null;
    resolve(read.answer);
  }

  return {
    async ask(text) {
      if (socket.destroyed) {
        socket = await open();
      }
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      waiting = { resolve, reject };
      socket.write(text);
      return promise;
    },
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
}

function readAnswer(bytes: Buffer): { readonly answer: Answer; readonly last: boolean } | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) {
    return null;
  }
  const head = bytes.toString("latin1", 0, end);
  const length = Number(/\r\ncontent-length: (\d+)/iu.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) {
    throw new TypeError("An answer without a length is not read.");
  }
  if (bytes.length < end + 4 + length) {
    return null;
  }
  const answer = {
    status: Number(head.slice(9, 12)),
    body: bytes.subarray(end + 4),
    compressed: /\r\ncontent-encoding: br/iu.test(head),
  };
  return { answer, last: /\r\nconnection: close/iu.test(head) };
}
