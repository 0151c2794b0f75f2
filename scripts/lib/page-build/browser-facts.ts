import type { Plugin } from "vite";

import { isBrowserBuild } from "./browser-build.ts";

/**
 * What is so in every browser that the pages are built for, as far as React asks: what it would do
 * otherwise can go. React's developer tools do not see built pages.
 */
const FACTS: Readonly<Record<string, string>> = {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: "undefined",
  AbortController: "function",
  MessageChannel: "function",
  document: "object",
  performance: "object",
  queueMicrotask: "function",
  reportError: "function",
  setImmediate: "undefined",
  window: "object",
  "window.document": "object",
  "window.document.createElement": "function",
};

/** Tells the bundler what a browser is, so that it leaves out code for anything else. */
export function browserFacts(): Plugin {
  const define = Object.fromEntries(
    Object.entries(FACTS).map(([name, type]) => [`typeof ${name}`, JSON.stringify(type)]),
  );
  return { name: "assent:browser-facts", apply: isBrowserBuild, config: () => ({ define }) };
}
