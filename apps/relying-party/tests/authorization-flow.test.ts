import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { JWTPayload } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRelyingParty } from "../src/lib/app.ts";
import { readRelyingPartyConfig } from "../src/lib/config.ts";
import { Browser } from "./browser.ts";
import { freePort, secondsFromNow, startLocalIssuer, type LocalIssuer } from "./local-issuer.ts";

let issuer: LocalIssuer;
let app: FastifyInstance;
let browser: Browser;

async function startApp(issuerUrl: string): Promise<FastifyInstance> {
  const port = await freePort();
  const config = readRelyingPartyConfig({
    RELYING_PARTY_PORT: String(port),
    ISSUER: issuerUrl,
    RESOURCE_AUDIENCE: "project-1",
    FIRST_PARTY_CLIENT_ID: "first",
    FIRST_PARTY_CLIENT_SECRET: "first-secret",
    THIRD_PARTY_CLIENT_ID: "third",
    THIRD_PARTY_CLIENT_SECRET: "third-secret",
    THIRD_PARTY_PUBLIC_CLIENT_ID: "public",
  });
  const started = await createRelyingParty(config);
  // The buttons call the notes API over HTTP, at the configured address.
  await started.listen({ host: "127.0.0.1", port });
  return started;
}

async function start(slug: string, form: [string, string][]): Promise<URL> {
  const response = await browser.post(`/${slug}/start`, form);
  expect(response.statusCode).toBe(303);
  return new URL(response.headers.location ?? "");
}

function answerFor(authorization: URL, changes: { id?: JWTPayload; scope?: string } = {}): void {
  const { searchParams } = authorization;
  const scope = changes.scope ?? searchParams.get("scope") ?? "";
  issuer.answerTokens(async () => {
    const times = { iat: secondsFromNow(0), exp: secondsFromNow(600) };
    const idToken = await issuer.sign({
      iss: issuer.url,
      sub: "user-1",
      aud: searchParams.get("client_id") ?? "",
      nonce: searchParams.get("nonce") ?? "",
      ...times,
      ...changes.id,
    });
    const accessToken = await issuer.sign({
      iss: issuer.url,
      sub: "user-1",
      aud: ["project-1"],
      scope,
      ...times,
    });
    return {
      status: 200,
      body: {
        access_token: accessToken,
        token_type: "bearer",
        expires_in: 600,
        scope,
        ...(scope.includes("openid") ? { id_token: idToken } : {}),
        ...(scope.includes("offline_access") ? { refresh_token: "refresh-1" } : {}),
      },
    };
  });
}

function callbackPath(slug: string, authorization: URL, query: Record<string, string>): string {
  const state = authorization.searchParams.get("state") ?? "";
  return `/${slug}/callback?${new URLSearchParams({ state, ...query }).toString()}`;
}

async function result(slug: string): Promise<Record<string, unknown>> {
  return (await browser.get(`/${slug}/result.json`)).json<Record<string, unknown>>();
}

const OPENID: [string, string][] = [["scope", "openid"]];

beforeEach(async () => {
  issuer = await startLocalIssuer();
  app = await startApp(issuer.url);
  browser = new Browser(app);
});

afterEach(async () => {
  await app.close();
  await issuer.close();
});

