/** When a page had got how far, in milliseconds since its navigation began. */
export interface Moments {
  readonly readable: number;
  readonly ready: number;
}

/** The function by which a page under observation tells its moments. */
export const TELL = "assentBenchTell";

/**
 * The observer that runs in both pages before anything of theirs. It looks once a frame, asks both
 * pages the same, and knows nothing of either:
 *
 * - readable: the name of the app, the words of its scopes and a button that says Allow are laid out,
 *   and the frame that shows them has been handed over to be drawn;
 * - ready: that button has a handler, is not disabled, and the React root that it belongs to has
 *   been committed and, where it came as markup, hydrated.
 *
 * @param texts What must be there to read, beside the button.
 * @param until A page that is only to be read never gets ready: it tells when it can be read.
 */
export function observer(texts: readonly string[], until: keyof Moments = "ready"): string {
  return `(${observe.toString()})(${JSON.stringify(texts)}, ${JSON.stringify(until)}, ${JSON.stringify(TELL)})`;
}

/** Runs in the page: nothing outside of it is there. */
function observe(texts: readonly string[], until: keyof Moments, tell: string): void {
  let readable = 0;
  const values = (element: object, prefix: string): unknown =>
    Object.entries(element).find(([key]) => key.startsWith(prefix))?.[1];
  const allowButton = (): HTMLButtonElement | undefined =>
    [...document.querySelectorAll("button")].find(
      (button) => button.textContent.startsWith("Allow") && button.offsetHeight > 0,
    );
  const isPressable = (button: HTMLButtonElement): boolean => {
    const root = document.querySelector("#root");
    const props = values(button, "__reactProps$") as { onClick?: unknown } | undefined;
    const fiber = (root && values(root, "__reactContainer$")) as
      | { stateNode: { current: { memoizedState: { isDehydrated?: boolean } | null } } }
      | undefined;
    const isDehydrated = fiber?.stateNode.current.memoizedState?.isDehydrated ?? true;
    return typeof props?.onClick === "function" && !button.disabled && !isDehydrated;
  };
  const afterFrame = (then: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", then);
    port1.start();
    port2.postMessage(null);
  };
  const look = (): void => {
    const button = allowButton();
    if (readable === 0 && button && texts.every((text) => document.body.innerText.includes(text))) {
      readable = -1;
      afterFrame(() => {
        readable = performance.now();
      });
    }
    if (readable > 0 && button && (until === "readable" || isPressable(button))) {
      const told = JSON.stringify({ readable, ready: performance.now() });
      (window as unknown as Record<string, (text: string) => void>)[tell]?.(told);
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}
