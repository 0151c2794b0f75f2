import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

/** One Vitest project a package: unit tests beside their source, integration tests in `tests/`. */
function project(folder: string, environment: "node" | "jsdom" = "node"): object {
  return {
    extends: false,
    plugins: environment === "jsdom" ? [react()] : [],
    test: {
      name: folder.split("/")[1],
      root: `${root}/${folder}`,
      environment,
      include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
      restoreMocks: true,
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project("packages/core"),
      project("packages/react", "jsdom"),
      project("packages/fastify"),
      project("packages/sandbox"),
      project("apps/consent", "jsdom"),
      project("apps/bff"),
      project("apps/relying-party"),
    ],
  },
});
