import { type Check } from "../check.ts";
/** Everything around the flow: apps, secrets, metadata, discovery. */
export declare const managementChecks: readonly Check[];
