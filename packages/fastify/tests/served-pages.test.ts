import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { OWNER, createHarness, query } from "./harness.ts";

const CSS = "p{color:red}";
const ICON = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>';
const DOCUMENT = [
  '<head><link rel="icon" href="/assets/icon-1.svg" type="image/svg+xml" />',
  '<script type="module" crossorigin src="/assets/react-1.js"></script>',
  '<script type="module" crossorigin src="/assets/page-1.js"></script>',
  '<script type="module" crossorigin src="/assets/other-1.js"></script>',
  '<script type="module" crossorigin src="/assets/en-1.js"></script>',
  '<link rel="stylesheet" crossorigin href="/assets/page-1.css">',
  '<link rel="stylesheet" crossorigin href="/assets/missing-1.css"></head>',
  "<body><!--assent:markup--><!--assent:snapshot--></body>",
].join("\n");

let assetsDirectory: string;

beforeAll(async () => {
  assetsDirectory = await mkdtemp(path.join(tmpdir(), "assent-assets-"));
  await writeFile(path.join(assetsDirectory, "page-1.css"), `${CSS}\r\n`);
  await writeFile(path.join(assetsDirectory, "icon-1.svg"), ICON);
  await writeFile(path.join(assetsDirectory, "react-1.js"), "export{r as t};");
  await writeFile(path.join(assetsDirectory, "page-1.js"), 'import{t}from"./react-1.js";');
  await writeFile(path.join(assetsDirectory, "en-1.js"), 'import("./other-1.js");');
});
afterAll(async () => {
  await rm(assetsDirectory, { recursive: true });
});

async function open(acceptEncoding?: string) {
  const harness = await createHarness({ pages: { authorizeHtml: DOCUMENT, assetsDirectory } });
  const headers = acceptEncoding === undefined ? {} : { "accept-encoding": acceptEncoding };
  return harness.navigate(query({}), { cookie: OWNER, headers });
}

function sourceOf(text: string | undefined): string {
  return `'sha256-${createHash("sha256")
    .update(text ?? "")
    .digest("base64")}'`;
}

describe("the consent page as it is served", () => {
  it("holds its style sheet, and its policy allows that sheet by its hash [#77]", async () => {
    const page = await open();
    expect(page.body).toContain(`<style>${CSS}</style>`);
    expect(page.body).not.toContain("/assets/page-1.css");
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain(`style-src 'self' ${sourceOf(CSS)};`);
    expect(policy).not.toContain("unsafe");
  });

  it("holds its icon, so that no request goes out for it", async () => {
    const [, icon = ""] =
      /rel="icon" href="data:image\/svg\+xml,([^"]*)"/u.exec((await open()).body) ?? [];
    expect(decodeURIComponent(icon)).toBe(ICON);
  });

  it("leaves a sheet that it does not find to the browser", async () => {
    expect((await open()).body).toContain('href="/assets/missing-1.css"');
  });

  it("fetches its scripts ahead, and runs them in their order after it was drawn [#77]", async () => {
    const page = await open();
    const scripts = [...page.body.matchAll(/<script>(.*?)<\/script>/gu)].map(([, text]) => text);
    expect(scripts).toHaveLength(1);
    expect(page.body.match(/<link rel="modulepreload" crossorigin[^>]*>/gu)).toEqual(
      [
        'crossorigin href="/assets/react-1.js"',
        'crossorigin data-run href="/assets/page-1.js"',
        'crossorigin data-run href="/assets/other-1.js"',
        'crossorigin data-run href="/assets/en-1.js"',
      ].map((attributes) => `<link rel="modulepreload" ${attributes}>`),
    );
    const imported: string[] = [];
    const drawn: (() => void)[] = [];
    const sent: (() => void)[] = [];
    class Channel {
      readonly port1: { onmessage?: () => void } = {};
      readonly port2 = { postMessage: () => sent.push(() => this.port1.onmessage?.()) };
    }
    runInNewContext(String(scripts[0]).replaceAll("import(", "note("), {
      addEventListener: () => undefined,
      document: { querySelectorAll: () => ["a", "b"].map((href) => ({ href })) },
      requestAnimationFrame: (callback: () => void) => drawn.push(callback),
      MessageChannel: Channel,
      setTimeout: () => undefined,
      note: (href: string) => imported.push(href),
    });
    drawn[0]?.();
    expect(imported).toEqual([]);
    sent[0]?.();
    await vi.waitFor(() => expect(imported).toEqual(["a", "b"]));
    expect(page.body.indexOf("requestAnimationFrame")).toBeGreaterThan(
      page.body.indexOf("application/json"),
    );
    expect(page.headers["content-security-policy"]).toContain(
      `script-src 'self' ${sourceOf(scripts[0])};`,
    );
  });

  it("is drawn as a whole: its first frame waits for what stands below the markup", async () => {
    const { body } = await open();
    const target = /<link rel="expect" blocking="render" href="#([^"]+)"><\/head>/u.exec(body)?.[1];
    expect(body.indexOf(`id="${target}"`)).toBeGreaterThan(body.indexOf("</head>"));
  });

  it("allows nothing more on answers of other kinds", async () => {
    const harness = await createHarness({ pages: { authorizeHtml: DOCUMENT, assetsDirectory } });
    const answer = await harness.server.inject("/bff/nothing");
    expect(answer.headers["content-security-policy"]).not.toContain("sha256");
  });

  it.each([
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip;q=0.5, br;q=0", "gzip", gunzipSync],
  ])("goes to a browser that accepts %s as %s", async (accepted, encoding, decompress) => {
    const page = await open(accepted);
    expect(page.headers["content-encoding"]).toBe(encoding);
    expect(page.headers.vary).toBe("accept-encoding");
    expect(decompress(page.rawPayload).toString()).toContain(`<style>${CSS}</style>`);
  });

  it("goes uncompressed to whom nothing else is said to suit", async () => {
    for (const accepted of [undefined, "", "identity", "br;q=0.0", "zstd"]) {
      const page = await open(accepted);
      expect(page.headers["content-encoding"]).toBeUndefined();
      expect(page.body).toContain(`<style>${CSS}</style>`);
    }
  });

  it("hides the length of what it says by a random one, once compressed", async () => {
    const padding = /<!--([\w-]*)-->$/u;
    const seen = new Set<number>();
    for (let round = 0; round < 12; round += 1) {
      const { rawPayload } = await open("br");
      seen.add(padding.exec(brotliDecompressSync(rawPayload).toString())?.[1]?.length ?? -1);
    }
    expect(seen.size).toBeGreaterThan(3);
    expect(seen.has(-1)).toBe(false);
  });
});
