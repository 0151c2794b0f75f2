import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createRelyingParty } from "../src/lib/app.ts";
import { readRelyingPartyConfig } from "../src/lib/config.ts";
import { freePort, secondsFromNow, startLocalIssuer, type LocalIssuer } from "./local-issuer.ts";

const AUDIENCE = "project-test-1";
const ALL_SCOPES = "notes.read notes.write notes.delete";

let issuer: LocalIssuer;
let app: FastifyInstance;

function configFor(issuerUrl: string) {
  return readRelyingPartyConfig({
    ISSUER: issuerUrl,
    RESOURCE_AUDIENCE: AUDIENCE,
    THIRD_PARTY_PUBLIC_CLIENT_ID: "public",
  });
}

function claims(changes: JWTPayload = {}): JWTPayload {
  return {
    iss: issuer.url,
    aud: [AUDIENCE],
    sub: "user-1",
    iat: secondsFromNow(0),
    exp: secondsFromNow(600),
    scope: ALL_SCOPES,
    ...changes,
  };
}

async function call(
  token: string | undefined,
  method: "GET" | "POST" | "DELETE" = "GET",
  payload?: unknown,
): Promise<LightMyRequestResponse> {
  return app.inject({
    method,
    url: "/api/notes",
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(payload === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
  });
}

/** What a refusal of the token itself says, in status, header and body. */
function refusal(response: LightMyRequestResponse): unknown {
  const challenge = String(response.headers["www-authenticate"]);
  return {
    status: response.statusCode,
    header: /error="(\w+)"/.exec(challenge)?.[1],
    body: response.json<{ error: string }>().error,
  };
}

const INVALID_TOKEN = { status: 401, header: "invalid_token", body: "invalid_token" };

beforeAll(async () => {
  issuer = await startLocalIssuer();
});

afterAll(async () => {
  await issuer.close();
});

beforeEach(async () => {
  app = await createRelyingParty(configFor(issuer.url));
  return async () => {
    await app.close();
  };
});

describe("the notes API", () => {
  it("keeps, lists and deletes the notes of the token's subject", async () => {
    const token = await issuer.sign(claims());
    expect((await call(token, "POST", { text: "Milk" })).statusCode).toBe(201);
    expect((await call(token)).json()).toMatchObject({ notes: [{ text: "Milk" }] });
    const other = await issuer.sign(claims({ sub: "user-2" }));
    expect((await call(other)).json()).toEqual({ notes: [] });
    expect((await call(token, "DELETE")).json()).toEqual({ deleted: 1 });
    expect((await call(token)).json()).toEqual({ notes: [] });
  });

  it("keeps no more than the fifty latest notes of a person", async () => {
    const token = await issuer.sign(claims());
    for (let index = 0; index < 52; index += 1) {
      await call(token, "POST", { text: `Note ${String(index)}` });
    }
    const { notes } = (await call(token)).json<{ notes: { text: string }[] }>();
    expect(notes).toHaveLength(50);
    expect(notes[0]?.text).toBe("Note 2");
  });

  it("refuses a note without text", async () => {
    const token = await issuer.sign(claims());
    for (const body of [{}, { text: "" }, { text: "x".repeat(1001) }, { text: 1 }, []]) {
      expect((await call(token, "POST", body)).statusCode).toBe(400);
    }
  });

  it("asks for a token without naming an error when none was sent", async () => {
    const response = await call(undefined);
    expect(response.statusCode).toBe(401);
    expect(response.headers["www-authenticate"]).toBe('Bearer realm="notes"');
  });

  it("calls another authorization scheme an invalid request", async () => {
    const response = await app.inject({
      url: "/api/notes",
      headers: { authorization: "Basic dXNlcjpwYXNz" },
    });
    expect(response.statusCode).toBe(400);
    expect(response.headers["www-authenticate"]).toContain('error="invalid_request"');
  });

  it("takes no token from the query", async () => {
    const token = await issuer.sign(claims());
    const response = await app.inject({ url: `/api/notes?access_token=${token}` });
    expect(response.statusCode).toBe(401);
  });

  it("answers a fault in the body in JSON", async () => {
    const token = await issuer.sign(claims());
    const response = await app.inject({
      method: "POST",
      url: "/api/notes",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      payload: "{",
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error: "invalid_request" });
  });
});

describe("the check of an access token", () => {
  it.each([
    ["for another audience", { aud: ["somebody-else"] }],
    ["for a client instead of the API, as an ID token is", { aud: "public" }],
    ["from another issuer", { iss: "https://issuer.example" }],
    ["that has expired", { exp: secondsFromNow(-60) }],
    ["that is not valid yet", { nbf: secondsFromNow(60) }],
  ])("refuses a token %s", async (_case, changes) => {
    expect(refusal(await call(await issuer.sign(claims(changes))))).toEqual(INVALID_TOKEN);
  });

  it.each(["exp", "sub", "iss", "aud"])("refuses a token without %s", async (name) => {
    const rest = Object.fromEntries(
      Object.entries(claims()).filter(([claimed]) => claimed !== name),
    );
    expect(refusal(await call(await issuer.sign(rest)))).toEqual(INVALID_TOKEN);
  });

  it("refuses a token that is not signed", async () => {
    expect(refusal(await call(new UnsecuredJWT(claims()).encode()))).toEqual(INVALID_TOKEN);
  });

  it("refuses a token signed with another key under the same key id", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const forged = new SignJWT(claims()).setProtectedHeader({ alg: "RS256", kid: "key-1" });
    expect(refusal(await call(await forged.sign(privateKey)))).toEqual(INVALID_TOKEN);
  });

  it("refuses a token signed with a shared secret", async () => {
    const forged = new SignJWT(claims()).setProtectedHeader({ alg: "HS256", kid: "key-1" });
    expect(
      refusal(await call(await forged.sign(new TextEncoder().encode("x".repeat(32))))),
    ).toEqual(INVALID_TOKEN);
  });

  it("refuses what is no token at all", async () => {
    expect(refusal(await call("opaque"))).toEqual(INVALID_TOKEN);
  });

  it.each(["JWT", "at+jwt"])("takes a token of type %s", async (typ) => {
    expect((await call(await issuer.sign(claims(), { typ }))).statusCode).toBe(200);
  });

  it.each([
    ["GET", "notes.read", "notes.write notes.delete"],
    ["POST", "notes.write", "notes.read notes.delete"],
    ["DELETE", "notes.delete", "notes.read notes.write"],
  ] as const)("lets %s through with %s only", async (method, needed, others) => {
    const refused = await call(await issuer.sign(claims({ scope: others })), method);
    expect(refused.statusCode).toBe(403);
    expect(refused.headers["www-authenticate"]).toContain('error="insufficient_scope"');
    expect(refused.headers["www-authenticate"]).toContain(`scope="${needed}"`);
    const body = method === "POST" ? { text: "Milk" } : undefined;
    const allowed = await call(await issuer.sign(claims({ scope: needed })), method, body);
    expect(allowed.statusCode).toBeLessThan(300);
  });

  it("does not take a scope for a longer one's sake", async () => {
    const token = await issuer.sign(claims({ scope: "notes.reader" }));
    expect((await call(token)).statusCode).toBe(403);
  });

  it("says that it cannot tell while the issuer is away, and works once it is back", async () => {
    const port = await freePort();
    await app.close();
    app = await createRelyingParty(configFor(`http://127.0.0.1:${String(port)}`));
    const away = await call(await issuer.sign(claims()));
    expect(away.statusCode).toBe(503);
    expect(away.headers["retry-after"]).toBe("5");
    const late = await startLocalIssuer(port);
    try {
      const token = await late.sign(claims({ iss: late.url }));
      expect((await call(token)).statusCode).toBe(200);
    } finally {
      await late.close();
    }
  });
});
