import path from "node:path";

import { createSandbox } from "@assent/sandbox";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { buildApp } from "../../bff/src/app.ts";
import { readConfig } from "../../bff/src/config.ts";
import { loadPages } from "../../bff/src/pages.ts";
import { LOCALES } from "../../consent/src/preferences/locales.ts";

/**
 * What the consent page has reached in its heaviest language, headers included, plus 3 %: see
 * docs/performance.md.
 */
const MAX_BYTES = 85_400;
/** The page, React, what all languages share, and the words of this one. */
const MAX_REQUESTS = 4;

const DIRECTORY = path.resolve(import.meta.dirname, "../../consent/dist");

let app: FastifyInstance;
let cookie: string;
let query: string;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  const sandbox = await createSandbox({ port: 0, appUrl: "http://localhost:3000" });
  stops.push(() => sandbox.close());
  const { url, projectId, secret, publicToken, seeds } = sandbox;
  const config = readConfig({
    STYTCH_PROJECT_ID: projectId,
    STYTCH_SECRET: secret,
    STYTCH_PUBLIC_TOKEN: publicToken,
    STYTCH_API_URL: url,
    LOG_LEVEL: "silent",
  });
  app = await buildApp(config, { pages: await loadPages(DIRECTORY) });
  stops.unshift(() => app.close());
  const { email, password } = seeds.people.owner;
  const response = await fetch(`${url}/sdk/v1/passwords/authenticate`, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa(`${publicToken}:${publicToken}`)}`,
      "content-type": "application/json",
      origin: "http://localhost:3000",
    },
    body: JSON.stringify({ email, password, session_duration_minutes: 60 }),
  });
  const { data } = (await response.json()) as { data: { session_token: string } };
  cookie = `stytch_session=${data.session_token}`;
  const { clientId, redirectUri } = seeds.clients.thirdParty;
  query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "openid email notes.read notes.write",
    state: "b7oZ0g2k9Xw3sQ1uEr5tYh",
  }).toString();
});

afterAll(async () => {
  for (const stop of stops) {
    await stop();
  }
});

/** Fetches as a browser does, and weighs headers and body as they go over the wire. */
async function weigh(url: string): Promise<number> {
  const answer = await app.inject({ url, headers: { cookie, "accept-encoding": "br" } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["content-encoding"]).toBe("br");
  const headers = Object.entries(answer.headers).map(
    ([name, value]) => `${name}: ${String(value)}\r\n`,
  );
  return headers.join("").length + answer.rawPayload.length;
}

describe.each(LOCALES)("the consent page in %s, as the server sends it", (locale) => {
  it("takes no more bytes and requests until Allow works than it has reached", async () => {
    const url = `/oauth/authorize?${query}&ui_locales=${locale}`;
    const { body } = await app.inject({ url, headers: { cookie } });
    expect(body).toContain('data-part="allow"');
    const files = body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu);
    const addresses = [url, ...[...files].map(([, file = ""]) => file)];
    const sizes = await Promise.all(addresses.map(weigh));
    const bytes = sizes.reduce((total, size) => total + size, 0);
    expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.length).toBeLessThanOrEqual(MAX_REQUESTS);
  });
});
