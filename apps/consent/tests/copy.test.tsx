import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import type { Copy } from "../src/copy/copy.ts";
import { EN } from "../src/copy/en.tsx";
import { SCOPE_CATALOGUE } from "../src/scopes/catalogue.ts";

/** Every language; one that leaves a message out does not compile. */
const LANGUAGES: readonly Copy[] = [EN];

/** Every message of a catalogue with its path, functions filled with samples. */
function messages(part: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof part === "string") {
    return [[path, part]];
  }
  if (typeof part === "function") {
    const samples = path.endsWith("heading") ? [<bdi key="c">Acme</bdi>, [], 1] : SAMPLES[path];
    const filled: unknown = Reflect.apply(
      part,
      undefined,
      samples ?? [<bdi key="a">Acme</bdi>, <bdi key="b">Other</bdi>],
    );
    return [[path, renderToStaticMarkup(<>{filled as string}</>)]];
  }
  return Object.entries(part ?? {}).flatMap(([key, value]) =>
    messages(value, path === "" ? key : `${path}.${key}`),
  );
}

/** Messages that take numbers. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  "consent.allowSome": [2, 5],
  "tally.on": [2, 5],
  "tally.permissionsOn": [2, 5],
  "steps.progress": [2, 4],
  "failure.retryAfter": [30],
};

describe.each(LANGUAGES)("the copy in $locale", (copy) => {
  const all = messages(copy, "");

  it("has no blank message", () => {
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter(([, text]) => text.replace(/<[^>]*>/gu, "").trim() === "")).toEqual([]);
  });

  it("isolates every name that it puts into a sentence", () => {
    const named = all.filter(([, text]) => text.includes("Acme"));
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter(([, text]) => !text.includes("<bdi>Acme</bdi>"))).toEqual([]);
  });

  it("neither shouts nor begs nor giggles", () => {
    expect(all.filter(([, text]) => /!|\bplease\b|\boops\b/iu.test(text))).toEqual([]);
  });

  it.each(Object.entries(SCOPE_CATALOGUE))(
    "says what %s leads to when it is sensitive, and why when it is required",
    (scope, { kind }) => {
      const words = new Map(Object.entries(copy.scopes)).get(scope);
      expect(words?.consequence !== undefined).toBe(kind === "sensitive");
      expect(words?.reason !== undefined).toBe(kind === "required");
    },
  );
});

describe("the heading in English", () => {
  const wishes = (...scopes: readonly (keyof Copy["scopes"])[]): string =>
    renderToStaticMarkup(
      <>
        {EN.consent.heading(
          "Acme",
          scopes.map((scope) => EN.scopes[scope].wish),
          0,
        )}
      </>,
    );

  it("joins what is done to the same thing", () => {
    expect(wishes("notes.read", "notes.write")).toBe("Acme wants to read and edit your notes");
  });

  it("says a thing once", () => {
    expect(wishes("openid", "email", "phone")).toBe("Acme wants to know who you are");
  });

  it("stays a sentence, and says that there is more", () => {
    expect(wishes("notes.read", "reports.export", "openid", "offline_access")).toBe(
      "Acme wants to read your notes, export your reports, and more",
    );
  });

  it.each([
    [1, "Acme wants to use one permission"],
    [3, "Acme wants to use 3 permissions"],
  ])("counts %d permissions that have no words", (others, sentence) => {
    expect(renderToStaticMarkup(<>{EN.consent.heading("Acme", [], others)}</>)).toBe(sentence);
  });
});
