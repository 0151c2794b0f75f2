import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where the last full run of `pnpm safety` lies. */
const SAFETY_RESULTS = path.resolve(import.meta.dirname, "../../../.cache/safety/results.json");

/** The files that the preview serves as they are, beside what is built. */
const STATIC_FOLDER = path.resolve(import.meta.dirname, "../.cache/static");

/** Gathers them: the service worker that answers for the BFF, and the last full safety result. */
export async function prepareStatic(folder: string = STATIC_FOLDER): Promise<void> {
  await mkdir(folder, { recursive: true });
  const worker = fileURLToPath(import.meta.resolve("msw/mockServiceWorker.js"));
  await cp(worker, path.join(folder, "mockServiceWorker.js"));
  // Without a run there is none, and the panel says how to make one.
  await cp(SAFETY_RESULTS, path.join(folder, "safety.json")).catch(() => undefined);
}
