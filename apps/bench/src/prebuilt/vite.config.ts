import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page with Stytch's prebuilt component, built with what builds ours. */
// oxlint-disable-next-line import/no-default-export -- Vite reads the default export
export default defineConfig({
  root: `${import.meta.dirname}/page`,
  plugins: [react()],
  build: {
    outDir: `${import.meta.dirname}/../../dist/prebuilt`,
    emptyOutDir: true,
    target: "es2023",
    cssTarget: ["chrome125", "safari18", "firefox128"],
  },
});
