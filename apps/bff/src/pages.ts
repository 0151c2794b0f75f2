import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Pages } from "@assent/fastify";
import * as v from "valibot";

const Renderer = v.object({
  renderAuthorizePage: v.pipe(
    v.function(),
    v.transform((render) => render),
  ),
});

/**
 * Loads what `apps/consent` was built into.
 *
 * @returns `null` where nothing was built.
 */
export async function loadPages(directory: string): Promise<Pages | null> {
  const client = join(directory, "client");
  let authorizeHtml;
  let indexHtml;
  try {
    authorizeHtml = await readFile(join(client, "authorize.html"), "utf8");
    indexHtml = await readFile(join(client, "index.html"), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw error;
  }
  const module: unknown = await import(pathToFileURL(join(directory, "server", "render.js")).href);
  const { renderAuthorizePage } = v.parse(Renderer, module);
  return {
    authorizeHtml,
    indexHtml,
    assetsDirectory: join(client, "assets"),
    render: (snapshot) => String(renderAuthorizePage(snapshot)),
  };
}
