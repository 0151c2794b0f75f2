import { describe, expect, it } from "vitest";

import { parseReturnTo } from "./return-to.ts";

const ORIGIN = "https://app.example";

describe("where a sign-in comes back to", () => {
  it.each([
    "/oauth/authorize?client_id=a&state=%2F%2Fx",
    "/oauth/authorize",
    "/connected-apps?x=1",
  ])("%s is a page of ours", (returnTo) => {
    expect(parseReturnTo(returnTo, ORIGIN)).toBe(`${ORIGIN}${returnTo}`);
  });

  it("loses its fragment on the way", () => {
    expect(parseReturnTo("/oauth/authorize?a=1#x", ORIGIN)).toBe(`${ORIGIN}/oauth/authorize?a=1`);
  });

  it.each([
    null,
    undefined,
    "",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/a/../../..//evil.example",
    "/oauth/authorize/../..//evil.example",
    "/oauth/authorize\\@evil.example",
    "https:evil.example",
    "https://evil.example/oauth/authorize",
    `${ORIGIN}@evil.example/oauth/authorize`,
    "javascript:alert(1)",
    "blob:https://app.example/1",
    "data:text/html,x",
    "/%2F/evil.example",
    "/login?return_to=/login",
    "/bff/logout",
    "oauth/authorize",
    " /oauth/authorize",
    "/oauth/authorize\n",
  ])("%j leads to the root [#66]", (returnTo) => {
    expect(parseReturnTo(returnTo, ORIGIN)).toBe(`${ORIGIN}/`);
  });
});
