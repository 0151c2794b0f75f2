import { readFile } from "node:fs/promises";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** What Stytch's prebuilt consent component needs to run. */
export interface PrebuiltSettings {
  readonly vertical: "consumer" | "b2b";
  readonly publicToken: string;
  /** Origin of the Stytch API, which is the issuer's. */
  readonly apiUrl: string;
}

const DIRECTORY = new URL("../../dist/prebuilt/", import.meta.url);

/**
 * Serves a page with Stytch's prebuilt consent component at `/prebuilt`: an authorization endpoint
 * to compare with. It works on an origin whose cookies hold the user's session, as `localhost` does
 * for everything on this machine. Without a build the page says so.
 */
export async function registerPrebuiltPage(
  app: FastifyInstance,
  settings: PrebuiltSettings,
): Promise<void> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // The component brings its styles along while it runs.
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${settings.apiUrl}`,
    "img-src 'self' data: https:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  app.get("/prebuilt", async (_request, reply) => {
    const page = await readFile(new URL("index.html", DIRECTORY), "utf8").catch(() => null);
    if (page === null) {
      return reply.code(404).type("text/plain").send("Build the pages first: npm start does.");
    }
    return reply
      .header("content-security-policy", policy)
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(page);
  });
  app.get("/prebuilt/settings.json", (_request, reply) =>
    reply.header("cache-control", "no-store").send(settings),
  );
  await app.register(fastifyStatic, {
    root: new URL("assets/", DIRECTORY).pathname,
    prefix: "/prebuilt/assets/",
    index: false,
    immutable: true,
    maxAge: "365d",
  });
}

/**
 * Turns an authorization request to the app's endpoint into the same request to the prebuilt page.
 *
 * @param relyingPartyUrl Its port is kept; the host becomes `localhost`, where the session is.
 */
export function toPrebuiltPage(authorizationUrl: URL, relyingPartyUrl: string): URL {
  const url = new URL("/prebuilt", relyingPartyUrl);
  if (url.hostname === "127.0.0.1") {
    url.hostname = "localhost";
  }
  url.search = authorizationUrl.search;
  return url;
}
