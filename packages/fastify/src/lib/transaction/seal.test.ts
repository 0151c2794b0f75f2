import { CompactEncrypt, compactDecrypt } from "jose";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { createSeal } from "./seal.ts";

const OLD = new Uint8Array(32).fill(1);
const NEW = new Uint8Array(32).fill(2);
const Content = v.strictObject({ a: v.string() });
const CONTENT = { a: "secret-canary" };

describe("a seal", () => {
  it("gives back what it closed, and shows nothing of it meanwhile", () => {
    const seal = createSeal([OLD]);
    const sealed = seal.close("assent-transaction", CONTENT);
    const shown = sealed.split(".").map((part) => Buffer.from(part, "base64url").toString());
    expect(shown.join("")).not.toContain("canary");
    expect(seal.open("assent-transaction", sealed, Content)).toEqual(CONTENT);
  });

  it("[#157] closes with the first key and opens with every one, so that keys can change", () => {
    const before = createSeal([OLD]);
    const between = createSeal([NEW, OLD]);
    const after = createSeal([NEW]);
    const old = before.close("assent-transaction", CONTENT);
    const fresh = between.close("assent-transaction", CONTENT);
    expect(between.open("assent-transaction", old, Content)).toEqual(CONTENT);
    expect(after.open("assent-transaction", fresh, Content)).toEqual(CONTENT);
    expect(after.open("assent-transaction", old, Content)).toBeNull();
  });

  it("opens for one purpose and one shape", () => {
    const seal = createSeal([OLD]);
    const sealed = seal.close("assent-return", CONTENT);
    expect(seal.open("assent-transaction", sealed, Content)).toBeNull();
    const Other = v.strictObject({ b: v.string() });
    expect(seal.open("assent-return", sealed, Other)).toBeNull();
  });

  it("is a JWE to every other library, and opens what one has closed in the same way", async () => {
    const seal = createSeal([OLD]);
    const sealed = seal.close("assent-transaction", CONTENT);
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, OLD);
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(CONTENT);
    const { kid = "", ...others } = protectedHeader;
    expect(others).toEqual({ alg: "dir", enc: "A256GCM", typ: "assent-transaction" });
    expect(kid).toMatch(/^[\w-]{11}$/u);
    const theirs = await new CompactEncrypt(plaintext)
      .setProtectedHeader(protectedHeader)
      .encrypt(OLD);
    expect(seal.open("assent-transaction", theirs, Content)).toEqual(CONTENT);
  });

  it("opens nothing of which any part was changed, cut or written in another way", () => {
    const seal = createSeal([OLD]);
    const sealed = seal.close("assent-transaction", CONTENT);
    const parts = sealed.split(".");
    const changed = [0, 2, 3, 4].flatMap((at) => {
      const part = parts[at] ?? "";
      const flipped = `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}`;
      return [flipped, part.slice(0, -2), `${part}AA`, `${part}=`, ""].map((text) =>
        parts.with(at, text).join("."),
      );
    });
    changed.push(`${sealed}.`, parts.with(1, "AAAA").join("."), ` ${sealed}`, `${sealed}\n`);
    for (const text of changed) {
      expect(seal.open("assent-transaction", text, Content)).toBeNull();
    }
    expect(seal.close("assent-transaction", CONTENT)).not.toBe(sealed);
  });

  it.each(["", "a.b.c.d.e", "eyJhbGciOiJub25lIn0....", "x".repeat(100_000)])(
    "opens nothing that it did not close: %.30s",
    (sealed) => {
      expect(createSeal([OLD]).open("assent-transaction", sealed, Content)).toBeNull();
    },
  );

  it("opens nothing that was compressed or closed in another way, even with its key", async () => {
    const seal = createSeal([OLD]);
    const [header = ""] = seal.close("assent-transaction", CONTENT).split(".");
    const { kid } = JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string };
    const foreign = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(CONTENT)))
      .setProtectedHeader({ alg: "A256KW", enc: "A128GCM", typ: "assent-transaction", kid })
      .encrypt(OLD);
    expect(seal.open("assent-transaction", foreign, Content)).toBeNull();
  });

  it.each([[[]], [[new Uint8Array(16)]], [[OLD, new Uint8Array(31)]]])(
    "needs keys of 32 bytes: %#",
    (keys) => {
      expect(() => createSeal(keys)).toThrow(TypeError);
    },
  );
});
