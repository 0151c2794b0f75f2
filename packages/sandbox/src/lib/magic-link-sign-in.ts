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
import type { Project } from "./project.ts";
import { sessionOptions, signIn } from "./session-authentication.ts";
import type { SentMessage } from "./sign-in.ts";

const type = "magic_links";

/** Whom to send a link to, where it leads, and for how many minutes it works. */
export const magicLinkRequest = v.object({
  email: emailAddress,
  login_magic_link_url: v.optional(v.string()),
  signup_magic_link_url: v.optional(v.string()),
  login_expiration_minutes: linkMinutes,
  signup_expiration_minutes: linkMinutes,
  code_challenge: v.optional(v.string()),
});

/** The token of a link. */
export const magicLinkAnswer = v.object({
  token: v.string(),
  code_verifier: v.optional(v.string()),
  ...sessionOptions.entries,
});

/**
 * Puts a link into the inbox; an unknown address becomes an account when `create` is set.
 *
 * @throws ApiProblem `email_not_found`, and as `checkMagicLink` does
 */
export function sendSignInLink(
  project: Project,
  request: v.InferOutput<typeof magicLinkRequest>,
  { create }: { create: boolean },
): SentMessage {
  const { email, login_magic_link_url, signup_magic_link_url, code_challenge } = request;
  checkMagicLink(project, {
    urls: [login_magic_link_url, signup_magic_link_url],
    codeChallenge: code_challenge,
  });
  const known = project.people.findByEmail(email);
  if (known === undefined && !create) throw new ApiProblem("email_not_found");
  const isNew = known === undefined;
  const person = known ?? project.people.add({ email, createdAt: project.now() });
  const minutes = isNew ? request.signup_expiration_minutes : request.login_expiration_minutes;
  sendMagicLink(project, {
    type,
    subject: person.emailId,
    email,
    redirectUrl: isNew ? signup_magic_link_url : login_magic_link_url,
    minutes: minutes ?? defaultLinkMinutes[isNew ? "signup" : "login"],
    codeChallenge: code_challenge,
  });
  return { person, created: isNew };
}

/** @throws ApiProblem as `openMagicLink` does */
export async function authenticateMagicLink(
  project: Project,
  request: v.InferOutput<typeof magicLinkAnswer>,
): Promise<Record<string, unknown>> {
  const { token, code_verifier: verifier } = request;
  const { subject, email } = openMagicLink(project, { token, type, verifier });
  const person = project.people.findByEmailId(subject);
  if (person === undefined) throw new ApiProblem("unable_to_auth_magic_link");
  project.people.replace({ ...person, emailVerified: true });
  const email_factor = { email_id: subject, email_address: email };
  const factor = { type: "magic_link", delivery_method: "email", email_factor } as const;
  const answer = await signIn(project, person.userId, factor, request);
  project.magicLinks.end(token);
  return { ...answer, method_id: subject, reset_sessions: false };
}
