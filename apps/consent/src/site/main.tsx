import "../themes/default.css";
import "../themes/base.css";

import { createRoot } from "react-dom/client";

import { browserEnvironment } from "./environment.tsx";
import { Site } from "./site.tsx";

const root = document.querySelector("#root");
if (root !== null) {
  createRoot(root).render(<Site environment={browserEnvironment} />);
}
