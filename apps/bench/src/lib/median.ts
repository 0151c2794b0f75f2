/**
 * The middle of some numbers, or the mean of the two in the middle.
 *
 * @throws RangeError where there are none.
 */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/**
 * The number below which a share of the others lie, interpolated between neighbours.
 *
 * @param share From 0 to 1.
 * @throws RangeError where there are no numbers.
 */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const position = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  if (below === undefined || above === undefined) {
    throw new RangeError("There is no quantile of no numbers.");
  }
  return below + (above - below) * (position - Math.floor(position));
}
