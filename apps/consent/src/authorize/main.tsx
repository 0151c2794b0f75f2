import { createBffTransport, createConsentFlow } from "@assent/core";
import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";

import "../themes/default.css";
import "../themes/base.css";
import "./script-notice.css";
import { SCOPE_CHOICE_OPTIONS } from "../scopes/catalogue.ts";
import { AuthorizePage } from "./authorize-page.tsx";
import { isNavigable } from "./navigation.ts";
import { readSnapshot } from "./snapshot.ts";

const root = document.querySelector("#root");
if (root === null) {
  throw new Error("authorize.html has no element #root for the page to stand in.");
}
document.querySelector("#script-notice")?.remove();

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

const page = (
  <StrictMode>
    <AuthorizePage flow={flow} />
  </StrictMode>
);
if (root.firstElementChild === null) {
  createRoot(root).render(page);
} else {
  hydrateRoot(root, page);
}
