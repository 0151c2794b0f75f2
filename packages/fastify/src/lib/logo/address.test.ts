import { describe, expect, it } from "vitest";

import { type ResolvedAddress, createPinnedLookup, isPublicAddress } from "./address.ts";

describe("an address", () => {
  it.each(["93.184.215.14", "2606:4700::1111", "::ffff:93.184.215.14"])(
    "of the internet may be asked: %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "ff02::1",
    "not an address",
    "",
  ])("of no such kind is refused [#103]: %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

/** What a connection would get for a name. */
function lookUp(addresses: readonly ResolvedAddress[], all: boolean): unknown[] {
  const answers: unknown[] = [];
  const lookup = createPinnedLookup((_name, done) => done(null, addresses), isPublicAddress);
  lookup("logo.example", { all }, (...answer) => answers.push(...answer));
  return answers;
}

const PUBLIC = { address: "93.184.215.14", family: 4 };

describe("a look-up", () => {
  it("hands over the addresses that were looked at [#103]", () => {
    expect(lookUp([PUBLIC], true)).toEqual([null, [PUBLIC]]);
    expect(lookUp([PUBLIC], false)).toEqual([null, PUBLIC.address, 4]);
  });

  it.each([
    ["one that is ours among others", [PUBLIC, { address: "169.254.169.254", family: 4 }]],
    ["none", []],
  ])("refuses a name that has %s [#103]", (_, addresses) => {
    expect(lookUp(addresses, true)).toEqual([expect.any(Error), []]);
  });

  it("passes on that a name is unknown", () => {
    const unknown = new Error("ENOTFOUND");
    const lookup = createPinnedLookup((_name, done) => done(unknown, []), isPublicAddress);
    const errors: unknown[] = [];
    lookup("logo.example", {}, (error) => errors.push(error));
    expect(errors).toEqual([unknown]);
  });
});
