import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import "../themes/default.css";
import "../themes/base.css";
import "../authorize/script-notice.css";
import { createBrowserPreferences } from "../preferences/browser-preferences.ts";
import type { SiteLanguage } from "./copy/use-copy.tsx";
import { browserEnvironment } from "./environment.tsx";
import { Site } from "./site.tsx";

/**
 * Brings the pages around consent to life in one language.
 *
 * @throws Error where the document has no element `#root`.
 */
export function openSite(language: SiteLanguage): void {
  const root = document.querySelector("#root");
  if (root === null) {
    throw new Error("index.html has no element #root for the page to stand in.");
  }
  document.querySelector("#script-notice")?.remove();
  const preferences = createBrowserPreferences(window, language.site.language);
  createRoot(root).render(
    <StrictMode>
      <Site environment={browserEnvironment} language={language} preferences={preferences} />
    </StrictMode>,
  );
}
