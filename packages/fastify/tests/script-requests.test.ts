import { describe, expect, it } from "vitest";

import { PUBLIC_URL, consentOf, createHarness, query } from "./harness.ts";

/** What a request came with, beside what a script of the page sends; `undefined` takes it away. */
const REFUSED: readonly [string, Record<string, string | undefined>, number][] = [
  ["a foreign origin", { origin: "https://evil.example" }, 403],
  ["an opaque origin", { origin: "null" }, 403],
  ["a sibling's origin", { origin: "https://x.app.example" }, 403],
  ["our host without TLS", { origin: "http://app.example" }, 403],
  ["our host on another port", { origin: "https://app.example:8443" }, 403],
  ["our origin as a prefix", { origin: `${PUBLIC_URL}.evil.example` }, 403],
  ["no origin at all", { origin: undefined, "sec-fetch-site": undefined }, 403],
  ["no origin, same site", { origin: undefined, "sec-fetch-site": "same-site" }, 403],
  ["another site", { "sec-fetch-site": "cross-site" }, 403],
  ["a sibling site", { "sec-fetch-site": "same-site" }, 403],
  ["the address bar", { "sec-fetch-site": "none" }, 403],
  ["no header of ours", { "x-assent-request": undefined }, 403],
  ["text", { "content-type": "text/plain" }, 415],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["an upload", { "content-type": "multipart/form-data; boundary=x" }, 415],
  ["JSON in disguise", { "content-type": "text/plain; x=application/json" }, 415],
  ["no type", { "content-type": undefined }, 415],
];

const PATHS = ["/bff/authorize/start", "/bff/authorize/decision", "/bff/logout"];

describe("requests that change something", () => {
  it.each(REFUSED)("[#55] are refused from %s", async (_, headers, status) => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    const before = harness.stub.calls.length;
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    for (const path of PATHS) {
      const response = await harness.post(path, body, { headers });
      expect([path, response.statusCode]).toEqual([path, status]);
      expect(response.headers["content-type"]).toContain("application/problem+json");
    }
    expect(harness.stub.calls).toHaveLength(before);
    expect(harness.audit.filter(({ event }) => event === "request.refused")).toHaveLength(3);
  });

  it("[#55] are taken without an origin where the browser vouches for ours", async () => {
    const harness = await createHarness();
    const headers = { origin: undefined };
    const response = await harness.post("/bff/authorize/start", { query: query() }, { headers });
    expect(response.statusCode).toBe(200);
  });

  it.each(PATHS)("[#27] [#55] [#62] %s takes POST alone", async (url) => {
    const harness = await createHarness();
    for (const method of ["GET", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"] as const) {
      const headers = { origin: "https://evil.example" };
      const response = await harness.server.inject({ method, url, headers });
      expect([method, response.statusCode]).toEqual([method, 405]);
      expect(response.headers["allow"]).toBe("POST");
      expect(Object.keys(response.headers).join()).not.toContain("access-control");
    }
  });

  it.each([
    ["no object", "[]"],
    ["a number for the query", '{"query":1}'],
    ["a list for the query", '{"query":["a"]}'],
    ["more than the query", '{"query":"a","user_id":"other"}'],
    ["a prototype", '{"query":"a","__proto__":{"x":1}}'],
    ["half of it", '{"query":'],
  ])("[#24] [#63] start does not take %s", async (_, payload) => {
    const harness = await createHarness();
    const response = await harness.post("/bff/authorize/start", payload);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: "invalid_request" });
    expect(response.body).not.toMatch(/JSON|Unexpected|prototype/u);
    expect(harness.stub.calls).toEqual([]);
  });
});
