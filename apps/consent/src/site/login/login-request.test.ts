import { describe, expect, it } from "vitest";

import { otherWaysUrl, parseLoginRequest } from "./login-request.ts";

const ORIGIN = "https://app.example";
const AUTHORIZE = "/oauth/authorize?client_id=c&state=s";

function read(parameters: Record<string, string>): ReturnType<typeof parseLoginRequest> {
  return parseLoginRequest(`?${new URLSearchParams(parameters).toString()}`, ORIGIN);
}

describe("parseLoginRequest", () => {
  it("returns to the authorization request as it stood", () => {
    expect(read({ return_to: AUTHORIZE }).returnTo).toBe(`${ORIGIN}${AUTHORIZE}`);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/oauth/authorize/..//evil.example",
    "https:evil.example",
    "https://evil.example/oauth/authorize",
    "javascript:1",
    "blob:https://app.example/1",
    "/login?return_to=//evil.example",
    "%2F%2Fevil.example",
    "%252F%252Fevil.example",
    "/oauth/authorize@evil.example",
    "",
  ])("[#66] lands on the root for the return address %j", (returnTo) => {
    expect(read({ return_to: returnTo }).returnTo).toBe(`${ORIGIN}/`);
  });

  it("[#66] takes the first of two return addresses, whatever follows", () => {
    const search = `?return_to=${encodeURIComponent("//evil.example")}&return_to=${encodeURIComponent(AUTHORIZE)}`;
    expect(parseLoginRequest(search, ORIGIN).returnTo).toBe(`${ORIGIN}/`);
  });

  it("[#15] takes a login hint for text, without what cannot be seen", () => {
    expect(read({ login_hint: "a\u202E\u0000b@example.com" }).loginHint).toBe("ab@example.com");
    expect(read({ login_hint: "x".repeat(5_000) }).loginHint.length).toBeLessThanOrEqual(320);
  });

  it.each([
    [{}, "sign-in"],
    [{ switch: "1" }, "switch"],
    [{ switch: "yes" }, "sign-in"],
    [{ prompt: "select_account" }, "switch"],
    [{ prompt: "login" }, "reauthenticate"],
    [{ return_to: `${AUTHORIZE}&prompt=login` }, "reauthenticate"],
    [{ return_to: `${AUTHORIZE}&prompt=select_account+consent` }, "switch"],
    [{ return_to: `${AUTHORIZE}&max_age=0` }, "reauthenticate"],
    [{ return_to: `${AUTHORIZE}&max_age=0`, switch: "1" }, "switch"],
    [{ return_to: `//evil.example?prompt=login` }, "sign-in"],
  ])("reads why somebody is here from %j: %s", (parameters, reason) => {
    expect(read(parameters).reason).toBe(reason);
  });
});

describe("otherWaysUrl", () => {
  const request = read({ return_to: AUTHORIZE });

  it("carries the return address to the team's own page", () => {
    const url = otherWaysUrl("https://accounts.example/in?brand=a", request, ORIGIN);
    expect(url).toBe(
      `https://accounts.example/in?brand=a&return_to=${encodeURIComponent(`${ORIGIN}${AUTHORIZE}`)}`,
    );
  });

  it.each([undefined, "/login", `${ORIGIN}/login?x=1`, "javascript:alert(1)", "https://"])(
    "has no address for %j",
    (loginUrl) => {
      expect(otherWaysUrl(loginUrl, request, ORIGIN)).toBeNull();
    },
  );
});
