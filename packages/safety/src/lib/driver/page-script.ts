import path from "node:path";

import type { Page } from "playwright-core";
import { rolldown } from "rolldown";

import type { InPage } from "../in-page.ts";

let script: Promise<string> | undefined;

/** The rules as one script, made once a process. */
async function bundle(): Promise<string> {
  const extension = path.extname(import.meta.filename);
  const input = path.join(import.meta.dirname, `../in-page${extension}`);
  const build = await rolldown({ input, platform: "browser", logLevel: "silent" });
  const { output } = await build.generate({ format: "iife", minify: true });
  await build.close();
  return output[0].code;
}

const prepared = new WeakSet<Page>();

/**
 * Puts the rules into each document that a page opens from now on. They come by the debugger's own
 * way, so that no policy of the page keeps them out, and no policy is loosened.
 */
export async function preparePage(page: Page): Promise<void> {
  if (!prepared.has(page)) {
    prepared.add(page);
    script ??= bundle();
    // Sent once: they are as long as many pages together.
    await page.addInitScript({ content: await script });
  }
}

/**
 * Asks something of the rules in a page.
 *
 * @throws Error where the page was not prepared before it opened its document.
 */
export async function askPage<K extends keyof InPage>(
  page: Page,
  name: K,
  ...parameters: Parameters<InPage[K]>
): Promise<Awaited<ReturnType<InPage[K]>>> {
  return page.evaluate(
    ([asked, given]) => {
      const rules = window.assentSafety;
      if (rules === undefined) {
        throw new Error("The page does not keep the rules that were put into it.");
      }
      return (rules[asked] as (...all: unknown[]) => unknown)(...given);
    },
    [name, parameters] as const,
  ) as Promise<Awaited<ReturnType<InPage[K]>>>;
}
