import { lookup } from "node:dns";

import { Agent, type Dispatcher, request } from "undici";

import { createBulkhead } from "../identity-provider/bulkhead.ts";
import { type Resolve, createPinnedLookup, isLoopbackAddress, isPublicAddress } from "./address.ts";
import { type ImageType, detectImageType } from "./image-type.ts";

/** An image as it came, and what its bytes say it is. */
export interface Image {
  readonly type: ImageType;
  readonly bytes: Buffer;
}

/** Fetches images from strangers. */
export interface ImageFetcher {
  /** Tells whether an address may be asked at all. */
  accepts(url: string): boolean;
  /** @returns `null` for whatever is no acceptable image, for whatever reason. */
  fetch(url: string): Promise<Image | null>;
  close(): Promise<void>;
}

/** Bounds and seams of an image fetcher. */
export interface ImageFetcherOptions {
  /**
   * Whether this machine's own addresses are asked too, `http` and any port included. Lets whoever
   * registers a client make this server call services that only it can reach: for development.
   * Default: false.
   */
  readonly loopback?: boolean | undefined;
  /** From the look-up of the name to the last byte. Default: 4,000 ms. */
  readonly timeoutMs?: number | undefined;
  /** Default: 256 KiB. */
  readonly maxBytes?: number | undefined;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve | undefined;
}

const LOOPBACK_HOST = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/u;

/**
 * Creates a fetcher that asks `https` servers on the internet for images, and nobody else: no
 * redirect is followed, no other port is tried, and each connection goes to an address that was
 * looked at.
 */
export function createImageFetcher(options: ImageFetcherOptions = {}): ImageFetcher {
  const { loopback = false, timeoutMs = 4_000, maxBytes = 262_144 } = options;
  const resolve = options.resolve ?? resolveBySystem;
  const agents = {
    internet: createAgent(timeoutMs, createPinnedLookup(resolve, isPublicAddress)),
    loopback: createAgent(timeoutMs, createPinnedLookup(resolve, isLoopbackAddress)),
  };
  const bulkhead = createBulkhead({ running: 8, waiting: 32 });

  return {
    accepts: (url) => placeOf(url, loopback) !== null,
    async fetch(url) {
      const place = placeOf(url, loopback);
      const leave = place && (await bulkhead.enter(timeoutMs));
      if (place === null || leave === null) {
        return null;
      }
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        return await download(url, { dispatcher: agents[place], signal, maxBytes });
      } catch {
        return null;
      } finally {
        leave();
      }
    },
    async close() {
      await Promise.all([agents.internet.destroy(), agents.loopback.destroy()]);
    },
  };
}

const resolveBySystem: Resolve = (hostname, callback) => {
  lookup(hostname, { all: true }, (error, addresses) => callback(error, addresses ?? []));
};

/** Says which agent may ask an address; a literal IP is never looked up, so it is judged here. */
function placeOf(text: string, loopback: boolean): "internet" | "loopback" | null {
  if (text.length > 2_000 || !URL.canParse(text)) {
    return null;
  }
  const { protocol, hostname, port, username, password } = new URL(text);
  if (username !== "" || password !== "") {
    return null;
  }
  if (loopback && LOOPBACK_HOST.test(hostname)) {
    return /^https?:$/u.test(protocol) ? "loopback" : null;
  }
  const literal = /^[\d.]+$|^\[/u.test(hostname);
  const allowed = !literal || isPublicAddress(hostname.replaceAll(/[[\]]/gu, ""));
  return protocol === "https:" && port === "" && allowed ? "internet" : null;
}

function createAgent(timeoutMs: number, pinned: ReturnType<typeof createPinnedLookup>): Agent {
  return new Agent({
    connect: { lookup: pinned, timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 1_000,
    connections: 2,
    pipelining: 1,
  });
}

interface Download {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

async function download(
  url: string,
  { dispatcher, signal, maxBytes }: Download,
): Promise<Image | null> {
  const headers = { accept: "image/png, image/jpeg, image/webp, image/gif" };
  const { statusCode, body } = await request(url, { dispatcher, signal, headers });
  // A body that is thrown away before its end says so in an event, which ends the process if unheard.
  body.on("error", () => undefined);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    if (statusCode !== 200) {
      return null;
    }
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) {
        return null;
      }
      chunks.push(chunk);
    }
  } finally {
    body.destroy();
  }
  const bytes = Buffer.concat(chunks);
  const type = detectImageType(bytes);
  return type && { type, bytes };
}
