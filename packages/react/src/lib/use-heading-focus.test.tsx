import { type ConsentState, createFailure, createLocalProblem } from "@assent/core";
import { cleanup, render } from "@testing-library/react";
import { type ReactNode, useRef } from "react";
import { afterEach, describe, expect, it } from "vitest";

import { useHeadingFocus } from "./use-heading-focus.ts";

afterEach(cleanup);

function Page({ state }: { readonly state: ConsentState }): ReactNode {
  const page = useRef<HTMLElement>(null);
  useHeadingFocus(page, state);
  return (
    <main ref={page}>
      <h1 tabIndex={-1}>{state.status}</h1>
    </main>
  );
}

const LOADING: ConsentState = { status: "loading", slow: false };
const REDIRECTING: ConsentState = { status: "redirecting", redirectTo: "https://rp.example/cb" };
const OFFLINE: ConsentState = createFailure(createLocalProblem("offline"));

/** What has the focus after a page went through some states. */
function focusAfter(...states: readonly ConsentState[]): string | undefined {
  const [first = LOADING, ...later] = states;
  const { rerender } = render(<Page state={first} />);
  later.forEach((state) => rerender(<Page state={state} />));
  const { activeElement } = document;
  return activeElement === document.body ? undefined : activeElement?.textContent;
}

describe("useHeadingFocus", () => {
  it("leaves the focus alone at load", () => {
    expect(focusAfter(REDIRECTING)).toBeUndefined();
  });

  it("leaves it alone for the view that loading was waiting for", () => {
    expect(focusAfter(LOADING, OFFLINE)).toBeUndefined();
  });

  it("moves it to the heading of a view that takes over", () => {
    expect(focusAfter(LOADING, OFFLINE, REDIRECTING)).toBe("redirecting");
  });

  it("leaves it alone between the statuses of one view", () => {
    expect(focusAfter(REDIRECTING, { ...REDIRECTING, status: "stalled" })).toBeUndefined();
  });
});
