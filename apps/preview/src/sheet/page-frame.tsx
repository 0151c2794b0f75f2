import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

import { type Dress, dressDocument } from "../surroundings/dress-document.ts";

/** A document of its own, so that widths and heights are those of the frame. */
const EMPTY = "<!doctype html><html><head></head><body></body></html>";

/** The least and the greatest height of a frame. */
export interface Heights {
  readonly least: number;
  readonly most: number;
}

export interface PageFrameProps {
  readonly title: string;
  /** CSS pixels of the page. */
  readonly width: number;
  /** CSS pixels of the page that are shown at least and at most: a longer page is cut off. */
  readonly heights: Heights;
  /** How large a CSS pixel of the page is here. */
  readonly scale: number;
  readonly dress: Dress;
  readonly children: ReactNode;
}

/** A page in a frame of a given width, as long as it is, in the styles of this document. */
export function PageFrame(props: PageFrameProps): ReactNode {
  const { title, width, heights, scale, dress, children } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [inner, setInner] = useState<Document | null>(null);
  const [height, setHeight] = useState(heights.least);
  useEffect(() => {
    if (inner === null) {
      return undefined;
    }
    dressDocument(inner, dress);
    const measure = (): void => setHeight(measureHeight(frame.current, inner, heights));
    measure();
    const observer = new MutationObserver(measure);
    observer.observe(inner.body, {
      attributeFilter: ["data-status"],
      childList: true,
      subtree: true,
    });
    // A built preview's style sheets arrive later than the page.
    inner.head.addEventListener("load", measure, { capture: true });
    return () => {
      observer.disconnect();
      inner.head.removeEventListener("load", measure, { capture: true });
    };
  }, [inner, dress, heights]);
  return (
    <div style={{ width: width * scale, height: height * scale }}>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- holds this document's own page */}
      <iframe
        onLoad={() => setInner(takeStyles(frame.current?.contentDocument ?? null))}
        ref={frame}
        srcDoc={EMPTY}
        style={{
          width,
          height,
          border: 0,
          transform: `scale(${scale})`,
          transformOrigin: "0 0",
        }}
        title={title}
      />
      {inner !== null && createPortal(children, inner.body)}
    </div>
  );
}

/** Gives a document the styles of this one. */
function takeStyles(inner: Document | null): Document | null {
  for (const style of document.querySelectorAll('head > style, head > link[rel="stylesheet"]')) {
    inner?.head.append(inner.importNode(style, true));
  }
  return inner;
}

/** How long a page is in a window of the least height: pages fill the window that they are in. */
function measureHeight(
  frame: HTMLIFrameElement | null,
  { documentElement }: Document,
  { least, most }: Heights,
): number {
  if (frame === null) {
    return least;
  }
  const { height } = frame.style;
  frame.style.height = `${least}px`;
  const measured = Math.max(least, Math.min(most, documentElement.scrollHeight));
  frame.style.height = height;
  return measured;
}
