import { StytchError } from "stytch";
import { Stage } from "./stage.js";
/** Runs one check and removes what it made, whatever the outcome. */
export async function runCheck(check, target) {
    const stage = new Stage(target);
    try {
        await check.run(stage);
    }
    finally {
        await stage.clear();
    }
}
/** The problem an SDK call is refused with. */
export async function refusalOf(call) {
    try {
        await call;
    }
    catch (error) {
        if (error instanceof StytchError)
            return error;
        throw error;
    }
    throw new Error("the call was not refused");
}
/** A member of an answer that has to be text. */
export function textOf({ body }, name) {
    const value = body[name];
    if (typeof value !== "string")
        throw new Error(`there is no ${name} in the answer`);
    return value;
}
/** A PKCE pair. */
export async function createPair() {
    const verifier = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    return { verifier, challenge: Buffer.from(digest).toString("base64url") };
}
