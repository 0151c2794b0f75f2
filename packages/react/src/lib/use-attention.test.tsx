import type { ConsentEvent, ConsentFlow } from "@assent/core";
import { cleanup, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import { useAttention } from "./use-attention.ts";

interface Bench {
  readonly flow: ConsentFlow;
  readonly events: ConsentEvent[];
}

function createBench(): Bench {
  const events: ConsentEvent[] = [];
  const flow: ConsentFlow = {
    getSnapshot: () => ({ status: "loading", slow: false }),
    subscribe: () => () => undefined,
    send: (event) => events.push(event),
  };
  return { flow, events };
}

/** Gives the document a property that jsdom does not have, for one test. */
function set(name: "prerendering" | "visibilityState", value: unknown): void {
  Object.defineProperty(document, name, { value, configurable: true });
}

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(document, "prerendering");
  Reflect.deleteProperty(document, "visibilityState");
});

describe("useAttention", () => {
  it("reports at once whether the page is seen", () => {
    const { flow, events } = createBench();
    renderHook(() => useAttention(flow));
    const focused = document.hasFocus();
    expect(events).toEqual([{ type: "attention", visible: true, focused }]);
  });

  it("reports when the window gains and loses the focus [#48]", () => {
    const { flow, events } = createBench();
    renderHook(() => useAttention(flow));
    fireEvent.focus(window);
    fireEvent.blur(window);
    expect(events.slice(1)).toEqual([
      { type: "attention", visible: true, focused: true },
      { type: "attention", visible: true, focused: false },
    ]);
  });

  it("reports when the page is hidden", () => {
    const { flow, events } = createBench();
    renderHook(() => useAttention(flow));
    set("visibilityState", "hidden");
    fireEvent(document, new Event("visibilitychange"));
    expect(events.at(-1)).toMatchObject({ type: "attention", visible: false });
  });

  it("reports nothing while the page is prerendered, and all when it is shown [#25]", () => {
    set("prerendering", true);
    const { flow, events } = createBench();
    renderHook(() => useAttention(flow));
    fireEvent.focus(window);
    expect(events).toEqual([]);

    set("prerendering", false);
    fireEvent(document, new Event("prerenderingchange"));
    expect(events).toHaveLength(1);
  });

  it("tells a page that the browser kept from one that was loaded [#51]", () => {
    const { flow, events } = createBench();
    renderHook(() => useAttention(flow));
    fireEvent(window, new PageTransitionEvent("pageshow", { persisted: false }));
    expect(events.map(({ type }) => type)).not.toContain("restored");
    fireEvent(window, new PageTransitionEvent("pageshow", { persisted: true }));
    expect(events.map(({ type }) => type)).toContain("restored");
  });

  it("listens no longer than the component lives", () => {
    const { flow, events } = createBench();
    renderHook(() => useAttention(flow)).unmount();
    fireEvent.focus(window);
    expect(events).toHaveLength(1);
  });
});
