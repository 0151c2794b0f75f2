import { StytchError } from "stytch";
import { Stage, type Answer, type Target } from "./stage.ts";
/** One documented behaviour, checked from outside. */
export interface Check {
    /** A sentence about the behaviour. */
    readonly title: string;
    /** Where Stytch documents it. */
    readonly page: string;
    readonly run: (stage: Stage) => Promise<void>;
}
/** Runs one check and removes what it made, whatever the outcome. */
export declare function runCheck(check: Check, target: Target): Promise<void>;
/** The problem an SDK call is refused with. */
export declare function refusalOf(call: Promise<unknown>): Promise<StytchError>;
/** A member of an answer that has to be text. */
export declare function textOf({ body }: Answer, name: string): string;
/** A PKCE pair. */
export declare function createPair(): Promise<{
    verifier: string;
    challenge: string;
}>;
