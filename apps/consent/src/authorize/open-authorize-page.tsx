import { createBffTransport, createConsentFlow } from "@assent/core";
import { OPEN_EVENT } from "@assent/core/contract";
import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";

import "../themes/default.css";
import "../themes/base.css";
import "./script-notice.css";
import type { Copy } from "../copy/copy.ts";
import { createBrowserPreferences } from "../preferences/browser-preferences.ts";
import { SCOPE_CHOICE_OPTIONS } from "../scopes/catalogue.ts";
import { AuthorizePage } from "./authorize-page.tsx";
import { isNavigable } from "./navigation.ts";
import { readSnapshot } from "./snapshot.ts";

/**
 * Brings the consent page to life in one language: over the markup that it was delivered with, or
 * from nothing.
 *
 * @throws Error where the document has no element `#root`.
 */
export function openAuthorizePage(copy: Copy): void {
  const root = document.querySelector("#root");
  if (root === null) {
    throw new Error("authorize.html has no element #root for the page to stand in.");
  }
  window.addEventListener(OPEN_EVENT, () => document.querySelector("#script-notice")?.remove(), {
    once: true,
  });
  const flow = createConsentFlow({
    query: window.location.search,
    transport: createBffTransport((url, init) => window.fetch(url, init)),
    scopes: SCOPE_CHOICE_OPTIONS,
    outcome: readSnapshot(document),
    navigate: (url) => {
      if (isNavigable(url, window.location.origin)) {
        window.location.replace(url);
      }
    },
    schedule: (callback, ms) => {
      const timer = window.setTimeout(callback, ms);
      return () => window.clearTimeout(timer);
    },
  });
  const delivered = root.firstElementChild !== null;
  const preferences = createBrowserPreferences(window, copy.locale, delivered);
  const page = (
    <StrictMode>
      <AuthorizePage copy={copy} flow={flow} preferences={preferences} />
    </StrictMode>
  );
  if (delivered) {
    hydrateRoot(root, page);
  } else {
    createRoot(root).render(page);
  }
}
