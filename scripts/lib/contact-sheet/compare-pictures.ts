import type { Page } from "playwright-core";

/** How two pictures of one sheet differ. */
export interface Difference {
  /** The part of all pixels that differ visibly, from 0 to 1. */
  readonly part: number;
  readonly sameSize: boolean;
}

/** Draws both on one canvas and counts, in the browser: it knows the format. */
const COUNT = `async ([before, after]) => {
  const draw = async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [one, other] = [await draw(before), await draw(after)];
  const sameSize = one.width === other.width && one.height === other.height;
  if (!sameSize) {
    return { part: 1, sameSize };
  }
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const far = (channel) => Math.abs(one.data[at + channel] - other.data[at + channel]) > 40;
    different += far(0) || far(1) || far(2) ? 1 : 0;
  }
  return { part: different / (one.data.length / 4), sameSize };
}`;

function toAddress(picture: Buffer): string {
  return `data:image/webp;base64,${picture.toString("base64")}`;
}

/** Compares two pictures in a page that is not used for anything else. */
export async function comparePictures(
  page: Page,
  before: Buffer,
  after: Buffer,
): Promise<Difference> {
  if (before.equals(after)) {
    return { part: 0, sameSize: true };
  }
  const script = `(${COUNT})(${JSON.stringify([toAddress(before), toAddress(after)])})`;
  return page.evaluate<Difference>(script);
}
