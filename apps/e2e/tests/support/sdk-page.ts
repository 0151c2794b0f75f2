import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";

import react from "@vitejs/plugin-react";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";

import { ROOT } from "../../../../scripts/lib/run.ts";

const FIXTURE = path.join(ROOT, "apps/e2e/fixtures/sdk");

/** The page that has the browser SDK and its hooks, served on an origin of its own. */
export interface SdkSite {
  readonly origin: string;
  stop(): Promise<void>;
}

type Files = ReadonlyMap<string, string | Uint8Array>;

async function buildFiles(): Promise<Files> {
  const built = await build({
    configFile: false,
    root: FIXTURE,
    logLevel: "error",
    plugins: [react()],
    build: { write: false, minify: false, target: "es2023" },
  });
  const outputs = "output" in built ? [built] : Array.isArray(built) ? built : [];
  return new Map(
    outputs
      .flatMap(({ output }) => output)
      .map((file) => [`/${file.fileName}`, "code" in file ? file.code : file.source]),
  );
}

/** Builds the page, in memory, and serves it. */
export async function startSdkSite(): Promise<SdkSite> {
  const files = await buildFiles();
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const isPage = pathname === "/";
    const content = files.get(isPage ? "/index.html" : pathname);
    response.writeHead(content === undefined ? 404 : 200, {
      "content-type": isPage ? "text/html" : "text/javascript",
    });
    response.end(content);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The site has no port.");
  return {
    origin: `http://localhost:${address.port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** What a page of the SDK needs of a sandbox. */
interface Project {
  readonly url: string;
  readonly publicToken: string;
}

/** A session as hooks of either vertical show it. */
interface ShownSession {
  readonly expiresAt: string | null;
}

/** A page with the browser SDK, in a profile of its own that is used over and over. */
export class SdkPage<Hooks extends ShownSession> {
  readonly page: Page;
  readonly #address: string;

  private constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
  }

  /** Opens the page with what `hooks` shows typed as `Hooks`. */
  static async open<Hooks extends ShownSession>(
    browser: Browser,
    { origin }: SdkSite,
    { url, publicToken, vertical }: Project & { readonly vertical: "consumer" | "b2b" },
  ): Promise<SdkPage<Hooks>> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const parameters = new URLSearchParams({ vertical, publicToken, apiUrl: url });
    const opened = new SdkPage<Hooks>(page, `${origin}/?${parameters.toString()}`);
    await opened.reload();
    return opened;
  }

  /** Loads the page again: whoever is signed in still is. */
  async reload(): Promise<void> {
    await this.follow(this.#address);
  }

  /** Follows a link that leads to the page in the end. */
  async follow(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.locator("#hooks").waitFor({ state: "attached" });
  }

  /** Follows a link that leads to the page in the end, and resolves to the token that it brings. */
  async followToToken(link: string | undefined): Promise<string> {
    await this.follow(link ?? "");
    return new URL(this.page.url()).searchParams.get("token") ?? "";
  }

  /** How many minutes the session shown has left. */
  async minutesLeft(): Promise<number> {
    const { expiresAt } = await this.hooks();
    return expiresAt === null ? 0 : (Date.parse(expiresAt) - Date.now()) / 60_000;
  }

  /** Loads the page as if it had never been there. */
  async forget(): Promise<void> {
    await this.page.context().clearCookies();
    await this.page.evaluate(() => localStorage.clear());
    await this.reload();
  }

  /** What the hooks return now. */
  async hooks(): Promise<Hooks> {
    return JSON.parse(await this.page.locator("#hooks").innerText()) as Hooks;
  }
}
