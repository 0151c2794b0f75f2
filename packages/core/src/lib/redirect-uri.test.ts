import { describe, expect, it } from "vitest";

import { createErrorResponse, parseRedirectTarget, settleResponse } from "./redirect-uri.ts";

describe("where a redirect URI leads", () => {
  it.each([
    ["https://rp.example/cb", { kind: "web", host: "rp.example" }],
    ["https://rp.example:8443/cb?x=1", { kind: "web", host: "rp.example:8443" }],
    ["http://127.0.0.1:4100/cb", { kind: "loopback", host: "127.0.0.1:4100" }],
    ["http://[::1]:4100/cb", { kind: "loopback", host: "[::1]:4100" }],
    ["http://localhost/cb", { kind: "loopback", host: "localhost" }],
    ["com.example.app:/cb", { kind: "app", scheme: "com.example.app" }],
    ["cursor://anything", { kind: "app", scheme: "cursor" }],
  ])("%s is understood", (uri, target) => {
    expect(parseRedirectTarget(uri)).toEqual(target);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\tjavascript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:1",
    "\u0001javascript:1",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://app.example/1",
    "file:///etc/passwd",
    "filesystem:https://a/b",
    "about:blank",
    "view-source:https://a",
    "intent://a#Intent;end",
    "content://a",
    "http://rp.example/cb",
    "http://127.0.0.1.evil.example/cb",
    "https:rp.example",
    "https:///rp.example",
    "https://user@rp.example/cb",
    "https://rp.example\\@evil.example/cb",
    "https://rp.example/cb#fragment",
    "https://rp.example/cb#",
    "//rp.example/cb",
    "/cb",
    "",
  ])("%j must not be navigated to [#67]", (uri) => {
    expect(parseRedirectTarget(uri)).toBeNull();
  });
});

describe("the address that Stytch returned", () => {
  const expected = { redirectUri: "https://rp.example/cb?keep=1", state: "S" };
  const asIs = { mode: "as-is" } as const;

  it("passes as it is when only response parameters were added", () => {
    const returned = "https://rp.example/cb?keep=1&code=abc&state=S&iss=x";
    expect(settleResponse(returned, expected, asIs)).toBe(returned);
  });

  it.each([
    ["another host", "https://evil.example/cb?keep=1&code=a&state=S"],
    ["another path", "https://rp.example/other?keep=1&code=a&state=S"],
    ["another spelling of the host", "https://RP.example/cb?keep=1&code=a&state=S"],
    ["a lost query", "https://rp.example/cb?code=a&state=S"],
    ["another state", "https://rp.example/cb?keep=1&code=a&state=T"],
    ["no state", "https://rp.example/cb?keep=1&code=a"],
    ["two states", "https://rp.example/cb?keep=1&code=a&state=S&state=S"],
    ["a parameter of its own", "https://rp.example/cb?keep=1&code=a&state=S&next=x"],
    ["neither code nor error", "https://rp.example/cb?keep=1&state=S"],
    ["code and error", "https://rp.example/cb?keep=1&state=S&code=a&error=b"],
    ["a fragment", "https://rp.example/cb?keep=1&code=a&state=S#x"],
    ["a script", "javascript:alert(1)"],
  ])("is refused with %s [#67, #68]", (_name, returned) => {
    expect(settleResponse(returned, expected, asIs)).toBeNull();
  });

  it("carries no state where none was sent", () => {
    const request = { redirectUri: "https://rp.example/cb", state: undefined };
    expect(settleResponse("https://rp.example/cb?code=a", request, asIs)).not.toBeNull();
    expect(settleResponse("https://rp.example/cb?code=a&state=x", request, asIs)).toBeNull();
  });

  it("carries exactly one iss under each policy [#71]", () => {
    const returned = "https://rp.example/cb?keep=1&iss=stytch.com%2Fp&code=abc&state=S";
    const replace = { mode: "replace", issuer: "https://login.example" } as const;
    expect(settleResponse(returned, expected, replace)).toBe(
      "https://rp.example/cb?keep=1&code=abc&state=S&iss=https%3A%2F%2Flogin.example",
    );
    expect(settleResponse(returned, expected, { mode: "drop" })).toBe(
      "https://rp.example/cb?keep=1&code=abc&state=S",
    );
  });
});

describe("an error response", () => {
  it("keeps the query and the state, and says nothing that the grammar forbids [#30]", () => {
    const state = "+%20&=#é😀";
    const response = createErrorResponse(
      { redirectUri: "https://rp.example/cb?foo=bar", state },
      { error: "invalid_scope", description: 'Line\n"quote" 😀 \\ end' },
      { mode: "replace", issuer: "https://login.example" },
    );
    const { searchParams } = new URL(response);
    expect(searchParams.get("foo")).toBe("bar");
    expect(searchParams.get("state")).toBe(state);
    expect(searchParams.get("error")).toBe("invalid_scope");
    expect(searchParams.get("error_description")).toBe("Linequote   end");
    expect(searchParams.getAll("iss")).toEqual(["https://login.example"]);
  });
});
