import { setupWorker } from "msw/browser";

import { SITE_HANDLERS } from "../pages/site-network.ts";
import { scriptedBffHandler } from "./scripted-network.ts";

let starting: Promise<unknown> | null = null;

/** Starts the service worker that answers for the BFF; once a document, whoever asks. */
export function startWorker(): Promise<unknown> {
  starting ??= setupWorker(scriptedBffHandler, ...SITE_HANDLERS).start({
    quiet: true,
    // Assets and Storybook's own requests are nobody's business here.
    onUnhandledFrame: "bypass",
    serviceWorker: { url: new URL("mockServiceWorker.js", document.baseURI).href },
  });
  return starting;
}
