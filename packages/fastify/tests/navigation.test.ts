import type { LightMyRequestResponse } from "fastify";
import { describe, expect, it } from "vitest";

import { CLIENT, PUBLIC_URL, REDIRECT_URI, createHarness, query } from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

const OWNER = "stytch_session=owner-session-token-canary";

describe("the straight way", () => {
  it("sends a signed-in person straight to a client that needs no consent", async () => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    const response = await harness.navigate(query());
    expect(response.statusCode).toBe(303);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(response.headers.location).toContain(`${REDIRECT_URI}?code=`);
    expect(harness.stub.sent(PATH.authorize)[0]).toMatchObject({
      consent_granted: true,
      scopes: ["openid", "notes.read", "notes.write"],
    });
  });

  it("[#38] grants silently no more than this person can grant", async () => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    harness.stub.ungrantable.add("notes.write");
    await harness.navigate(query());
    const [sent] = harness.stub.sent(PATH.authorize);
    expect(sent?.["scopes"]).toEqual(["openid", "notes.read"]);
  });

  it("delivers the consent page with its snapshot and its rendered markup", async () => {
    const harness = await createHarness({
      pages: {
        authorizeHtml: "<!--assent:snapshot--><div><!--assent:markup--></div>",
        indexHtml: "",
        assetsDirectory: import.meta.dirname,
        render: (outcome) => `<p>$& ${outcome.kind}</p>`,
      },
    });
    harness.stub.change(CLIENT, { name: "</script><script>alert(1)</script>" });
    const { statusCode, headers, body } = await harness.navigate(query());
    expect([statusCode, headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(body).toContain("<div><p>$& consent</p></div>");
    expect(body).not.toContain("<script>alert");
    expect(body).toContain(String.raw`\u003c/script\u003e`);
  });

  it("leaves the work to the browser where rendering fails", async () => {
    const harness = await createHarness({
      pages: {
        authorizeHtml: "<!--assent:snapshot--><div><!--assent:markup--></div>",
        indexHtml: "",
        assetsDirectory: import.meta.dirname,
        render: () => {
          throw new Error("render-canary");
        },
      },
    });
    const { statusCode, body } = await harness.navigate(query());
    expect([statusCode, body.endsWith("</script><div></div>")]).toEqual([200, true]);
    expect(harness.log()).not.toContain("render-canary");
  });

  it("answers with data where no pages were built", async () => {
    const harness = await createHarness({ pages: undefined });
    const codes = await Promise.all(
      [query(), query({ redirect_uri: undefined })].map(async (search) => {
        const response = await harness.navigate(search);
        return response.json<{ code: string }>().code;
      }),
    );
    expect(codes).toEqual(["not_found", "invalid_request"]);
  });
});

describe("what is not a navigation", () => {
  it.each([
    ["a prefetch", { "sec-purpose": "prefetch" }],
    ["a prerendering", { "sec-purpose": "prefetch;prerender" }],
    ["an old prefetch", { purpose: "prefetch" }],
    ["an image", { "sec-fetch-dest": "image", "sec-fetch-mode": "no-cors" }],
    ["a frame", { "sec-fetch-dest": "iframe" }],
    ["a script", { "sec-fetch-dest": "empty", "sec-fetch-mode": "cors" }],
  ])("[#25] %s authorizes nothing", async (_, headers) => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    const response = await harness.navigate(query(), { headers });
    expect(response.statusCode).toBe(403);
    expect(harness.stub.calls).toEqual([]);
  });

  it("[#25] HEAD authorizes nothing", async () => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    const url = `/oauth/authorize?${query()}`;
    const response = await harness.server.inject({
      method: "HEAD",
      url,
      headers: { cookie: OWNER },
    });
    expect([response.statusCode, response.body]).toEqual([200, ""]);
    expect(harness.stub.calls).toEqual([]);
  });

  it("[#25] takes a navigation of a browser that sends no fetch metadata", async () => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    const url = `/oauth/authorize?${query()}`;
    const response = await harness.server.inject({ url, headers: { cookie: OWNER } });
    expect(response.statusCode).toBe(303);
  });

  it.each(["iframe", "embed", "object"])("[#82] no page loads in an %s", async (destination) => {
    const harness = await createHarness();
    const headers = { "sec-fetch-dest": destination };
    const statuses = await Promise.all(
      ["/", "/login", "/connected-apps", "/oauth/authorize"].map(async (url) => {
        const response = await harness.server.inject({ url, headers });
        return response.statusCode;
      }),
    );
    expect(statuses).toEqual([403, 403, 403, 403]);
  });
});

