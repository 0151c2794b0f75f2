import { type Check } from "../check.ts";
/** The token endpoint, and what it hands out. */
export declare const tokenChecks: readonly Check[];
