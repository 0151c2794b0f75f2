import type { ConfigEnv, UserConfig } from "vite";

/**
 * Tells whether pages are being built for browsers: what makes them small has no place in the
 * server's rendering, in the development server or in tests.
 */
export function isBrowserBuild(_config: UserConfig, { command, isSsrBuild }: ConfigEnv): boolean {
  return command === "build" && isSsrBuild !== true;
}
