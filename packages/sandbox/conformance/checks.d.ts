import type { Check } from "./check.ts";
/** Every check, in the order in which they run against a real project. */
export declare const checks: readonly Check[];
