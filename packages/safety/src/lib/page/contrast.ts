/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
type Color = readonly [red: number, green: number, blue: number, opacity: number];

/**
 * The contrast between an element's text and what is behind it, from 1 to 21.
 *
 * @returns `null` where an image or a gradient is behind it, so that no single number would be true.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function textContrast(element: Element): number | null {
  const layers: Color[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(one);
    if (backgroundImage !== "none") {
      return null;
    }
    layers.push(readColor(backgroundColor));
    if (layers.at(-1)?.[3] === 1) {
      break;
    }
  }
  const canvas = readColor("Canvas");
  const behind = layers.reduceRight((below, layer) => blend(layer, below), canvas);
  const { color, opacity } = getComputedStyle(element);
  const [red, green, blue, alpha] = readColor(color);
  const text = blend([red, green, blue, alpha * Number(opacity)], behind);
  const [darker, lighter] = [luminance(text), luminance(behind)].toSorted((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

let pen: OffscreenCanvasRenderingContext2D | null = null;

/** Any color that CSS can write, drawn to see what it is. */
function readColor(color: string): Color {
  pen ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (pen === null) {
    return [0, 0, 0, 0];
  }
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, opacity / 255];
}

function blend([red, green, blue, opacity]: Color, below: Color): Color {
  const mix = (one: number, other: number): number => one * opacity + other * (1 - opacity);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
}

function luminance([red, green, blue]: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