describe("prompt=none", () => {
  it.each([
    ["nobody is signed in", "", "login_required"],
    ["consent is needed", OWNER, "consent_required"],
  ])("[#11] answers without a page when %s", async (_, cookie, error) => {
    const harness = await createHarness();
    const state = "s".repeat(128);
    const response = await harness.navigate(query({ prompt: "none", state }), { cookie });
    const { searchParams } = new URL(String(response.headers.location));
    expect(searchParams.get("error")).toBe(error);
    expect(searchParams.get("state")).toBe(state);
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });

  it("[#11] gives a code where nothing has to be asked, and Stytch hears of no prompt", async () => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    const response = await harness.navigate(query({ prompt: "none" }));
    expect(response.headers.location).toContain(`${REDIRECT_URI}?code=`);
    for (const { body } of harness.stub.calls) {
      expect(body).not.toHaveProperty("prompt");
    }
  });

  it("[#50] goes to the client even where an error of a public one would wait for a click", async () => {
    const harness = await createHarness();
    harness.stub.change(CLIENT, { type: "third_party_public" });
    const response = await harness.navigate(query({ prompt: "none", scope: 'a"b' }));
    expect(response.headers.location).toContain(`${REDIRECT_URI}?error=invalid_scope`);
  });
});

describe("POST to the authorization endpoint", () => {
  function send(
    harness: Awaited<ReturnType<typeof createHarness>>,
    url: string,
    payload: string,
  ): Promise<LightMyRequestResponse> {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return harness.server.inject({ method: "POST", url, payload, headers });
  }

  it("[#26] becomes the navigation that it stands for", async () => {
    const harness = await createHarness();
    const response = await send(harness, "/oauth/authorize", query());
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe(`${PUBLIC_URL}/oauth/authorize?${query()}`);
  });

  it("[#26] never mixes the address's parameters with the body's", async () => {
    const harness = await createHarness();
    const response = await send(
      harness,
      `/oauth/authorize?redirect_uri=${encodeURIComponent(REDIRECT_URI)}`,
      query({ redirect_uri: "https://evil.example/cb" }),
    );
    expect([response.statusCode, response.headers.location]).toEqual([400, undefined]);
    expect(response.json()).toMatchObject({ code: "invalid_request" });
  });

  it.each(["a=1\r\nlocation: https://evil.example", "a=1#x", "a=é"])(
    "[#26] refuses a body that is not a form: %j",
    async (payload) => {
      const harness = await createHarness();
      expect((await send(harness, "/oauth/authorize", payload)).statusCode).toBe(400);
    },
  );
});

it("[#65] builds every address from configuration, whatever the request claims", async () => {
  const harness = await createHarness({ loginUrl: "https://login.example/in?x=1" });
  const headers = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    forwarded: "host=evil.example",
  };
  const response = await harness.navigate(query(), { cookie: "", headers });
  expect(response.headers.location).toBe(
    `https://login.example/in?x=1&return_to=${encodeURIComponent(
      `${PUBLIC_URL}/oauth/authorize?${query()}`,
    )}`,
  );
  expect(JSON.stringify(response.headers)).not.toContain("evil.example");
});

it("[#15] passes a login hint on as text, and says when it names somebody else", async () => {
  const harness = await createHarness();
  const hint = "<img src=x onerror=1>";
  const away = await harness.start(query({ login_hint: hint }), { cookie: "" });
  expect(away).toMatchObject({
    loginUrl: expect.stringContaining(`&login_hint=${encodeURIComponent(hint)}`) as string,
  });
  const strange = await harness.start(
    query({ login_hint: hint, ui_locales: "../../etc se xx-", display: "popup" }),
  );
  expect(strange).toMatchObject({ kind: "consent", expectedAccount: hint });
  const same = await harness.start(query({ login_hint: "Owner@example.com" }));
  expect(same).not.toHaveProperty("expectedAccount");
});
