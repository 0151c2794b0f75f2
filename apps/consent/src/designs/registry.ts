import type { Design } from "./design.ts";

/**
 * Every design by the name of its folder: for previews and tests. No page that ships imports it,
 * since it holds them all.
 */
export const DESIGNS: Readonly<Record<string, Design>> = Object.fromEntries(
  Object.entries(import.meta.glob<Design>("./*/index.tsx", { eager: true, import: "design" })).map(
    ([file, design]) => [file.split("/")[1] ?? file, design],
  ),
);
