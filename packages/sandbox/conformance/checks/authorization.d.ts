import { type Check } from "../check.ts";
/** The two calls of the authorization flow, and consent. */
export declare const authorizationChecks: readonly Check[];
