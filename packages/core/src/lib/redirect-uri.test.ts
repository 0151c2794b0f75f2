import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  REFUSED_SCHEMES,
  createErrorResponse,
  parseRedirectTarget,
  settleResponse,
} from "./redirect-uri.ts";

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

/** Characters that parsers disagree about. */
const awkward = fc.constantFrom(
  ..."\t \n \r \0 \u001f \u007f \\ # ? & = % @ : / ; + . - _ ~ a Z 0 [ ] é \u{1F600}".split(" "),
  " ",
);

/** A name with some of its characters percent-encoded, which means the same. */
function spelling(name: string): fc.Arbitrary<string> {
  const letters = name.split("");
  return fc
    .subarray(letters.map((_, index) => index))
    .map((encoded) =>
      letters
        .map((letter, index) =>
          encoded.includes(index) ? `%${letter.charCodeAt(0).toString(16)}` : letter,
        )
        .join(""),
    );
}

/** What the platform's own parser says of an address that may be followed. */
function readByPlatform(uri: string): object {
  const { protocol, host, hostname, hash, username, password } = new URL(uri);
  const scheme = protocol.slice(0, -1);
  const loopback = ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
  if (hash + username + password !== "" || REFUSED_SCHEMES.includes(scheme)) {
    return { refused: uri };
  }
  if (scheme !== "https" && scheme !== "http") {
    return { kind: "app", scheme };
  }
  return loopback || scheme === "https"
    ? { kind: loopback ? "loopback" : "web", host }
    : { refused: uri };
}

describe("any address at all", () => {
  const parts = fc.constantFrom("https:", "http:", "//", "rp.example", "127.0.0.1", "com.app:");
  const uris = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.oneof(awkward, parts), { maxLength: 12 }).map((texts) => texts.join("")),
  );

  it("leads where a browser would go, or nowhere [#67]", () => {
    fc.assert(
      fc.property(uris, (uri) => {
        const target = parseRedirectTarget(uri);
        expect(target).toEqual(target && readByPlatform(uri));
      }),
      { numRuns: 2_000 },
    );
  });

  it("of a refused scheme leads nowhere, however it is written [#67]", () => {
    const control = fc.constantFrom("", "\t", "\n", "\r", " ", "\0", "\u0001", "\u001f");
    const changes = fc.array(fc.tuple(control, fc.boolean()), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.constantFrom(...REFUSED_SCHEMES),
        changes,
        fc.string(),
        (scheme, how, rest) => {
          const written = scheme.split("").map((letter, index) => {
            const [before, upper] = how[index] ?? ["", false];
            return before + (upper ? letter.toUpperCase() : letter);
          });
          expect(parseRedirectTarget(`${written.join("")}:${rest}`)).toBeNull();
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe("any answer at all", () => {
  const issuer = "https://login.example";
  const addresses = fc.constantFrom("https://rp.example/cb", "https://rp.example/cb?a=1&a=1&b");
  const known = ["code", "error", "state", "iss", "error_description", "session_state"];
  const parameter = fc
    .tuple(
      fc.constantFrom(...known, "next", "a").chain(spelling),
      fc.constantFrom("S", "x", "", "%20", "T"),
    )
    .map(([name, value]) => `${name}=${value}`);
  const damage = fc.tuple(fc.nat({ max: 60 }), fc.oneof(fc.constant(""), awkward));

  it("is followed only to the client's own address, as a single answer with one iss [#68, #71]", () => {
    let followed = 0;
    fc.assert(
      fc.property(
        addresses,
        fc.array(parameter, { maxLength: 5 }),
        damage,
        fc.constantFrom("S", undefined),
        (redirectUri, added, [at, inserted], state) => {
          const whole = `${redirectUri}${redirectUri.includes("?") ? "&" : "?"}${added.join("&")}`;
          const returned = whole.slice(0, at) + inserted + whole.slice(at);
          const settled = settleResponse(
            returned,
            { redirectUri, state },
            { mode: "replace", issuer },
          );
          fc.pre(settled !== null);
          followed += 1;
          const [base = "", query = ""] = redirectUri.split("?");
          expect(settled?.slice(0, base.length + 1)).toBe(`${base}?`);
          const given = [...new URLSearchParams(settled?.slice(base.length + 1))];
          const response = given.filter(([name]) => name !== "a" && name !== "b");
          const names = response.map(([name]) => name);
          expect(given.length - response.length).toBe(new URLSearchParams(query).size);
          expect(names).toHaveLength(new Set(names).size);
          expect(names.filter((name) => !known.includes(name))).toEqual([]);
          expect(names.includes("code")).toBe(!names.includes("error"));
          const values = new Map(response);
          expect([values.get("state"), values.get("iss")]).toEqual([state, issuer]);
        },
      ),
      { numRuns: 200, maxSkipsPerRun: 500 },
    );
    expect(followed).toBeGreaterThanOrEqual(200);
  });

  it("that is right is followed to the byte", () => {
    const value = fc.string({ unit: "grapheme", minLength: 1 }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(addresses, value, value, (redirectUri, code, state) => {
        const parameters = new URLSearchParams({ code, state }).toString();
        const returned = `${redirectUri}${redirectUri.includes("?") ? "&" : "?"}${parameters}`;
        expect(settleResponse(returned, { redirectUri, state }, { mode: "as-is" })).toBe(returned);
      }),
    );
  });
});
