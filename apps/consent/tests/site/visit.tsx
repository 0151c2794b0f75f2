import { cleanup, configure, render } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";

import { EN } from "../../src/copy/en.tsx";
import { en } from "../../src/site/copy/en.ts";
import { Site } from "../../src/site/site.tsx";
import { type World, clearCookies, createWorld, sdkUrl } from "./world.ts";

// Parts of the pages are loaded when they are needed, which takes a busy machine a while.
configure({ asyncUtilTimeout: 10_000 });

/** The network of a test file: whatever no handler answers is a failure. */
export const network = setupServer(
  // The SDK reports events by a timer that outlives the test that created it.
  http.post(sdkUrl("/events"), () => HttpResponse.json({})),
);

const ENGLISH = { site: en, consent: EN };

/** A page that is open. */
export interface Visit {
  readonly world: World;
  readonly user: UserEvent;
  /** Where the page has sent the browser. */
  readonly left: string[];
}

/** Opens a page of the site in a world. */
export function visit(address: string, world: World = createWorld()): Visit {
  network.use(...world.handlers);
  globalThis.history.replaceState(null, "", address);
  const left: string[] = [];
  const environment = {
    origin: globalThis.location.origin,
    leave: (url: string): void => void left.push(url),
    reload: (): void => void left.push("reload"),
  };
  render(<Site environment={environment} language={ENGLISH} />);
  return { world, user: userEvent.setup(), left };
}

/** Starts and stops the network around the tests of a file, and leaves nothing from one to the next. */
export function useNetwork(): void {
  // The SDK logs to the console what the pages say in their own words.
  beforeEach(() => {
    vi.spyOn(console, "warn").mockReturnValue();
  });
  beforeAll(() => network.listen({ onUnhandledFrame: "error" }));
  afterEach(() => {
    cleanup();
    network.resetHandlers();
    localStorage.clear();
    sessionStorage.clear();
    clearCookies();
  });
  afterAll(() => network.close());
}
