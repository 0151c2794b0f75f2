import { CompactEncrypt } from "jose";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { createSeal } from "./seal.ts";

const OLD = new Uint8Array(32).fill(1);
const NEW = new Uint8Array(32).fill(2);
const Content = v.strictObject({ a: v.string() });
const CONTENT = { a: "secret-canary" };

describe("a seal", () => {
  it("gives back what it closed, and shows nothing of it meanwhile", async () => {
    const seal = createSeal([OLD]);
    const sealed = await seal.close("assent-transaction", CONTENT);
    const shown = sealed.split(".").map((part) => Buffer.from(part, "base64url").toString());
    expect(shown.join("")).not.toContain("canary");
    expect(await seal.open("assent-transaction", sealed, Content)).toEqual(CONTENT);
  });

  it("[#157] closes with the first key and opens with every one, so that keys can change", async () => {
    const before = createSeal([OLD]);
    const between = createSeal([NEW, OLD]);
    const after = createSeal([NEW]);
    const old = await before.close("assent-transaction", CONTENT);
    const fresh = await between.close("assent-transaction", CONTENT);
    expect(await between.open("assent-transaction", old, Content)).toEqual(CONTENT);
    expect(await after.open("assent-transaction", fresh, Content)).toEqual(CONTENT);
    expect(await after.open("assent-transaction", old, Content)).toBeNull();
  });

  it("opens for one purpose and one shape", async () => {
    const seal = createSeal([OLD]);
    const sealed = await seal.close("assent-return", CONTENT);
    expect(await seal.open("assent-transaction", sealed, Content)).toBeNull();
    const Other = v.strictObject({ b: v.string() });
    expect(await seal.open("assent-return", sealed, Other)).toBeNull();
  });

  it.each(["", "a.b.c.d.e", "eyJhbGciOiJub25lIn0....", "x".repeat(100_000)])(
    "opens nothing that it did not close: %.30s",
    async (sealed) => {
      expect(await createSeal([OLD]).open("assent-transaction", sealed, Content)).toBeNull();
    },
  );

  it("opens nothing that was compressed or closed in another way, even with its key", async () => {
    const seal = createSeal([OLD]);
    const [header = ""] = (await seal.close("assent-transaction", CONTENT)).split(".");
    const { kid } = JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string };
    const foreign = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(CONTENT)))
      .setProtectedHeader({ alg: "A256KW", enc: "A128GCM", typ: "assent-transaction", kid })
      .encrypt(OLD);
    expect(await seal.open("assent-transaction", foreign, Content)).toBeNull();
  });

  it.each([[[]], [[new Uint8Array(16)]], [[OLD, new Uint8Array(31)]]])(
    "needs keys of 32 bytes: %#",
    (keys) => {
      expect(() => createSeal(keys)).toThrow(TypeError);
    },
  );
});
