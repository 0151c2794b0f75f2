import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { OPEN_EVENT, SNAPSHOT_ELEMENT_ID } from "@assent/core/contract";

import type { PageDocuments, Pages } from "./pages.ts";

/** Pages as they are served, and what their policy must allow. */
export interface ServedPages extends Pages {
  /** The style sheets within the consent page, as `style-src` names them. */
  readonly styleSources: readonly string[];
  /** The scripts within it, as `script-src` names them. */
  readonly scriptSources: readonly string[];
}

/** 32 KiB: a larger sheet is better kept by the browser than sent with every page. */
const MAX_STYLE_LENGTH = 32_768;
/** 1 KiB: likewise. */
const MAX_ICON_LENGTH = 1_024;
const STYLE_LINK = /<link rel="stylesheet"[^>]* href="\/assets\/([\w.-]+\.css)"[^>]*>/gu;
const ICON_LINK = /(<link rel="icon" href=")\/assets\/([\w.-]+\.svg)(?=")/gu;
const SCRIPT = /<script type="module" crossorigin src="(\/assets\/[\w.-]+\.js)"><\/script>/gu;

/**
 * Prepares the consent page to be read before it is run. Its style sheets and its icon stand in the
 * document, so that it is drawn as soon as it has arrived; its scripts are fetched meanwhile, and evaluated
 * once it has been drawn. A sheet that is large, or not among the assets, stays a link.
 */
export async function servePages(pages: Pages): Promise<ServedPages> {
  const sources = { style: new Set<string>(), script: new Set<string>() };
  const prepare = async <T extends PageDocuments>(documents: T): Promise<T> => {
    const styled = await inlineStyles(
      documents.authorizeHtml,
      pages.assetsDirectory,
      sources.style,
    );
    const marked = await inlineIcon(styled, pages.assetsDirectory);
    const authorizeHtml = await paintFirst(marked, pages.assetsDirectory, sources.script);
    return { ...documents, authorizeHtml };
  };
  const languages: Record<string, PageDocuments> = {};
  for (const [locale, documents] of Object.entries(pages.languages ?? {})) {
    languages[locale] = await prepare(documents);
  }
  return {
    ...(await prepare(pages)),
    ...(pages.languages !== undefined && { languages }),
    styleSources: [...sources.style],
    scriptSources: [...sources.script],
  };
}

async function inlineStyles(
  html: string,
  directory: string,
  sources: Set<string>,
): Promise<string> {
  let filled = html;
  for (const [link, file = ""] of html.matchAll(STYLE_LINK)) {
    const style = await readStyle(join(directory, file));
    if (style !== null) {
      sources.add(sourceOf(style));
      filled = filled.replace(link, () => `<style>${style}</style>`);
    }
  }
  return filled;
}

/** A sheet as it can stand in a document; `null` where it must stay a link. */
async function readStyle(file: string): Promise<string | null> {
  const css = await readFile(file, "utf8").catch(() => "");
  // The parser turns line ends into line feeds before it hashes; nothing may end the element.
  const style = css.replaceAll(/\r\n?/gu, "\n").trim();
  const fits = style !== "" && style.length <= MAX_STYLE_LENGTH;
  return fits && !/<\/style|<!--/iu.test(style) ? style : null;
}

async function inlineIcon(html: string, directory: string): Promise<string> {
  let filled = html;
  for (const [link, start = "", file = ""] of html.matchAll(ICON_LINK)) {
    const icon = await readFile(join(directory, file), "utf8").catch(() => "");
    if (icon !== "" && icon.length <= MAX_ICON_LENGTH) {
      const address = `data:image/svg+xml,${encodeURIComponent(icon)}`;
      filled = filled.replace(link, () => `${start}${address}`);
    }
  }
  return filled;
}

/** How long a page waits that is not drawn, in a window behind others. */
const UNSEEN_MS = 500;

/**
 * Runs the scripts that a document fetches ahead, in their order, once a frame has been handed over
 * to be drawn: a message that is sent while it is made comes after it. The same for all documents. A
 * press on Deny, on a scope, or on the way to the decision, that comes before they run is made again
 * then; one on Allow is not, since nobody has seen the page for long enough.
 */
const RUN = [
  "{let early=[],parts='[data-part=deny],[data-part=onward],[data-part=scope-switch]',",
  "keep=({target})=>{let part=target.closest(parts);",
  "if(part&&(part.type=='checkbox'||!early.includes(part)))early.push(part)};",
  "addEventListener('click',keep);",
  `addEventListener("${OPEN_EVENT}",()=>{removeEventListener('click',keep);for(let part of early)part.click()},{once:true});`,
  'let links=[...document.querySelectorAll("link[data-run]")],',
  "run=()=>links.splice(0).reduce((before,{href})=>before.then(()=>import(href)),Promise.resolve()),",
  "{port1,port2}=new MessageChannel;port1.onmessage=run;",
  `requestAnimationFrame(()=>port2.postMessage(0));setTimeout(run,${UNSEEN_MS})}`,
].join("");

/**
 * Has the first frame wait for the whole page, which arrives at once: the browser would lay out and
 * draw the beginning by itself otherwise, and then everything again.
 */
const DRAW_WHOLE = `<link rel="expect" blocking="render" href="#${SNAPSHOT_ELEMENT_ID}">`;

/**
 * Lets the browser draw the page before it evaluates its scripts: with scripts in its cache it would
 * do so after them.
 */
async function paintFirst(html: string, directory: string, sources: Set<string>): Promise<string> {
  const files = [...html.matchAll(SCRIPT)].map(([, file = ""]) => file);
  if (files.length === 0 || !html.includes("</body>")) {
    return html;
  }
  const entries = await findEntries(files, directory);
  sources.add(sourceOf(RUN));
  return html
    .replaceAll(SCRIPT, (_, file: string) => {
      const run = entries.has(file) ? " data-run" : "";
      return `<link rel="modulepreload" crossorigin${run} href="${file}">`;
    })
    .replace("</head>", () => `${DRAW_WHOLE}</head>`)
    .replace("</body>", () => `<script>${RUN}</script></body>`);
}

const STATIC_IMPORT = /\b(?:from|import)\s*["']\.\/([\w.-]+)["']/gu;

/**
 * The scripts that no later one imports by itself. They run the others, all in one go: between
 * scripts that are run one by one there are frames, and the page waits for each.
 */
async function findEntries(files: readonly string[], directory: string): Promise<Set<string>> {
  const entries = new Set<string>();
  for (const file of files) {
    const script = await readFile(join(directory, basename(file)), "utf8").catch(() => "");
    for (const [, imported = ""] of script.matchAll(STATIC_IMPORT)) {
      entries.delete(`/assets/${imported}`);
    }
    entries.add(file);
  }
  return entries;
}

function sourceOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
