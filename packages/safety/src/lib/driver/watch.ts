import type { Page, Request } from "playwright-core";

/** A breach of the page's Content Security Policy, as the browser reports it. */
export interface PolicyViolation {
  readonly directive: string;
  /** An address, or a word such as `inline`. */
  readonly blocked: string;
  readonly sample: string;
}

/** What a page does beside what it shows. */
export interface Watch {
  /** Forgets what was seen. */
  reset(): void;
  /** Addresses asked for, but those that the page itself leaves for. */
  requests(): readonly string[];
  /** How many requests could have changed something. */
  writes(): number;
  /** Messages of errors that nobody caught; React reports its hydration errors here. */
  errors(): readonly string[];
  violations(): Promise<readonly PolicyViolation[]>;
}

declare global {
  interface Window {
    assentViolations?: PolicyViolation[];
  }
}

const watches = new WeakMap<Page, Watch>();

/** Watches a page; the same watch for the same page. Sees each document from its next load on. */
export async function watchPage(page: Page): Promise<Watch> {
  const known = watches.get(page);
  if (known !== undefined) {
    return known;
  }
  await page.addInitScript(() => {
    window.assentViolations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective: directive, blockedURI: blocked, sample } = event;
      window.assentViolations?.push({ directive, blocked, sample });
    });
  });
  const watch = createWatch(page);
  watches.set(page, watch);
  return watch;
}

function createWatch(page: Page): Watch {
  const requests: Request[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request));
  page.on("pageerror", ({ message }) => errors.push(message));
  return {
    reset: () => {
      requests.length = 0;
      errors.length = 0;
    },
    requests: () => requests.filter((one) => !isLeaving(one, page)).map((one) => one.url()),
    writes: () => requests.filter(isWrite).length,
    errors: () => errors,
    violations: () => page.evaluate(() => window.assentViolations ?? []),
  };
}

function isLeaving(request: Request, page: Page): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}

function isWrite(request: Request): boolean {
  const report = request.headers()["content-type"]?.includes("report") === true;
  return !["GET", "HEAD", "OPTIONS"].includes(request.method()) && !report;
}

/** Whether an address of the network is somebody else's. Words such as `inline` are none. */
export function isForeign(url: string, origin: string): boolean {
  return /^(?:https?|wss?):/u.test(url) && new URL(url).origin !== origin;
}
