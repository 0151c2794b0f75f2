import { describe, expect, it } from "vitest";

import { createRevokePath } from "@assent/core/contract";

import { type Harness, OTHER_TOKEN, OWNER, createHarness, query } from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

const VIEWER = `stytch_session=${OTHER_TOKEN}`;

/** The statuses of as many requests for who is signed in. */
async function ask(
  { server }: Harness,
  count: number,
  request: { remoteAddress?: string; cookie?: string; forwardedFor?: string } = {},
): Promise<readonly number[]> {
  const { remoteAddress = "192.0.2.1", cookie, forwardedFor } = request;
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const headers = {
      ...(cookie !== undefined && { cookie }),
      ...(forwardedFor !== undefined && { "x-forwarded-for": `${forwardedFor}${index}` }),
    };
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that the last is the one
    const { statusCode } = await server.inject({ url: "/bff/session", remoteAddress, headers });
    statuses.push(statusCode);
  }
  return statuses;
}

describe("too many requests", () => {
  it("[#143] from one address are refused for a while, those of others are not", async () => {
    const harness = await createHarness({ rateLimits: { perAddress: 3 } });
    expect(await ask(harness, 4)).toEqual([200, 200, 200, 429]);
    expect(await ask(harness, 1, { remoteAddress: "192.0.2.2" })).toEqual([200]);
    expect(harness.audit).toMatchObject([{ event: "request.refused", reason: "rate_limited" }]);
  });

  it("[#143] say when to come back", async () => {
    const harness = await createHarness({ rateLimits: { perAddress: 1 } });
    await ask(harness, 1);
    const url = "/bff/session";
    const response = await harness.server.inject({ url, remoteAddress: "192.0.2.1" });
    expect(response.json()).toMatchObject({ code: "rate_limited", status: 429 });
    const seconds = Number(response.headers["retry-after"]);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(response.json()).toMatchObject({ retryAfterSeconds: seconds });
    expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  });

  it("[#143] are not hidden by another X-Forwarded-For each time", async () => {
    const harness = await createHarness({ rateLimits: { perAddress: 3 } });
    const statuses = await ask(harness, 4, { forwardedFor: "198.51.100." });
    expect(statuses.at(-1)).toBe(429);
  });

  it("[#143] from one network of IPv6 are one's own", async () => {
    const harness = await createHarness({ rateLimits: { perAddress: 1 } });
    await ask(harness, 1, { remoteAddress: "2001:db8:1:2::1" });
    expect(await ask(harness, 1, { remoteAddress: "2001:db8:1:2:3::4" })).toEqual([429]);
    expect(await ask(harness, 1, { remoteAddress: "2001:db8:1:3::1" })).toEqual([200]);
  });

  it("[#143] with one session are refused wherever they come from", async () => {
    const harness = await createHarness({ rateLimits: { perSession: 2 } });
    expect(await ask(harness, 2, { cookie: OWNER })).toEqual([200, 200]);
    const elsewhere = { cookie: OWNER, remoteAddress: "192.0.2.9" };
    expect(await ask(harness, 1, elsewhere)).toEqual([429]);
    expect(await ask(harness, 1, { cookie: VIEWER })).toEqual([200]);
    expect(await ask(harness, 3)).toEqual([200, 200, 200]);
  });

  it("[#143] are refused before Stytch is asked, whatever they ask for", async () => {
    const harness = await createHarness({ rateLimits: { perAddress: 0 } });
    const posts = ["/bff/authorize/start", "/bff/authorize/decision", "/bff/logout"];
    const answers = await Promise.all([
      ...[...posts, createRevokePath("a")].map((path) => harness.post(path, {})),
      ...[
        "/bff/connected-apps",
        "/bff/client-logo/a",
        "/bff/organization-logo",
        "/bff/sign-in",
      ].map((url) => harness.server.inject({ url, headers: { cookie: OWNER } })),
      harness.navigate(query()),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(9).fill(429));
    expect(harness.stub.calls).toEqual([]);
  });

  it("[#143] get a page where somebody looks at one, and say nothing to the client", async () => {
    const harness = await createHarness({ rateLimits: { perAddress: 0 } });
    const response = await harness.navigate(query({ prompt: "none" }));
    expect(response.headers["content-type"]).toContain("text/html");
    expect(response.headers["retry-after"]).toMatch(/^\d+$/u);
    expect(response.headers.location).toBeUndefined();
    expect(response.body).toContain('"code":"rate_limited"');
  });

  it("are nobody's who asks whether the server lives", async () => {
    const harness = await createHarness({ rateLimits: { perAddress: 0 } });
    const urls = ["/healthz", "/readyz", "/login"];
    const answers = await Promise.all(urls.map((url) => harness.server.inject({ url })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  });

  it("come late in ordinary use", async () => {
    const harness = await createHarness({ rateLimits: {} });
    expect(new Set(await ask(harness, 200, { cookie: OWNER }))).toEqual(new Set([200]));
    expect(harness.stub.sent(PATH.authenticate)).toHaveLength(200);
  });
});
