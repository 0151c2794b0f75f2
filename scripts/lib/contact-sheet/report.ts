/** One sheet, taken now, against the one that is kept. */
export interface SheetResult {
  /** Its file, such as `classic-states.webp`. */
  readonly file: string;
  /** `same`: nothing that anybody would see. */
  readonly verdict: "new" | "same" | "changed";
  /** The part of all pixels that differ, from 0 to 1. */
  readonly part: number;
}

/** A line for the terminal. */
export function describeResult({ file, verdict, part }: SheetResult): string {
  const words = {
    new: "new",
    same: "same as before",
    changed: `changed: ${(part * 100).toFixed(2)} % of it`,
  };
  return `  ${file.padEnd(36)} ${words[verdict]}`;
}

/**
 * Writes a page that shows before and after beside each other, changes first.
 *
 * @param kept Address of the folder with the kept sheets, from where the page lies.
 */
export function writeReport(results: readonly SheetResult[], kept: string): string {
  const order = { changed: 0, new: 1, same: 2 };
  const sections = results
    .toSorted((one, other) => order[one.verdict] - order[other.verdict])
    .map(({ file, verdict }) => {
      const before =
        verdict === "new"
          ? ""
          : `<figure><figcaption>before</figcaption><img loading="lazy" alt="${file}, before" src="${kept}/${file}"></figure>`;
      return `<h2>${file} (${verdict})</h2>\n<div>${before}<figure><figcaption>after</figcaption><img loading="lazy" alt="${file}, after" src="${file}"></figure></div>`;
    });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Contact sheets, before and after</title>
<style>
  body { margin: 1.5rem; font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; }
  div { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: start; }
  figure { margin: 0; }
  img { width: 100%; border: 1px solid #ccc; }
</style>
<h1>Contact sheets, before and after</h1>
${sections.join("\n")}
</html>
`;
}
