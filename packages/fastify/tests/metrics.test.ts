import { describe, expect, it } from "vitest";

import { type Harness, consentOf, createHarness, query } from "./harness.ts";
import { PATH, refuse } from "./stytch-stub.ts";

async function read({ server }: Harness): Promise<string> {
  const response = await server.inject("/metrics");
  expect(response.statusCode).toBe(200);
  expect(response.headers["content-type"]).toContain("text/plain");
  return response.body;
}

/** The lines that hold a number of ours. */
function series(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.startsWith("assent_"));
}

describe("the metrics", () => {
  it("are nobody's to read until they are switched on", async () => {
    const harness = await createHarness();
    expect((await harness.server.inject("/metrics")).statusCode).toBe(404);
  });

  it("count requests by route, calls by outcome, and events", async () => {
    const harness = await createHarness({ metrics: true });
    const { transaction } = await consentOf(harness, query());
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    await harness.post("/bff/authorize/decision", body);
    harness.stub.answers.set(PATH.start, (_call, response) => refuse(response, 500, "x"));
    await harness.navigate(query());
    const text = await read(harness);
    const expected = [
      'assent_http_request_duration_seconds_count{route="/oauth/authorize",method="GET",status="503"} 1',
      'assent_http_request_duration_seconds_count{route="/bff/authorize/decision",method="POST",status="200"} 1',
      'assent_stytch_call_duration_seconds_count{operation="start",outcome="ok"} 1',
      'assent_stytch_call_duration_seconds_count{operation="start",outcome="upstream_unavailable"} 1',
      'assent_stytch_call_duration_seconds_count{operation="authorize",outcome="ok"} 1',
      'assent_stytch_call_duration_seconds_count{operation="connected_apps",outcome="ok"} 1',
      'assent_events_total{event="consent.shown",reason=""} 1',
      'assent_events_total{event="consent.allowed",reason=""} 1',
      'assent_events_total{event="authorization.refused",reason="upstream_unavailable"} 1',
    ];
    expect(series(text)).toEqual(expect.arrayContaining(expected));
    expect(harness.audit.map(({ event }) => event)).toContain("consent.allowed");
    expect(text).toContain("process_resident_memory_bytes");
  });

  it("[#133] grow with nothing that a client chooses", async () => {
    // Slow answers would be counted apart.
    const patience = { upstreamBudgetMs: 15_000, upstream: { attemptTimeoutMs: 15_000 } };
    const harness = await createHarness({ metrics: true, ...patience });
    const round = async (): Promise<void> => {
      const id = crypto.randomUUID();
      const headers = { "user-agent": id };
      await harness.navigate(query({ client_id: id, scope: id, state: id }), { headers });
      await harness.server.inject({ url: `/${id}`, headers });
      await harness.server.inject({ url: `/bff/client-logo/${id}`, headers });
      await harness.server.inject({ method: "PROPFIND", url: `/${id}`, headers });
      await harness.server.inject({ method: "DELETE", url: `/bff/session?${id}`, headers });
    };
    await round();
    await read(harness);
    const before = series(await read(harness)).length;
    await Promise.all(Array.from({ length: 100 }, round));
    expect(series(await read(harness))).toHaveLength(before);
  });

  it("[#27] take no other method", async () => {
    const harness = await createHarness({ metrics: true });
    const response = await harness.server.inject({ method: "POST", url: "/metrics" });
    expect(response.statusCode).toBe(405);
  });
});
