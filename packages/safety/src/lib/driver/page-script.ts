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
  const answer = await ask(page, name, parameters);
  if (answer.known) {
    return answer.value;
  }
  script ??= bundle();
  await page.evaluate(await script);
  const second = await ask(page, name, parameters);
  if (!second.known) {
    throw new Error("The page does not keep the rules that were put into it.");
  }
  return second.value;
}

type Answer<K extends keyof InPage> =
  | { readonly known: false }
  | { readonly known: true; readonly value: Awaited<ReturnType<InPage[K]>> };

/** One trip to the page, also where the rules are still to be put into it. */
function ask<K extends keyof InPage>(
  page: Page,
  name: K,
  parameters: Parameters<InPage[K]>,
): Promise<Answer<K>> {
  return page.evaluate(
    async ([asked, given]) => {
      const answer = window.assentSafety?.[asked] as ((...all: unknown[]) => unknown) | undefined;
      return answer === undefined
        ? { known: false }
        : { known: true, value: await answer(...given) };
    },
    [name, parameters] as const,
  ) as Promise<Answer<K>>;
}
