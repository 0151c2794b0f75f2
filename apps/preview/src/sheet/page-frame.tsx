import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

import { type Dress, dressDocument } from "../surroundings/dress-document.ts";

/** A document of its own, so that widths and heights are those of the frame. */
const EMPTY = "<!doctype html><html><head></head><body></body></html>";

export interface PageFrameProps {
  readonly title: string;
  /** CSS pixels of the page. */
  readonly width: number;
  /** CSS pixels of the page that are shown at least; what is longer makes the frame longer. */
  readonly minHeight: number;
  /** How large a CSS pixel of the page is here. */
  readonly scale: number;
  readonly dress: Dress;
  readonly children: ReactNode;
}

/** A page in a frame of a given width, as long as it is, in the styles of this document. */
export function PageFrame(props: PageFrameProps): ReactNode {
  const { title, width, minHeight, scale, dress, children } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [inner, setInner] = useState<Document | null>(null);
  const [height, setHeight] = useState(minHeight);
  useEffect(() => {
    if (inner === null) {
      return undefined;
    }
    dressDocument(inner, dress);
    const measure = (): void => setHeight(measureHeight(frame.current, inner, minHeight));
    measure();
    const observer = new MutationObserver(measure);
    observer.observe(inner.body, {
      attributeFilter: ["data-status"],
      childList: true,
      subtree: true,
    });
    return () => observer.disconnect();
  }, [inner, dress, minHeight]);
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
  minHeight: number,
): number {
  if (frame === null) {
    return minHeight;
  }
  const { height } = frame.style;
  frame.style.height = `${minHeight}px`;
  const measured = Math.max(minHeight, documentElement.scrollHeight);
  frame.style.height = height;
  return measured;
}
