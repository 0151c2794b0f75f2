/**
 * Says a number of seconds in a language: "30 seconds". The formatter is made here and not ahead,
 * since making one takes longer than anything else on the way to a page that can be used.
 *
 * @param locale A BCP 47 tag.
 */
export function inSeconds(locale: string, seconds: number): string {
  const options = { style: "unit", unit: "second", unitDisplay: "long" } as const;
  return new Intl.NumberFormat(locale, options).format(seconds);
}