describe("starting an authorization", () => {
  it("sends state, nonce, PKCE and everything that was chosen", async () => {
    const url = await start("third-party", [
      ["scope", "openid"],
      ["scope", "notes.read"],
      ["extra_scopes", "reports.read  openid"],
      ["prompt", "consent"],
      ["resource", "https://a.example https://b.example"],
      ["login_hint", "owner@example.com"],
    ]);
    expect(url.origin + url.pathname).toBe(`${issuer.url}/authorize`);
    const query = url.searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: "code",
      client_id: "third",
      scope: "openid notes.read reports.read",
      prompt: "consent",
      login_hint: "owner@example.com",
      code_challenge_method: "S256",
    });
    expect(query.get("redirect_uri")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/third-party\/callback$/);
    expect(query.getAll("resource")).toEqual(["https://a.example", "https://b.example"]);
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(query.get(name)).toMatch(/^[\w-]{43}$/);
    }
  });

  it("gives every flow its own state, nonce and challenge", async () => {
    const [one, two] = [await start("first-party", OPENID), await start("first-party", OPENID)];
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name));
    }
  });

  it("keeps its cookie from scripts and from other sites", async () => {
    const response = await browser.post("/first-party/start", OPENID);
    expect(response.headers["set-cookie"]).toMatch(
      /^rp_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it("is refused when another site's page asks for it", async () => {
    const response = await browser.post("/first-party/start", OPENID, {
      "sec-fetch-site": "cross-site",
    });
    expect(response.statusCode).toBe(403);
  });

  it.each([
    ["an unknown prompt", { prompt: "sometimes" }],
    ["a scope that cannot be one", { extra_scopes: 'no"quotes' }],
  ])("is refused with %s", async (_case, form) => {
    expect((await browser.post("/first-party/start", form)).statusCode).toBe(400);
  });

  it("explains itself while the issuer is away, and works once it is back", async () => {
    const port = await freePort();
    await app.close();
    app = await startApp(`http://127.0.0.1:${String(port)}`);
    browser = new Browser(app);
    expect((await browser.get("/")).statusCode).toBe(200);
    const away = await browser.post("/third-party/start", OPENID);
    expect(away.statusCode).toBe(502);
    expect(away.body).toContain("The issuer did not answer");
    const late = await startLocalIssuer(port);
    try {
      expect((await browser.post("/third-party/start", OPENID)).statusCode).toBe(303);
    } finally {
      await late.close();
    }
  });
});

describe("a successful callback", () => {
  it("exchanges the code with PKCE and shows what was granted of what was asked", async () => {
    const url = await start("third-party-public", [...OPENID, ["scope", "notes.read"]]);
    answerFor(url, { scope: "openid", id: { email: "owner@example.com" } });
    const response = await browser.get(callbackPath("third-party-public", url, { code: "code-1" }));
    expect(response.headers.location).toBe("/third-party-public/result");
    expect(await result("third-party-public")).toMatchObject({
      status: "granted",
      state: "ok",
      requestedScopes: ["openid", "notes.read"],
      grantedScopes: ["openid"],
      claims: { sub: "user-1", email: "owner@example.com" },
      tokenType: "bearer",
      hasRefreshToken: false,
      error: null,
    });
    const sent = issuer.tokenRequests[0]?.parameters;
    const verifier = sent?.get("code_verifier") ?? "";
    expect(createHash("sha256").update(verifier).digest("base64url")).toBe(
      url.searchParams.get("code_challenge"),
    );
    expect(sent?.get("client_id")).toBe("public");
    expect(sent?.has("client_secret")).toBe(false);
    const page = (await browser.get("/third-party-public/result")).body;
    expect(page).toContain("in 10 minutes");
    expect(page).toMatch(/id="refused-scopes"><code>notes\.read<\/code>/);
  });

  it("authenticates one confidential client by Basic and the other in the body", async () => {
    for (const slug of ["first-party", "third-party"]) {
      const url = await start(slug, OPENID);
      answerFor(url);
      await browser.get(callbackPath(slug, url, { code: "code-1" }));
      expect(await result(slug)).toMatchObject({ status: "granted" });
    }
    const [basic, post] = issuer.tokenRequests;
    // RFC 6749 section 2.3.1: both halves are form-encoded first, "-" as %2D.
    const credentials = Buffer.from("first:first%2Dsecret").toString("base64");
    expect(basic?.authorization).toBe(`Basic ${credentials}`);
    expect(basic?.parameters.has("client_secret")).toBe(false);
    expect(post?.authorization).toBeUndefined();
    expect(post?.parameters.get("client_secret")).toBe("third-secret");
  });

  it("never lets a token, a code or a secret reach the browser", async () => {
    const url = await start("first-party", [...OPENID, ["scope", "offline_access"]]);
    answerFor(url);
    await browser.get(callbackPath("first-party", url, { code: "the-code" }));
    await browser.post("/first-party/userinfo");
    for (const path of ["/", "/first-party/result", "/first-party/result.json"]) {
      expect((await browser.get(path)).body).not.toMatch(
        /refresh-1|eyJ|the-code|first-secret|verifier/,
      );
    }
  });

  it("works without openid, and then has no claims", async () => {
    const url = await start("first-party", [["scope", "notes.read"]]);
    expect(url.searchParams.has("nonce")).toBe(false);
    answerFor(url);
    await browser.get(callbackPath("first-party", url, { code: "code-1" }));
    expect(await result("first-party")).toMatchObject({ status: "granted", claims: null });
  });

  it("escapes hostile claims", async () => {
    const url = await start("first-party", OPENID);
    answerFor(url, { id: { name: `<img src=x onerror="alert(1)">` } });
    await browser.get(callbackPath("first-party", url, { code: "code-1" }));
    const page = (await browser.get("/first-party/result")).body;
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  });

  it("stays out of other browsers", async () => {
    const url = await start("first-party", OPENID);
    answerFor(url);
    await browser.get(callbackPath("first-party", url, { code: "code-1" }));
    const other = await new Browser(app).get("/first-party/result.json");
    expect(other.json()).toMatchObject({ status: "none", claims: null });
  });
});

describe("a callback that fails", () => {
  it("shows the error that the server sent, escaped", async () => {
    const url = await start("third-party", OPENID);
    const response = await browser.get(
      callbackPath("third-party", url, {
        error: "access_denied",
        error_description: "<b>The user said no</b>",
      }),
    );
    expect(response.statusCode).toBe(303);
    expect(await result("third-party")).toMatchObject({
      status: "failed",
      error: "access_denied",
      errorDescription: "<b>The user said no</b>",
      state: "ok",
      requestedScopes: ["openid"],
    });
    const page = (await browser.get("/third-party/result")).body;
    expect(page).toContain("&lt;b&gt;The user said no&lt;/b&gt;");
    expect(page).not.toContain("<b>");
  });

  it.each([
    ["an unknown state", "state=nobody&code=code-1"],
    ["no state", "code=code-1"],
    ["an error and an unknown state", "state=nobody&error=%3Cscript%3E"],
  ])("is refused with %s, and nothing is exchanged or kept", async (_case, query) => {
    await start("third-party", OPENID);
    const response = await browser.get(`/third-party/callback?${query}`);
    expect(response.statusCode).toBe(400);
    expect(response.body).toMatch(/id="state-check">(unknown|missing)/);
    expect(response.body).not.toContain("<script>");
    expect(issuer.tokenRequests).toHaveLength(0);
    expect(await result("third-party")).toMatchObject({ status: "none" });
  });

  it("is refused with a state that another browser or client had started", async () => {
    const url = await start("third-party", OPENID);
    const path = callbackPath("third-party", url, { code: "code-1" });
    expect((await new Browser(app).get(path)).statusCode).toBe(400);
    const elsewhere = callbackPath("first-party", url, { code: "code-1" });
    expect((await browser.get(elsewhere)).statusCode).toBe(400);
    expect(issuer.tokenRequests).toHaveLength(0);
  });

  it("is refused the second time its state comes", async () => {
    const url = await start("third-party", OPENID);
    answerFor(url);
    const path = callbackPath("third-party", url, { code: "code-1" });
    expect((await browser.get(path)).statusCode).toBe(303);
    expect((await browser.get(path)).statusCode).toBe(400);
    expect(issuer.tokenRequests).toHaveLength(1);
    expect(await result("third-party")).toMatchObject({ status: "granted" });
  });

  it("is refused when iss names another issuer, before the code is sent anywhere", async () => {
    const url = await start("third-party", OPENID);
    await browser.get(
      callbackPath("third-party", url, { code: "code-1", iss: "https://attacker.example" }),
    );
    expect(await result("third-party")).toMatchObject({ status: "failed", state: "ok" });
    expect(issuer.tokenRequests).toHaveLength(0);
  });

  it.each([
    ["another nonce", { nonce: "another" }],
    ["another audience", { aud: "somebody-else" }],
    ["another issuer", { iss: "https://attacker.example" }],
    ["an expiry in the past", { exp: secondsFromNow(-600) }],
  ])("refuses an ID token with %s", async (_case, id) => {
    const url = await start("third-party", OPENID);
    answerFor(url, { id });
    await browser.get(callbackPath("third-party", url, { code: "code-1" }));
    expect(await result("third-party")).toMatchObject({ status: "failed", claims: null });
  });

  it("refuses an ID token that another key signed", async () => {
    const stranger = await startLocalIssuer();
    try {
      const url = await start("third-party", OPENID);
      answerFor(url);
      const idToken = await stranger.sign({
        iss: issuer.url,
        sub: "user-1",
        aud: "third",
        nonce: url.searchParams.get("nonce") ?? "",
        iat: secondsFromNow(0),
        exp: secondsFromNow(600),
      });
      issuer.answerTokens(() => ({
        status: 200,
        body: { access_token: "a", token_type: "bearer", id_token: idToken },
      }));
      await browser.get(callbackPath("third-party", url, { code: "code-1" }));
      expect(await result("third-party")).toMatchObject({ status: "failed", claims: null });
    } finally {
      await stranger.close();
    }
  });

  it("shows what the token endpoint said", async () => {
    const url = await start("third-party", OPENID);
    issuer.answerTokens(() => ({
      status: 400,
      body: { error: "invalid_grant", error_description: "The code has expired" },
    }));
    await browser.get(callbackPath("third-party", url, { code: "code-1" }));
    expect(await result("third-party")).toMatchObject({
      error: "invalid_grant",
      errorDescription: "The code has expired",
    });
  });
});
