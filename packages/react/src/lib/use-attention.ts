import type { ConsentFlow } from "@assent/core";
import { useEffect } from "react";

/**
 * Tells a consent flow whether its page can be seen and has the focus, and when the browser brings
 * a page back that it had left. The flow begins with the first report that the page is visible, and
 * arms Allow by them: a page without this hook never allows anything.
 *
 * A page that is being prerendered reports nothing until it is shown.
 *
 * @see https://html.spec.whatwg.org/multipage/interaction.html#page-visibility
 */
export function useAttention(flow: ConsentFlow): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;

    function report(focused: boolean): void {
      if (!("prerendering" in document && document.prerendering === true)) {
        const visible = document.visibilityState === "visible";
        flow.send({ type: "attention", visible, focused });
      }
    }
    const look = (): void => report(document.hasFocus());

    document.addEventListener("visibilitychange", look, { signal });
    document.addEventListener("prerenderingchange", look, { signal });
    window.addEventListener("focus", () => report(true), { signal });
    window.addEventListener("blur", () => report(false), { signal });
    window.addEventListener(
      "pageshow",
      ({ persisted }) => {
        if (persisted) {
          flow.send({ type: "restored" });
          look();
        }
      },
      { signal },
    );
    look();
    return () => listening.abort();
  }, [flow]);
}
