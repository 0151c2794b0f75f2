/**
 * Markup that is safe to send; text cannot pass for it. {@link html} makes it. Construct it from
 * constants alone: the constructor escapes nothing.
 */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand between the braces of {@link html}. `null` and `undefined` leave nothing. */
export type HtmlValue = Html | string | number | null | undefined | readonly HtmlValue[];

/** Builds markup from a template; every value that is not markup already is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = strings.map((text, index) => text + render(values[index]));
  return new Html(parts.join(""));
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined) {
    return "";
  }
  if (value instanceof Html) {
    return value.toString();
  }
  if (typeof value === "string" || typeof value === "number") {
    return escapeHtml(String(value));
  }
  return value.map((part) => render(part)).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Harmless in element content and in quoted attributes. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
