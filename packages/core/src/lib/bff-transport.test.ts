import { describe, expect, it } from "vitest";

import { createBffTransport } from "./bff-transport.ts";
import { PROBLEMS, createProblem } from "./problem-catalogue.ts";

function answering(body: string, status = 200): typeof fetch {
  return () => Promise.resolve(new Response(body, { status }));
}

const request = { query: "?client_id=c" };

describe("the transport", () => {
  it("sends JSON with the header that no foreign form can set [#55]", async () => {
    const sent: unknown[] = [];
    const transport = createBffTransport((url, init) => {
      sent.push(url, init);
      return Promise.resolve(new Response('{"redirectTo":"https://rp.example/cb?code=a"}'));
    });
    const answer = await transport.decide({ transaction: "t", decision: "deny", scopes: [] });
    expect(answer).toEqual({ ok: true, value: { redirectTo: "https://rp.example/cb?code=a" } });
    expect(sent).toEqual([
      "/bff/authorize/decision",
      {
        method: "POST",
        headers: { "content-type": "application/json", "x-assent-request": "1" },
        body: '{"transaction":"t","decision":"deny","scopes":[]}',
        credentials: "same-origin",
        redirect: "error",
      },
    ]);
  });

  it("hands on a problem with its reference", async () => {
    const problem = createProblem("transaction_expired", { reference: "r-1" });
    const transport = createBffTransport(answering(JSON.stringify(problem), 410));
    expect(await transport.start(request)).toEqual({ ok: false, problem });
  });

  it("calls a failed connection offline", async () => {
    const transport = createBffTransport(() => Promise.reject(new TypeError("failed")));
    expect(await transport.start(request)).toEqual({
      ok: false,
      problem: createProblem("offline"),
    });
  });

  it.each([
    ["HTML", "<html>", 200],
    ["nothing", "", 200],
    ["an answer without kind", "{}", 200],
    ["an outcome nobody knows", '{"kind":"surprise"}', 200],
    ["a proxy's error page", "<html>", 502],
    ["an answer with an error status", '{"kind":"login","loginUrl":"/login"}', 500],
  ])("believes no %s", async (_name, body, status) => {
    const answer = await createBffTransport(answering(body, status)).start(request);
    expect(answer).toMatchObject({ ok: false, problem: { code: "upstream_unavailable" } });
  });
});

describe("a problem document", () => {
  it.each(Object.entries(PROBLEMS))(
    "%s has a status and a sentence",
    (_code, { status, title }) => {
      expect(status === 0 || (status >= 400 && status < 600)).toBe(true);
      expect(title).toMatch(/^[A-Z].+\.$/u);
    },
  );
});
