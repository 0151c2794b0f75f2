/** Chooses the form that a number takes in a language. */
export function plural(
  rules: Intl.PluralRules,
  count: number,
  forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>,
): string {
  return forms[rules.select(count)] ?? forms.other;
}
