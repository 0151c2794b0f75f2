import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import "../themes/default.css";
import "../themes/base.css";
import "../authorize/script-notice.css";
import { browserEnvironment } from "./environment.tsx";
import { Site } from "./site.tsx";

const root = document.querySelector("#root");
if (root === null) {
  throw new Error("index.html has no element #root for the page to stand in.");
}
document.querySelector("#script-notice")?.remove();
createRoot(root).render(
  <StrictMode>
    <Site environment={browserEnvironment} />
  </StrictMode>,
);
