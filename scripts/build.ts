import { buildPages } from "./lib/pages.ts";

await buildPages();
