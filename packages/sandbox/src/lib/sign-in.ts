import * as v from "valibot";

import { emailAddress } from "./email-address.ts";
import { ApiProblem } from "./errors.ts";
import { matchesPassword } from "./passwords.ts";
import type { Person } from "./people.ts";
import type { Project } from "./project.ts";
import { sessionOptions, signIn } from "./session-authentication.ts";

const defaultExpirationMinutes = 10;

/** E-mail and password. */
export const passwordRequest = v.object({
  email: v.string(),
  password: v.string(),
  ...sessionOptions.entries,
});

/** Whom to send a passcode to, and for how many minutes (1 to 10, default 10). */
export const oneTimeCodeRequest = v.object({
  email: emailAddress,
  expiration_minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
});

/** A passcode, and the method it was sent to. Node's SDK says `code`, the browser's `token`. */
export const oneTimeCodeAnswer = v.object({
  method_id: v.string(),
  code: v.optional(v.string()),
  token: v.optional(v.string()),
  ...sessionOptions.entries,
});

/** To whom a message was sent, and whether their account is new. */
export interface SentMessage {
  readonly person: Person;
  readonly created: boolean;
}

/** @throws ApiProblem `unauthorized_credentials` for a wrong password and for an unknown address alike */
export async function authenticatePassword(
  project: Project,
  request: v.InferOutput<typeof passwordRequest>,
): Promise<Record<string, unknown>> {
  const person = project.people.findByEmail(request.email);
  if (
    person?.passwordHash === undefined ||
    !(await matchesPassword(request.password, person.passwordHash))
  ) {
    throw new ApiProblem("unauthorized_credentials", "The email address or the password is wrong.");
  }
  return signIn(
    project,
    person.userId,
    { type: "password", delivery_method: "knowledge" },
    request,
  );
}

/**
 * Puts a passcode into the inbox; an unknown address becomes an account when `create` is set.
 *
 * @throws ApiProblem `email_not_found`
 */
export function sendOneTimeCode(
  project: Project,
  request: v.InferOutput<typeof oneTimeCodeRequest>,
  { create }: { create: boolean },
): SentMessage {
  const known = project.people.findByEmail(request.email);
  if (known === undefined && !create) throw new ApiProblem("email_not_found");
  const person = known ?? project.people.add({ email: request.email, createdAt: project.now() });
  const code = project.oneTimeCodes.issue(
    person.emailId,
    request.expiration_minutes ?? defaultExpirationMinutes,
  );
  project.inbox.receive({
    to: request.email,
    subject: `Your passcode for ${project.name}`,
    code,
    methodId: person.emailId,
    sentAt: project.now(),
  });
  return { person, created: known === undefined };
}

/** @throws ApiProblem `otp_code_not_found` */
export function authenticateOneTimeCode(
  project: Project,
  request: v.InferOutput<typeof oneTimeCodeAnswer>,
): Promise<Record<string, unknown>> {
  const person = project.people.findByEmailId(request.method_id);
  const code = request.code ?? request.token ?? "";
  if (person?.email === undefined || !project.oneTimeCodes.redeem(request.method_id, code)) {
    throw new ApiProblem("otp_code_not_found");
  }
  project.people.replace({ ...person, emailVerified: true });
  return signIn(
    project,
    person.userId,
    {
      type: "otp",
      delivery_method: "email",
      email_factor: { email_id: person.emailId, email_address: person.email },
    },
    request,
  );
}
