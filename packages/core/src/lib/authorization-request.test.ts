import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type AuthorizationRequest, parseAuthorizationRequest } from "./authorization-request.ts";

const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const BASE = {
  response_type: "code",
  client_id: "client-1",
  redirect_uri: "https://rp.example/cb",
  scope: "openid email",
  state: "S",
  nonce: "N",
  code_challenge: CHALLENGE,
  code_challenge_method: "S256",
};

function query(changes: Record<string, string | undefined> = {}, more = ""): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...BASE, ...changes })) {
    if (value !== undefined) {
      parameters.set(name, value);
    }
  }
  return `?${parameters.toString()}${more}`;
}

function accepted(text: string): AuthorizationRequest {
  const result = parseAuthorizationRequest(text);
  if (!result.ok) {
    throw new Error(`${result.defect.code}: ${result.defect.detail}`);
  }
  return result.request;
}

function defect(text: string): { code: string; deliverable: boolean } {
  const result = parseAuthorizationRequest(text);
  if (result.ok) {
    throw new Error("The request was accepted.");
  }
  return { code: result.defect.code, deliverable: result.defect.address !== null };
}

describe("a well-formed authorization request", () => {
  it("is read into the terms of the specification", () => {
    expect(accepted(query({}, "&resource=https%3A%2F%2Fapi.example%2Fa&max_age=60"))).toEqual({
      clientId: "client-1",
      redirectUri: "https://rp.example/cb",
      scopes: ["openid", "email"],
      responseTypeOmitted: false,
      state: "S",
      nonce: "N",
      codeChallenge: CHALLENGE,
      prompts: [],
      maxAgeSeconds: 60,
      loginHint: undefined,
      uiLocales: [],
      resources: ["https://api.example/a"],
    });
  });

  it("may leave out response_type and scope, as several clients do [#8]", () => {
    const request = accepted(query({ response_type: undefined, scope: undefined }));
    expect(request.responseTypeOmitted).toBe(true);
    expect(request.scopes).toEqual(["openid", "email", "profile"]);
  });

  it("treats an empty parameter as absent [#6]", () => {
    const request = accepted(
      query({ state: "", scope: "", code_challenge: "", code_challenge_method: "" }),
    );
    expect(request.state).toBeUndefined();
    expect(request.codeChallenge).toBeUndefined();
    expect(request.scopes).toEqual(["openid", "email", "profile"]);
  });

  it("ignores parameters that nobody defined [#7]", () => {
    expect(accepted(query({}, "&extra=foobar"))).toEqual(accepted(query()));
  });

  it("keeps state and nonce byte for byte, however long [#21]", () => {
    const state = "+%20&=#%25\"'<>é😀".repeat(70);
    const nonce = "n".repeat(384);
    const request = accepted(query({ state, nonce }));
    expect(request.state).toBe(state);
    expect(request.nonce).toBe(nonce);
  });

  it("keeps the redirect_uri exactly as decoded, never as a URL parser would write it [#3]", () => {
    const redirectUri = "HTTPS://RP.example:443/cb/../%63b?x=1";
    expect(accepted(query({ redirect_uri: redirectUri })).redirectUri).toBe(redirectUri);
  });

  it("keeps every resource in order, each once [#19]", () => {
    const more =
      "&resource=https%3A%2F%2Fb.example&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example";
    expect(accepted(query({}, more)).resources).toEqual(["https://b.example", "https://a.example"]);
  });

  it("never fails over hints about language, display or level [#15]", () => {
    const request = accepted(
      query({
        ui_locales: "../../etc se xx- de-CH",
        login_hint: "<img src=x onerror=1>",
        display: "popup",
        acr_values: "urn:a b",
        claims_locales: "??",
      }),
    );
    expect(request.uiLocales).toEqual(["se", "de-CH"]);
    expect(request.loginHint).toBe("<img src=x onerror=1>");
  });
});

describe("a request without a single client and redirect_uri", () => {
  it.each([
    ["no client_id", query({ client_id: undefined }), "invalid_request"],
    ["an empty client_id", query({ client_id: "" }), "invalid_request"],
    ["no redirect_uri", query({ redirect_uri: undefined }), "invalid_request"],
    ["two client_ids", query({}, "&client_id=client-2"), "invalid_request"],
    ["two redirect_uris", query({}, "&redirect_uri=https%3A%2F%2Fevil.example"), "invalid_request"],
    [
      "a script as redirect_uri",
      query({ redirect_uri: "javascript:1" }),
      "unregistered_redirect_uri",
    ],
    [
      "a code in redirect_uri",
      query({ redirect_uri: "https://rp.example/cb?code=x" }),
      "unregistered_redirect_uri",
    ],
    ["a relative redirect_uri", query({ redirect_uri: "/cb" }), "unregistered_redirect_uri"],
    ["control characters in client_id", query({ client_id: "a\nb" }), "unknown_client"],
  ])("is nobody's to hear of: %s [#1, #2, #5, #69]", (_name, text, code) => {
    expect(defect(text)).toEqual({ code, deliverable: false });
  });

  it("wins over every other defect [#28]", () => {
    const more = "&response_type=token&scope=a&scope=b";
    expect(defect(query({ client_id: undefined }, more)).deliverable).toBe(false);
  });

  it.each([
    ["%ff", "an invalid byte"],
    ["%00", "a NUL"],
    ["%c0%ae", "an overlong sequence"],
    ["%zz", "a broken escape"],
  ])("is refused undecoded: %s (%s) [#23]", (escape) => {
    for (const name of ["client_id", "state", "scope", "redirect_uri"]) {
      expect(defect(`${query({ [name]: undefined })}&${name}=${escape}`)).toEqual({
        code: "invalid_request",
        deliverable: false,
      });
    }
  });

  it.each(["scope[]=x", "client_id[a]=b", "__proto__[x]=1", "__proto__=1", "constructor=1"])(
    "is refused for structure in a name: %s [#24]",
    (pair) => {
      expect(defect(query({}, `&${pair}`)).code).toBe("invalid_request");
    },
  );

  it("is refused for its size alone [#22]", () => {
    expect(defect(query({ state: "x".repeat(20_000) })).code).toBe("invalid_request");
    expect(defect(query({}, "&a=1".repeat(500))).code).toBe("invalid_request");
  });
});

