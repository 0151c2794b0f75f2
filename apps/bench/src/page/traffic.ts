import type { CDPSession } from "playwright-core";

/** What went over the wire, preflights included; what a cache answered is not in it. */
export interface Traffic {
  readonly requests: number;
  /** HTML, scripts and style sheets as they came, with their headers. */
  readonly bytes: number;
  /** The scripts among them. */
  readonly scriptBytes: number;
}

interface Request {
  readonly sentAt: number;
  readonly type: string;
  bytes: number;
}

const PAGE_TYPES = new Set<string>(["Document", "Script", "Stylesheet"]);

/**
 * Notes what goes over the wire from now on. The result sums up what had begun by a moment, counted
 * in milliseconds from the first request.
 */
export function watchTraffic(session: CDPSession): (untilMs: number) => Traffic {
  const requests = new Map<string, Request>();
  session.on("Network.requestWillBeSent", ({ requestId, timestamp, type, request }) => {
    if (/^https?:/u.test(request.url)) {
      requests.set(requestId, { sentAt: timestamp * 1_000, type: type ?? "", bytes: 0 });
    }
  });
  session.on("Network.requestServedFromCache", ({ requestId }) => requests.delete(requestId));
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.fromDiskCache) {
      requests.delete(requestId);
    }
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) {
      request.bytes = encodedDataLength;
    }
  });
  return (untilMs) => {
    const beganAt = Math.min(...[...requests.values()].map(({ sentAt }) => sentAt));
    const counted = [...requests.values()].filter(({ sentAt }) => sentAt <= beganAt + untilMs);
    return {
      requests: counted.length,
      bytes: sum(counted.filter(({ type }) => PAGE_TYPES.has(type))),
      scriptBytes: sum(counted.filter(({ type }) => type === "Script")),
    };
  };
}

function sum(requests: readonly Request[]): number {
  return requests.reduce((total, { bytes }) => total + bytes, 0);
}
