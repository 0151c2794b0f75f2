import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The one page of the relying party that needs a build: Stytch's prebuilt consent component. */
export default defineConfig({
  root: `${import.meta.dirname}/src/prebuilt`,
  base: "/prebuilt/",
  plugins: [react()],
  build: { outDir: `${import.meta.dirname}/dist/prebuilt`, emptyOutDir: true, target: "es2023" },
});
