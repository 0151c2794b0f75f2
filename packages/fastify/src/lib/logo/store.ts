import { createHash } from "node:crypto";

import type { Image, ImageFetcher } from "./fetch-image.ts";

/** A logo that can be sent. */
export interface Logo extends Image {
  /** With its quotation marks. */
  readonly etag: string;
}

/** Keeps logos, so that a page that is shown often costs its stranger's server little. */
export interface LogoStore {
  /** Tells whether there is any sense in asking for this address. */
  accepts(url: string): boolean;
  /** @returns `null` where there is no acceptable image. */
  find(url: string): Promise<Logo | null>;
  close(): Promise<void>;
}

export interface LogoStoreOptions {
  readonly fetcher: ImageFetcher;
  readonly now: () => Date;
  /** Logos at most; each is as large as the fetcher allows. Default: 128. */
  readonly capacity?: number;
}

export const LOGO_TTL_SECONDS = 3_600;
/** Short, so that a logo that was mended shows up soon. */
const MISSING_TTL_MS = 60_000;

/** Creates a store. Those who ask for the same logo at once share one fetch. */
export function createLogoStore({ fetcher, now, capacity = 128 }: LogoStoreOptions): LogoStore {
  const known = new Map<string, { logo: Logo | null; until: number }>();
  const flights = new Map<string, Promise<Logo | null>>();

  async function load(url: string): Promise<Logo | null> {
    const image = await fetcher.fetch(url);
    const logo = image && { ...image, etag: createEtag(image) };
    known.delete(url);
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= capacity) {
      known.delete(oldest);
    }
    const ttlMs = logo ? LOGO_TTL_SECONDS * 1_000 : MISSING_TTL_MS;
    known.set(url, { logo, until: now().getTime() + ttlMs });
    return logo;
  }

  return {
    accepts: (url) => fetcher.accepts(url),
    async find(url) {
      const entry = known.get(url);
      if (entry !== undefined && entry.until > now().getTime()) {
        return entry.logo;
      }
      const flight = flights.get(url) ?? load(url).finally(() => flights.delete(url));
      flights.set(url, flight);
      return flight;
    },
    close: () => fetcher.close(),
  };
}

function createEtag({ bytes }: Image): string {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
}
