export * from "./lib/testing/scenario.ts";
