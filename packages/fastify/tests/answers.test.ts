import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { PAGES_HTML, createHarness, query } from "./harness.ts";

/** Every kind of answer: method, address, body. */
const ANSWERS = [
  ["GET", "/", 200],
  ["GET", "/login", 200],
  ["GET", "/connected-apps", 200],
  ["GET", "/healthz", 200],
  ["GET", "/readyz", 200],
  ["GET", "/bff/session", 200],
  ["GET", "/bff/sign-in", 200],
  ["HEAD", "/oauth/authorize", 200],
  ["GET", `/oauth/authorize?${query()}`, 303],
  ["GET", "/oauth/authorize", 400],
  ["GET", "/oauth/authorize/x.css", 404],
  ["GET", "/bff/nope", 404],
  ["GET", "/assets/nope.js", 404],
  ["GET", "/assets/%2e%2e/index.html", 404],
  ["GET", "/.env", 404],
  ["GET", "/.git/config", 404],
  ["GET", "/documentation", 404],
  ["GET", "/logout", 404],
  ["DELETE", "/login", 405],
  ["TRACE", "/oauth/authorize", 405],
  ["POST", "/bff/authorize/start", 403],
  ["POST", "/nope", 404],
] as const;

describe("every answer", () => {
  it.each(ANSWERS)("[#76] [#78] [#80] %s %s is protected", async (method, url, status) => {
    const harness = await createHarness();
    const { statusCode, headers } = await harness.server.inject({ method, url });
    expect(statusCode).toBe(status);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/unsafe-inline|unsafe-eval|\*/u);
    expect(headers).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
    });
    expect(headers).not.toHaveProperty("server");
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("[#76] is protected when it is too large to read, or of the wrong kind", async () => {
    const harness = await createHarness();
    const large = await harness.post("/bff/authorize/start", { query: "x".repeat(2_000_000) });
    expect([large.statusCode, large.json<{ code: string }>().code]).toEqual([413, "too_large"]);
    expect(large.headers["x-frame-options"]).toBe("DENY");
  });

  it.each(ANSWERS.filter(([, url]) => !url.startsWith("/assets")))(
    "[#79] %s %s is not kept by anybody",
    async (method, url) => {
      const harness = await createHarness();
      const { headers } = await harness.server.inject({ method, url });
      expect(headers["cache-control"]).toBe("no-store");
    },
  );

  it.each([
    ["somebody who looks", "document", "text/html; charset=utf-8"],
    ["a script", "empty", "application/problem+json; charset=utf-8"],
    ["a frame", "iframe", "application/problem+json; charset=utf-8"],
  ])("says to %s that there is nothing at an address", async (_, destination, type) => {
    const harness = await createHarness();
    const headers = { "sec-fetch-dest": destination };
    const response = await harness.server.inject({ url: "/nowhere?ui_locales=de", headers });
    expect([response.statusCode, response.headers["content-type"]]).toEqual([404, type]);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  });

  it("[#80] says nothing of TLS where there is none", async () => {
    const harness = await createHarness({ publicUrl: "http://localhost:3000" });
    const { headers } = await harness.server.inject("/healthz");
    expect(headers).not.toHaveProperty("strict-transport-security");
  });
});

