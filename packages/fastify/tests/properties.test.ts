import fc from "fast-check";
import { expect, it } from "vitest";

import {
  CHALLENGE,
  CLIENT,
  OWNER,
  PUBLIC_URL,
  REDIRECT_URI,
  createHarness,
  query,
} from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

const NAMES = [
  "client_id",
  "redirect_uri",
  "response_type",
  "scope",
  "state",
  "nonce",
  "prompt",
  "max_age",
  "resource",
  "code_challenge",
  "code_challenge_method",
  "login_hint",
  "request_uri",
  "assent_return",
];
const VALUES = [
  CLIENT,
  REDIRECT_URI,
  `${REDIRECT_URI}?code=x`,
  "https://evil.example/cb",
  "javascript:alert(1)",
  "//evil.example",
  "none",
  "login",
  "0",
  "code",
  "token",
  "openid",
  "S256",
  CHALLENGE,
  "",
];

const pair = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: "binary", maxLength: 40 })),
);

it("[#2] [#28] [#29] no request whatsoever leads anywhere but to the client's own address or to us", async () => {
  const harness = await createHarness();
  const property = fc.asyncProperty(
    fc.array(pair, { maxLength: 6 }),
    fc.subarray(["client_id", "redirect_uri", "state", "scope"]),
    fc.boolean(),
    fc.boolean(),
    async (pairs, left, signedIn, consentRequired) => {
      harness.stub.consentRequired = consentRequired;
      const base = query(Object.fromEntries(left.map((name) => [name, undefined])));
      const added = pairs.map(
        ([name, value]) => `&${name}=${encodeURIComponent(value.toWellFormed())}`,
      );
      const { statusCode, headers } = await harness.navigate(base + added.join(""), {
        cookie: signedIn ? OWNER : "",
      });
      expect(statusCode).toBeLessThan(500);
      const { location } = headers;
      const target = new URL(location ?? "/", PUBLIC_URL);
      const own = target.origin === PUBLIC_URL && ["/", "/login"].includes(target.pathname);
      const client = target.href.startsWith(`${REDIRECT_URI}?`);
      expect([location, own || client]).toEqual([location, true]);
    },
  );
  await fc.assert(property, { numRuns: 300 });
  for (const body of harness.stub.sent(PATH.authorize)) {
    expect(body["redirect_uri"]).toBe(REDIRECT_URI);
  }
});

it("[#24] [#39] no body whatsoever is taken for a decision", async () => {
  const harness = await createHarness();
  const property = fc.asyncProperty(
    fc.oneof(
      fc.json(),
      fc.record({ transaction: fc.string(), decision: fc.anything(), scopes: fc.anything() }),
    ),
    async (body) => {
      const payload = typeof body === "string" ? body : (JSON.stringify(body) ?? "null");
      const { statusCode } = await harness.post("/bff/authorize/decision", payload);
      expect(statusCode).toBe(400);
    },
  );
  await fc.assert(property, { numRuns: 300 });
  expect(harness.stub.calls).toEqual([]);
});
