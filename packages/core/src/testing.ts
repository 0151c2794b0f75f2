export * from "./lib/testing/define-scenario.ts";
export * from "./lib/testing/hostile-scenarios.ts";
export * from "./lib/testing/logo.ts";
export * from "./lib/testing/sample-consent.ts";
export * from "./lib/testing/scenario-list.ts";
export * from "./lib/testing/scenario.ts";
export * from "./lib/testing/scripted-bff.ts";
export * from "./lib/testing/state-scenarios.ts";
