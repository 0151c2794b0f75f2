import { glob, readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

import { describe, expect, it } from "vitest";

import { LOCALES, type Locale } from "../../apps/consent/src/preferences/locales.ts";
import { buildDesigns } from "../lib/design-builds.ts";
import { ROOT } from "../lib/run.ts";

/**
 * Bytes of JavaScript and CSS over the wire, brotli-compressed, before Allow works, in any language:
 * see docs/decisions/016-page-weight.md.
 */
const MAX_BYTES = 75_000;
/** The same for designs that do not ship by default: what they have reached. */
const MAX_DESIGN_BYTES = { compact: 75_500, stepped: 76_500 };
const MAX_FILES = 4;

const CLIENT = path.join(ROOT, "apps/consent/dist/client");
const compressBrotli = promisify(brotliCompress);

/** A page in a language, as the build leaves it. */
async function readEdition(locale: Locale, page = "authorize", client = CLIENT): Promise<string> {
  return readFile(path.join(client, `${page}.${locale}.html`), "utf8");
}

/** The scripts and style sheets that a page's HTML names, as paths in the build. */
function findFiles(html: string): readonly string[] {
  const found = html.matchAll(/(?:src|href)="[^"]*\/(assets\/[^"/]+\.(?:js|css))"/gu);
  return [...found].map(([, file = ""]) => file);
}

/** What files weigh, as the product sends them. */
async function weigh(files: readonly string[], client: string): Promise<Record<string, number>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const sizes = files.map(async (file) => {
    const content = await readFile(path.join(client, file));
    return [file, (await compressBrotli(content, { params })).length] as const;
  });
  return Object.fromEntries(await Promise.all(sizes));
}

function sum(sizes: Readonly<Record<string, number>>): number {
  return Object.values(sizes).reduce((total, size) => total + size, 0);
}

describe.each(LOCALES)("the consent page in %s", (locale) => {
  it("keeps its JavaScript and CSS within their budget", async () => {
    const files = findFiles(await readEdition(locale));
    const sizes: Record<string, number> = {};
    for (const file of files) {
      sizes[file] = (await stat(path.join(CLIENT, `${file}.br`))).size;
    }
    expect({ total: sum(sizes), sizes }).toSatisfy(
      ({ total }: { total: number }) => total > 0 && total <= MAX_BYTES,
    );
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

describe.each(Object.entries(MAX_DESIGN_BYTES))("the design %s", (design, limit) => {
  it(`keeps to ${limit} bytes in every language`, { timeout: 120_000 }, async () => {
    const [build] = await buildDesigns([design]);
    const client = path.join(build?.folder ?? "", "client");
    const editions = await Promise.all(
      LOCALES.map(async (locale) => findFiles(await readEdition(locale, "authorize", client))),
    );
    const sizes = await weigh([...new Set(editions.flat())], client);
    for (const files of editions) {
      const own = Object.fromEntries(files.map((file) => [file, sizes[file] ?? Infinity]));
      expect({ total: sum(own), own }).toSatisfy(
        ({ total }: { total: number }) => total > 0 && total <= limit,
      );
    }
  });
});

it("the browser is asked to compile at once what a page's HTML names, and nothing else", async () => {
  const named = findFiles(await readEdition("en")).filter((file) => file.endsWith(".js"));
  const built = (await readdir(path.join(CLIENT, "assets"))).map((file) => `assets/${file}`);
  const later = built.filter((file) => /written-copy-[^.]+\.js$/u.test(file));
  expect([named.length > 0, later.length > 0]).toEqual([true, true]);
  for (const file of [...named, ...later]) {
    const script = await readFile(path.join(CLIENT, file), "utf8");
    expect(script.startsWith("//# allFunctionsCalledOnLoad\n")).toBe(named.includes(file));
  }
});

it("the pages around consent have fetched React for it, to the last byte", async () => {
  const [consent, site] = await Promise.all([readEdition("en"), readEdition("en", "index")]);
  const react = findFiles(consent).find((file) => file.startsWith("assets/react-"));
  expect(react).toBeDefined();
  expect(findFiles(site)).toContain(react);
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