describe("pages", () => {
  it("[#77] run our own scripts only, and make no element out of text", async () => {
    const harness = await createHarness();
    const { headers } = await harness.navigate("");
    expect(headers["content-security-policy"]).toBe(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "report-uri /bff/csp-report",
        "report-to csp",
      ].join("; "),
    );
  });

  it("[#77] [#83] talk to Stytch from the sign-in page alone", async () => {
    const harness = await createHarness();
    const login = await harness.server.inject("/login");
    const home = await harness.server.inject("/");
    expect(login.headers["content-security-policy"]).toContain(
      `connect-src 'self' ${harness.stub.url};`,
    );
    expect(home.headers["content-security-policy"]).toContain("connect-src 'self';");
  });

  it("[#81] keep their opener by default, since popups wait for word from them", async () => {
    const open = await createHarness();
    const strict = await createHarness({ openerPolicy: "same-origin" });
    const policies = await Promise.all(
      [open, strict].map(async ({ server }) => {
        const { headers } = await server.inject("/login");
        return headers["cross-origin-opener-policy"];
      }),
    );
    expect(policies).toEqual(["unsafe-none", "same-origin"]);
  });

  it("are the server's own, all but the consent page, where no other was built", async () => {
    const pages = { authorizeHtml: PAGES_HTML, assetsDirectory: import.meta.dirname };
    const { server } = await createHarness({ pages });
    for (const url of ["/", "/login", "/connected-apps"]) {
      expect(server.hasRoute({ method: "GET", url })).toBe(false);
    }
    expect(server.hasRoute({ method: "GET", url: "/oauth/authorize" })).toBe(true);
  });

  it("[#79] [#85] have files that are kept for good, in the encoding that fits", async () => {
    const directory = await mkdtemp(join(tmpdir(), "assent-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    await Promise.all([
      writeFile(join(directory, "index-abc.js"), "plain"),
      writeFile(join(directory, "index-abc.js.br"), "brotli"),
      writeFile(join(directory, ".secret"), "secret"),
    ]);
    const { server } = await createHarness({
      pages: { authorizeHtml: PAGES_HTML, indexHtml: "", assetsDirectory: directory },
    });
    const encodings = await Promise.all(
      ["br", "identity"].map(async (encoding) => {
        const headers = { "accept-encoding": encoding };
        return server.inject({ url: "/assets/index-abc.js", headers });
      }),
    );
    expect(encodings.map(({ body }) => body)).toEqual(["brotli", "plain"]);
    expect(encodings[0]?.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "br",
      "x-frame-options": "DENY",
    });
    expect((await server.inject("/assets/.secret")).statusCode).toBe(404);
    expect((await server.inject("/assets/")).statusCode).toBe(404);
  });
});

describe("a report of a violation", () => {
  const REPORT = {
    "csp-report": {
      "document-uri": "https://app.example/oauth/authorize?state=state-canary",
      "violated-directive": "script-src 'self'",
      "blocked-uri": "https://evil.example/x.js?token=token-canary",
    },
  };

  it.each([
    ["application/csp-report", REPORT],
    [
      "application/reports+json",
      [
        {
          type: "csp-violation",
          url: "https://app.example/oauth/authorize?state=state-canary",
          body: {
            effectiveDirective: "script-src",
            blockedURL: "https://evil.example/x.js?token=token-canary",
          },
        },
      ],
    ],
  ])("[#127] of type %s is logged without its addresses", async (type, report) => {
    const harness = await createHarness();
    const headers = { "content-type": type };
    const payload = JSON.stringify(report);
    const url = "/bff/csp-report";
    const response = await harness.server.inject({ method: "POST", url, headers, payload });
    expect(response.statusCode).toBe(204);
    expect(harness.log()).toContain(
      '"violation":{"directive":"script-src","blocked":"https://evil.example"}',
    );
    expect(harness.log()).not.toContain("canary");
  });

  it("fills no log", async () => {
    const harness = await createHarness();
    const headers = { "content-type": "application/csp-report" };
    const payload = JSON.stringify(REPORT);
    const url = "/bff/csp-report";
    for (let count = 0; count < 100; count += 1) {
      await harness.server.inject({ method: "POST", url, headers, payload });
    }
    expect(harness.log().match(/"violation"/gu)).toHaveLength(60);
  });

  it.each([
    ["text/plain", "{}", 415],
    ["application/json", "{}", 415],
    ["application/csp-report", "x".repeat(10_000), 413],
    ["application/csp-report", "not json", 204],
    ["application/csp-report", "[]", 204],
  ])("of type %s that is none is not logged: %.10s", async (type, payload, status) => {
    const harness = await createHarness();
    const headers = { "content-type": type };
    const url = "/bff/csp-report";
    const response = await harness.server.inject({ method: "POST", url, headers, payload });
    expect(response.statusCode).toBe(status);
    expect(harness.log()).not.toContain("violation");
  });
});

it("is ready until the server says otherwise", async () => {
  let ready = true;
  const { server } = await createHarness({ isReady: () => ready });
  const before = await server.inject("/readyz");
  ready = false;
  const after = await server.inject("/readyz");
  const health = await server.inject("/healthz");
  expect([before.statusCode, after.statusCode, health.statusCode]).toEqual([200, 503, 200]);
});
