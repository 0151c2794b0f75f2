import type { ColorTheme } from "@assent/core";
import { SNAPSHOT_ELEMENT_ID, type Outcome } from "@assent/core/contract";

import type { Presentation } from "./presentation.ts";

/**
 * The HTML of the pages in one language. Where the root element says `data-theme="system"` and the
 * color scheme of the document is `content="light dark"`, both follow the person's own choice.
 */
export interface PageDocuments {
  /**
   * The consent page, with `<!--assent:snapshot-->` where the outcome goes and
   * `<!--assent:markup-->` where its rendered markup goes.
   */
  readonly authorizeHtml: string;
  /** Every other page. Default: none; `/`, `/login` and `/connected-apps` are then the server's own. */
  readonly indexHtml?: string | undefined;
}

/** How to render the consent page, beside what it shows. */
export interface RenderOptions {
  /** One of `Pages.languages`. Absent where there are none. */
  readonly locale?: string;
  readonly theme: ColorTheme;
  /** The query string of the page as it came, without `?`. */
  readonly query: string;
}

/** The built pages: what `apps/consent` builds, or anything with the same two comments in it. */
export interface Pages extends PageDocuments {
  /**
   * The same documents by language, as BCP 47 tags; the first is the default. Default: none; the
   * documents above then go to everybody.
   */
  readonly languages?: Readonly<Record<string, PageDocuments>> | undefined;
  /** Directory of the hashed files under `/assets/`, with `.br` and `.gz` beside each. */
  readonly assetsDirectory: string;
  /**
   * Renders the consent page's first state, so that it reads before any script has run. Whatever it
   * returns goes into the page as it is. Without it the browser renders alone.
   */
  readonly render?: ((snapshot: Outcome, options: RenderOptions) => string) | undefined;
}

/** Puts an outcome into the consent page. Rendering that fails leaves the work to the browser. */
export function renderAuthorizePage(
  { render }: Pages,
  { documents, locale, theme, query }: Presentation,
  outcome: Outcome,
  onRenderError: (error: unknown) => void,
): string {
  const json = escapeJson(JSON.stringify(outcome));
  const snapshot = `<script type="application/json" id="${SNAPSHOT_ELEMENT_ID}">${json}</script>`;
  let markup = "";
  try {
    markup = render?.(outcome, { ...(locale !== undefined && { locale }), theme, query }) ?? "";
  } catch (error) {
    onRenderError(error);
  }
  return fillIn(takeApart(documents), theme, { snapshot, markup });
}

/** Puts the theme into a page that holds nothing else of a request. */
export function renderIndexPage(html: string, { theme }: Presentation): string {
  return fillIn(html.split(PLACES), theme, {});
}

const PLACES = /(<!--assent:(?:snapshot|markup)-->|data-theme="system"|content="light dark")/gu;

/** Consent pages, parted at their places, which stand between the parts. */
const takenApart = new WeakMap<PageDocuments, readonly string[]>();

function takeApart(documents: PageDocuments): readonly string[] {
  const pieces = takenApart.get(documents) ?? documents.authorizeHtml.split(PLACES);
  takenApart.set(documents, pieces);
  return pieces;
}

/** Fills every place. Nothing that was inserted is searched. */
function fillIn(
  pieces: readonly string[],
  theme: ColorTheme,
  parts: { readonly snapshot?: string; readonly markup?: string },
): string {
  const places: Readonly<Record<string, string | undefined>> = {
    "<!--assent:snapshot-->": parts.snapshot,
    "<!--assent:markup-->": parts.markup,
    ...(theme !== "system" && {
      'data-theme="system"': `data-theme="${theme}"`,
      'content="light dark"': `content="${theme}"`,
    }),
  };
  return pieces.map((piece) => places[piece] ?? piece).join("");
}

/** No character of a JSON text may end its script element, or a line of a script. */
function escapeJson(json: string): string {
  return json.replaceAll(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
