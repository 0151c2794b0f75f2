import { glob, readFile, stat } from "node:fs/promises";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { LOCALES, type Locale } from "../../apps/consent/src/preferences/locales.ts";
import { ROOT } from "../lib/run.ts";

/**
 * Bytes of JavaScript and CSS over the wire, brotli-compressed, before Allow works: what the page
 * with its languages, receipt and preferences has reached, see docs/decisions/016-page-weight.md.
 */
const MAX_BYTES = 78_200;
const MAX_FILES = 6;

const CLIENT = path.join(ROOT, "apps/consent/dist/client");

/** The consent page in a language, as the build leaves it. */
async function readEdition(locale: Locale): Promise<string> {
  return readFile(path.join(CLIENT, `authorize.${locale}.html`), "utf8");
}

describe.each(LOCALES)("the consent page in %s", (locale) => {
  it("keeps its JavaScript and CSS within their budget", async () => {
    const html = await readEdition(locale);
    const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/gu)];
    const sizes: Record<string, number> = {};
    for (const [, file = ""] of files) {
      sizes[file] = (await stat(path.join(CLIENT, `${file}.br`))).size;
    }
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    expect({ total, sizes }).toSatisfy(() => total > 0 && total <= MAX_BYTES);
    expect(files.length).toBeLessThanOrEqual(MAX_FILES);
  });

  it("fetches nothing later that its HTML does not name", async () => {
    const html = await readEdition(locale);
    const entries = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/gu)];
    for (const [, file = ""] of entries) {
      const script = await readFile(path.join(CLIENT, file), "utf8");
      const imported = script.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/gu);
      for (const [, name] of imported) {
        expect(html).toContain(`/assets/${name}`);
      }
    }
  });
});

it("the built pages hold no secret, no source map and no evaluation of text [#152]", async () => {
  const scripts: string[] = [];
  for await (const file of glob("assets/*", { cwd: CLIENT })) {
    scripts.push(file);
  }
  expect(scripts.filter((file) => file.endsWith(".map"))).toEqual([]);
  for (const file of scripts.filter((name) => name.endsWith(".js"))) {
    const script = await readFile(path.join(CLIENT, file), "utf8");
    expect(script).not.toMatch(/sourceMappingURL|secret-(?:test|live)|\beval\(|new Function\(/u);
  }
});
