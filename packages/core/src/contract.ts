export * from "./lib/contract.ts";
