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

/**
 * Asks something of the rules in a page, and puts them there first where they are not. They come by
 * the debugger's own way, so that no policy of the page keeps them out, and no policy is loosened.
 */
export async function askPage<K extends keyof InPage>(
  page: Page,
  name: K,
  ...parameters: Parameters<InPage[K]>
): Promise<Awaited<ReturnType<InPage[K]>>> {
  if (!(await page.evaluate(() => window.assentSafety !== undefined))) {
    script ??= bundle();
    await page.evaluate(await script);
  }
  return page.evaluate(
    ([asked, given]) => {
      const answer = window.assentSafety?.[asked] as (...all: unknown[]) => unknown;
      return answer(...given);
    },
    [name, parameters] as const,
  ) as Promise<Awaited<ReturnType<InPage[K]>>>;
}
