import * as v from "valibot";

import { emailAddress } from "./email-address.ts";
import { ApiProblem } from "./errors.ts";
import {
  checkMagicLink,
  defaultLinkMinutes,
  linkMinutes,
  openMagicLink,
  sendMagicLink,
} from "./magic-links.ts";
import { hashChosenPassword } from "./passwords.ts";
import type { Project } from "./project.ts";
import { sessionOptions, signIn } from "./session-authentication.ts";

const type = "reset_password";

/** A password as somebody types it. */
export const typedPassword = v.pipe(v.string(), v.maxLength(128));

/** Whom to send a link to, to choose a new password. */
export const passwordResetRequest = v.object({
  email: emailAddress,
  reset_password_redirect_url: v.optional(v.string()),
  reset_password_expiration_minutes: linkMinutes,
  code_challenge: v.optional(v.string()),
});

/** The token of that link, and the new password. */
export const passwordResetAnswer = v.object({
  token: v.string(),
  password: typedPassword,
  code_verifier: v.optional(v.string()),
  ...sessionOptions.entries,
});

/** @throws ApiProblem `email_not_found`, and as `checkMagicLink` does */
export function startPasswordReset(
  project: Project,
  request: v.InferOutput<typeof passwordResetRequest>,
): Record<string, unknown> {
  const { email, reset_password_redirect_url: redirectUrl, code_challenge } = request;
  checkMagicLink(project, { urls: [redirectUrl], codeChallenge: code_challenge });
  const person = project.people.findByEmail(email);
  if (person === undefined) throw new ApiProblem("email_not_found");
  sendMagicLink(project, {
    type,
    subject: person.emailId,
    email,
    redirectUrl,
    minutes: request.reset_password_expiration_minutes ?? defaultLinkMinutes.login,
    codeChallenge: code_challenge,
  });
  return { user_id: person.userId, email_id: person.emailId };
}

/**
 * Sets a new password, ends every session of the user, and starts one. The address is proved by the way.
 *
 * @throws ApiProblem as `openMagicLink` does; `weak_password`
 */
export async function resetPassword(
  project: Project,
  request: v.InferOutput<typeof passwordResetAnswer>,
): Promise<Record<string, unknown>> {
  const { token, password, code_verifier: verifier } = request;
  const { subject } = openMagicLink(project, { token, type, verifier });
  const passwordHash = await hashChosenPassword(password);
  const found = project.people.findByEmailId(subject);
  if (found === undefined) throw new ApiProblem("unable_to_auth_password_reset_token");
  const { shownPassword: _shown, ...person } = found;
  project.magicLinks.end(token);
  project.people.replace({ ...person, passwordHash, emailVerified: true });
  const { userId } = person;
  for (const { sessionId } of project.sessions.of((one) => one.userId === userId))
    project.sessions.revoke(sessionId);
  const factor = { type: "password", delivery_method: "knowledge" } as const;
  return { ...(await signIn(project, userId, factor, request)), email_id: subject };
}
