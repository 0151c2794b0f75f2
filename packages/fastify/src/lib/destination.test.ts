import { describe, expect, it } from "vitest";

import { describeDestination } from "./destination.ts";

describe("the registrable end of a host", () => {
  it.each([
    ["https://notes.example.co.uk/cb", "notes.example.co.uk", "example.co.uk"],
    ["https://co.uk.evil.example/cb", "co.uk.evil.example", "evil.example"],
    ["https://somebody.github.io/cb", "somebody.github.io", "somebody.github.io"],
    ["https://www.example.com.evil.dev/cb", "www.example.com.evil.dev", "evil.dev"],
    ["https://192.0.2.7/cb", "192.0.2.7", "192.0.2.7"],
    ["https://[2001:db8::7]:8443/cb", "[2001:db8::7]:8443", "[2001:db8::7]:8443"],
    ["https://аррӏе.example.org/cb", "xn--80ak6aa92e.example.org", "example.org"],
    ["https://rp.example.org:8443/cb", "rp.example.org:8443", "example.org:8443"],
    ["https://intranet/cb", "intranet", "intranet"],
  ])("of %s is found by the public suffix list, never by counting dots [#43]", (...row) => {
    const [url, host, registrableDomain] = row;
    expect(describeDestination(url)).toEqual({ kind: "web", url, host, registrableDomain });
  });

  it("is nothing that an app on the device has", () => {
    const url = "com.example.notes:/cb";
    expect(describeDestination(url)).toEqual({ kind: "app", url, scheme: "com.example.notes" });
  });
});
