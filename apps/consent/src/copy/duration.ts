/**
 * Says a number of seconds in a language: "30 seconds". The formatter is made here and not ahead,
 * since the first one takes longer than anything else on the way to a page that can be used.
 *
 * @param locale A BCP 47 tag.
 */
export function inSeconds(locale: string, seconds: number): string {
  return inUnits(locale, "second", seconds);
}

/** Says a number of minutes in a language: "10 minutes". As `inSeconds`. */
export function inMinutes(locale: string, minutes: number): string {
  return inUnits(locale, "minute", minutes);
}

function inUnits(locale: string, unit: string, count: number): string {
  const options = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(locale, options).format(count);
}