describe("a request whose defect the client may hear of", () => {
  it.each([
    ["a repeated parameter", query({}, "&scope=admin"), "invalid_request"],
    ["a repeated state", query({}, "&state=b"), "invalid_request"],
    ["an unknown repeated parameter", query({}, "&x=1&x=2"), "invalid_request"],
    ["response_type=token", query({ response_type: "token" }), "unsupported_response_type"],
    ["response_type=CODE", query({ response_type: "CODE" }), "unsupported_response_type"],
    [
      "response_type=code id_token",
      query({ response_type: "code id_token" }),
      "unsupported_response_type",
    ],
    ["response_type with a space", query({ response_type: "code " }), "unsupported_response_type"],
    ["response_mode=fragment", query({ response_mode: "fragment" }), "invalid_request"],
    ["an unknown prompt", query({ prompt: "foo" }), "invalid_request"],
    ["prompt=NONE", query({ prompt: "NONE" }), "invalid_request"],
    ["prompt=none login", query({ prompt: "none login" }), "invalid_request"],
    ["request", query({ request: "a.b.c" }), "request_not_supported"],
    ["request_uri", query({ request_uri: "http://127.0.0.1/x" }), "request_uri_not_supported"],
    ["registration", query({ registration: "{}" }), "registration_not_supported"],
    [
      "authorization_details",
      query({ authorization_details: "[" }),
      "invalid_authorization_details",
    ],
    ["a relative resource", query({ resource: "mcp.example.com" }), "invalid_target"],
    ["a resource with a fragment", query({ resource: "https://a#f" }), "invalid_target"],
    ["a script as resource", query({ resource: "javascript:1" }), "invalid_target"],
    ["a line feed in scope", query({ scope: "a\nb" }), "invalid_scope"],
    ["a quote in scope", query({ scope: '"x"' }), "invalid_scope"],
    ["two spaces in scope", query({ scope: "a  b" }), "invalid_scope"],
    ["an endless scope", query({ scope: "x".repeat(5_000) }), "invalid_scope"],
    [
      "too many scopes",
      query({ scope: Array.from({ length: 500 }, (_, i) => i).join(" ") }),
      "invalid_scope",
    ],
    ["a negative max_age", query({ max_age: "-1" }), "invalid_request"],
    ["a broken max_age", query({ max_age: "1.5" }), "invalid_request"],
    ["an unsafe max_age", query({ max_age: "9007199254740993" }), "invalid_request"],
    ["an empty max_age", query({ max_age: "" }), "invalid_request"],
  ])("%s [#5, #8, #9, #10, #14, #17, #18, #19, #20]", (_name, text, code) => {
    expect(defect(text)).toEqual({ code, deliverable: true });
  });

  it.each([
    ["plain", CHALLENGE],
    ["s256", CHALLENGE],
    ["S512", CHALLENGE],
    [undefined, CHALLENGE],
    ["S256", undefined],
    ["S256", CHALLENGE.slice(1)],
    ["S256", `${CHALLENGE}a`],
    ["S256", `${CHALLENGE.slice(1)}=`],
    ["S256", `${CHALLENGE.slice(1)}+`],
  ])("PKCE with method %s and challenge %s [#89, #90, #91]", (method, challenge) => {
    const text = query({ code_challenge_method: method, code_challenge: challenge });
    expect(defect(text)).toEqual({ code: "invalid_request", deliverable: true });
  });

  it("never repeats a value in what it says", () => {
    const result = parseAuthorizationRequest(query({ response_type: "canary-value" }));
    expect(JSON.stringify(result)).not.toContain("canary-value");
  });
});

describe("any text at all", () => {
  it("is a request or a defect, never an exception", () => {
    const name = fc.constantFrom(...Object.keys(BASE), "prompt", "resource", "max_age", "x");
    const pairs = fc.array(fc.tuple(name, fc.string({ unit: "binary" })), { maxLength: 12 });
    fc.assert(
      fc.property(pairs, fc.string({ unit: "binary" }), (list, junk) => {
        const text = list.map(([key, value]) => `${key}=${encodeURI(value.toWellFormed())}`);
        for (const candidate of [junk, text.join("&"), query({}, `&${text.join("&")}`)]) {
          const result = parseAuthorizationRequest(candidate);
          expect(result.ok || result.defect.detail !== "").toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
