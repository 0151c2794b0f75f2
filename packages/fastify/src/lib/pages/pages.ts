import { SNAPSHOT_ELEMENT_ID, type Outcome } from "@assent/core/contract";

/** The built pages: what `apps/consent` builds, or anything with the same two comments in it. */
export interface Pages {
  /**
   * The consent page, with `<!--assent:snapshot-->` where the outcome goes and
   * `<!--assent:markup-->` where its rendered markup goes.
   */
  readonly authorizeHtml: string;
  /** Every other page. Default: none; `/`, `/login` and `/connected-apps` are then the server's own. */
  readonly indexHtml?: string | undefined;
  /** Directory of the hashed files under `/assets/`, with `.br` and `.gz` beside each. */
  readonly assetsDirectory: string;
  /**
   * Renders the consent page's first state, so that it reads before any script has run. Whatever it
   * returns goes into the page as it is. Without it the browser renders alone.
   */
  readonly render?: ((snapshot: Outcome) => string) | undefined;
}

const SNAPSHOT_COMMENT = "<!--assent:snapshot-->";

/** Puts an outcome into the consent page. Rendering that fails leaves the work to the browser. */
export function renderAuthorizePage(
  { authorizeHtml, render }: Pages,
  outcome: Outcome,
  onRenderError: (error: unknown) => void,
): string {
  const json = escapeJson(JSON.stringify(outcome));
  const snapshot = `<script type="application/json" id="${SNAPSHOT_ELEMENT_ID}">${json}</script>`;
  let markup = "";
  try {
    markup = render?.(outcome) ?? "";
  } catch (error) {
    onRenderError(error);
  }
  // One pass, so that nothing inserted is searched again.
  return authorizeHtml.replaceAll(/<!--assent:(?:snapshot|markup)-->/gu, (comment) =>
    comment === SNAPSHOT_COMMENT ? snapshot : markup,
  );
}

/** No character of a JSON text may end its script element, or a line of a script. */
function escapeJson(json: string): string {
  return json.replaceAll(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
