import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRelyingParty } from "../src/lib/app.ts";
import { BrowserSessions } from "../src/lib/browser-session.ts";
import { readRelyingPartyConfig } from "../src/lib/config.ts";
import { Browser } from "./browser.ts";

let app: FastifyInstance;

beforeAll(async () => {
  app = await createRelyingParty(
    readRelyingPartyConfig({
      RESOURCE_AUDIENCE: "project-1",
      FIRST_PARTY_CLIENT_ID: `<script>"first"</script>`,
      FIRST_PARTY_CLIENT_SECRET: "first-secret",
      THIRD_PARTY_PUBLIC_CLIENT_ID: "public",
    }),
  );
});

afterAll(async () => {
  await app.close();
});

describe("the home page", () => {
  it("has a form for each client that is on, and says how to switch on the others", async () => {
    const { body } = await new Browser(app).get("/");
    expect(body).toContain('action="/first-party/start"');
    expect(body).toContain('action="/third-party-public/start"');
    expect(body).not.toContain('action="/third-party/start"');
    expect(body).toContain("THIRD_PARTY_CLIENT_SECRET");
    expect(body).toContain("node apps/relying-party/src/command-line.ts");
  });

  it("escapes what the environment holds and shows no secret", async () => {
    const { body } = await new Browser(app).get("/");
    expect(body).toContain("&lt;script&gt;&quot;first&quot;&lt;/script&gt;");
    expect(body).not.toContain("<script");
    expect(body).not.toContain("first-secret");
  });

  it("sets no cookie: looking is not a session", async () => {
    expect((await new Browser(app).get("/")).cookies).toEqual([]);
  });
});

describe("every page", () => {
  it.each([
    ["/", 200],
    ["/first-party/result", 200],
    ["/first-party/callback?code=1&state=2", 400],
    ["/nowhere", 404],
  ])("%s allows no script, no frame and no caching", async (path, status) => {
    const response = await new Browser(app).get(path);
    expect(response.statusCode).toBe(status);
    const policy = String(response.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(response.headers["referrer-policy"]).toBe("no-referrer");
    expect(response.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("has the stylesheet", async () => {
    const response = await new Browser(app).get("/styles.css");
    expect(response.headers["content-type"]).toContain("text/css");
    expect(response.body).toContain("prefers-color-scheme: dark");
  });
});

describe("the process", () => {
  it("answers the health check without asking the issuer", async () => {
    expect((await new Browser(app).get("/healthz")).json()).toEqual({ status: "ok" });
  });

  it("does not run a callback for a HEAD request", async () => {
    const response = await app.inject({ method: "HEAD", url: "/first-party/callback" });
    expect(response.statusCode).toBe(404);
  });
});

describe("the store of browser sessions", () => {
  it("forgets the oldest beyond its capacity", () => {
    const sessions = new BrowserSessions(2);
    const ids = [sessions.create().id, sessions.create().id, sessions.create().id];
    expect(ids.map((id) => sessions.find(id) !== undefined)).toEqual([false, true, true]);
  });

  it("forgets the oldest of more than ten started flows", () => {
    const { session } = new BrowserSessions().create();
    const flow = session.flow("first-party");
    for (let index = 0; index < 11; index += 1) {
      flow.expect({
        state: `state-${String(index)}`,
        codeVerifier: "verifier",
        requested: { scopes: [], resources: [] },
      });
    }
    expect(flow.claim("state-0")).toBeUndefined();
    expect(flow.claim("state-10")).toBeDefined();
  });
});
