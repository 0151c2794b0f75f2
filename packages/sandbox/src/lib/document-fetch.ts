import { lookup } from "node:dns/promises";
import { request } from "node:https";
import { isIP } from "node:net";
import type { IncomingMessage } from "node:http";

import { isPublicAddress } from "./public-address.ts";

/** How client metadata documents are reached. Only a test replaces it, to serve documents itself. */
export interface DocumentNetwork {
  /** The addresses of a host name. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Where to connect for an address that was found to be public. */
  readonly dial: (address: string) => { readonly host: string; readonly port: number };
  /** A certificate authority to trust in place of the usual ones, in PEM. */
  readonly ca?: string;
  /** For everything from resolving to the last byte. */
  readonly timeoutMs: number;
}

/** The internet. */
export const internet: DocumentNetwork = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  dial: (address) => ({ host: address, port: 443 }),
  timeoutMs: 5000,
};

const maximumBytes = 5 * 1024;

async function publicAddressOf(host: string, network: DocumentNetwork): Promise<string> {
  const bare = host.replace(/^\[|\]$/gu, "");
  const addresses = isIP(bare) === 0 ? await network.resolve(bare) : [bare];
  const [first] = addresses;
  // One private address among public ones is a rebinding attempt in waiting.
  if (first === undefined || !addresses.every(isPublicAddress))
    throw new Error("the host is not on the public internet");
  return first;
}

function open(
  url: URL,
  address: string,
  network: DocumentNetwork,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const name =
    isIP(url.hostname.replace(/^\[|\]$/gu, "")) === 0 ? { servername: url.hostname } : {};
  return new Promise((resolve, reject) => {
    request(
      {
        ...network.dial(address),
        ...name,
        ...(network.ca === undefined ? {} : { ca: network.ca }),
        path: `${url.pathname}${url.search}`,
        headers: { host: url.host, accept: "application/json", "accept-encoding": "identity" },
        agent: false,
        signal,
      },
      resolve,
    )
      .on("error", reject)
      .end();
  });
}

async function readBounded(response: IncomingMessage): Promise<string> {
  if (Number(response.headers["content-length"] ?? 0) > maximumBytes)
    throw new Error("the document is larger than 5 KB");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    const piece: unknown = chunk;
    if (!(piece instanceof Uint8Array)) throw new Error("the document is no bytes");
    size += piece.length;
    if (size > maximumBytes) throw new Error("the document is larger than 5 KB");
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Fetches a JSON document from the public internet: the address is resolved once, checked and connected to; no
 * redirect is followed; 5 KB and five seconds at most, the body included.
 *
 * @throws Error when anything is otherwise
 */
export async function fetchDocument(url: URL, network: DocumentNetwork): Promise<unknown> {
  const signal = AbortSignal.timeout(network.timeoutMs);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("the document took too long")));
  });
  late.catch(() => undefined);
  const address = await Promise.race([publicAddressOf(url.hostname, network), late]);
  const response = await Promise.race([open(url, address, network, signal), late]);
  try {
    if (response.statusCode !== 200) throw new Error(`the answer is ${response.statusCode}`);
    const document: unknown = JSON.parse(await Promise.race([readBounded(response), late]));
    return document;
  } finally {
    response.destroy();
  }
}
