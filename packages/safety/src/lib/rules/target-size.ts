import type { DomRule } from "../dom-rule.ts";
import { labelsOf, visibleControls } from "../page/controls.ts";

/** WCAG 2.2, 2.5.8, without its exceptions. */
const MIN_SIZE = 24;

/** S13: targets are at least 24 × 24 CSS pixels. A field's label is a part of its target. */
export const targetSize: DomRule = {
  id: "S13",
  title: "targets are at least 24 × 24 CSS px",
  kind: "dom",
  find: (document) =>
    visibleControls(document)
      .filter((control) => ![control, ...labelsOf(control)].some(isLargeEnough))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const size = `${width.toFixed(0)} × ${height.toFixed(0)} px`;
        return { message: `A target of ${size} is too small to hit.`, element };
      }),
};

function isLargeEnough(element: Element): boolean {
  return [...element.getClientRects()].some(
    ({ width, height }) => width >= MIN_SIZE - 0.5 && height >= MIN_SIZE - 0.5,
  );
}
