import * as v from "valibot";

/** An e-mail address as the sandbox takes it. */
export const emailAddress = v.pipe(v.string(), v.maxLength(254), v.email());
