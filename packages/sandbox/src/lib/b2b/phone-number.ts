import * as v from "valibot";

/** A phone number as Stytch takes it. */
export const phoneNumber = v.pipe(
  v.string(),
  v.regex(/^\+[1-9]\d{6,14}$/u, "must be in E.164 format"),
);
