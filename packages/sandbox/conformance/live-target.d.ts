import type { Target } from "./stage.ts";
/** The real project that the environment names, or a sentence about why there is none. */
export declare function liveTarget(environment: Readonly<Record<string, string | undefined>>): Target | string;
