import { html, type Html } from "./html.ts";

/** A whole page. @param title what the tab says, before the name of the tool */
export function layout(title: string, content: Html): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Relying party</title>
        <link rel="stylesheet" href="/styles.css" />
      </head>
      <body>
        <main class="page">${content}</main>
      </body>
    </html>`;
  return page.toString();
}

/** A scope list in code type, or a word for none. */
export function scopeList(scopes: readonly string[]): Html {
  return scopes.length === 0
    ? html`<span class="secondary">none</span>`
    : html`${scopes.map((scope) => html`<code>${scope}</code> `)}`;
}

/** An instant, absolute to the second in UTC and relative to now. */
export function instant(at: Date, now: Date): Html {
  const iso = at.toISOString();
  const absolute = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  return html`<time datetime="${iso}">${absolute}</time> (${relativeTime(at, now)})`;
}

const UNITS = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3600 },
  { unit: "minute", seconds: 60 },
] as const;

/** How far an instant is from now, in the largest unit that fills it twice, in English. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  const unit = UNITS.find((candidate) => Math.abs(seconds) >= candidate.seconds * 2);
  return unit === undefined
    ? format.format(seconds, "second")
    : format.format(Math.round(seconds / unit.seconds), unit.unit);
}
