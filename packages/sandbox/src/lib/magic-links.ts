import { createHash } from "node:crypto";

import * as v from "valibot";

import { pageOrigins } from "./cors.ts";
import { ApiProblem } from "./errors.ts";
import type { LinkType, NewMagicLink } from "./magic-link-store.ts";
import type { ProjectCore } from "./project-core.ts";
import { isSameSecret } from "./request-guards.ts";

/** Minutes that a link may work: five to a week. */
export const linkMinutes = v.optional(
  v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(10_080)),
);

/** How long a link works where the call says nothing: an hour, or a week where it makes an account. */
export const defaultLinkMinutes = { login: 60, signup: 10_080 } as const;

/** Whether a link is for choosing a new password, not for signing in with the one there is. */
function isForPassword(type: LinkType): boolean {
  return type === "reset_password" || type === "multi_tenant_passwords";
}

function refusal(type: LinkType): ApiProblem {
  return new ApiProblem(
    isForPassword(type) ? "unable_to_auth_password_reset_token" : "unable_to_auth_magic_link",
  );
}

/** What a call says about the link it asks for. */
interface LinkChoices {
  readonly urls: readonly (string | undefined)[];
  readonly codeChallenge: string | undefined;
}

/**
 * Checks where links may lead, and their code challenge, before anything is made for them.
 *
 * @throws ApiProblem `invalid_magic_link_url`, `no_match_for_provided_magic_link_url`, `invalid_pkce_code_challenge`
 */
export function checkMagicLink(project: ProjectCore, { urls, codeChallenge }: LinkChoices): void {
  for (const url of urls) if (url !== undefined && url !== "") checkRedirect(project, url);
  if (codeChallenge !== undefined && !/^[A-Za-z0-9_-]{43}$/u.test(codeChallenge))
    throw new ApiProblem("invalid_pkce_code_challenge");
}

function checkRedirect(project: ProjectCore, url: string): void {
  if (!URL.canParse(url) || !/^https?:\/\//iu.test(url))
    throw new ApiProblem("invalid_magic_link_url");
  const { origin, username, hash } = new URL(url);
  if (username !== "" || hash !== "") throw new ApiProblem("invalid_magic_link_url");
  if (!pageOrigins(project).has(origin))
    throw new ApiProblem("no_match_for_provided_magic_link_url");
}

/** The address in the message: the sandbox's own, which passes on to the page of the app. */
function addressOf(project: ProjectCore, token: string, type: LinkType): string {
  const base = project.vertical === "b2b" ? "/v1/b2b" : "/v1";
  const parameters = new URLSearchParams({
    public_token: project.publicToken,
    stytch_token_type: type,
    token,
  });
  return `${project.url}${base}/magic_links/redirect?${parameters.toString()}`;
}

/** Puts a link into the inbox; `checkMagicLink` has found it in order. */
export function sendMagicLink(project: ProjectCore, link: NewMagicLink): void {
  const { redirectUrl = "" } = link;
  const token = project.magicLinks.add({
    ...link,
    redirectUrl: redirectUrl === "" ? `${project.appUrl}/authenticate` : redirectUrl,
  });
  project.inbox.receive({
    to: link.email,
    subject: isForPassword(link.type)
      ? `Your link to choose a new password for ${project.name}`
      : `Your link to sign in to ${project.name}`,
    code: "",
    link: addressOf(project, token, link.type),
    methodId: link.subject,
    sentAt: project.now(),
  });
}

/**
 * Where a link that somebody opens leads: the app's page, with the token that signs them in there.
 *
 * @throws ApiProblem `unable_to_auth_magic_link`, `unable_to_auth_password_reset_token`
 */
export function followMagicLink(project: ProjectCore, token: string, type: LinkType): string {
  const link = project.magicLinks.find(token, type);
  if (link === undefined) throw refusal(type);
  const url = new URL(link.redirectUrl);
  if (link.slug !== undefined) url.searchParams.set("slug", link.slug);
  url.searchParams.set("stytch_token_type", type);
  url.searchParams.set("token", token);
  return url.href;
}

/** @throws ApiProblem `pkce_expected_code_verifier`, `pkce_did_not_expect_code_verifier`, `pkce_mismatch` */
function checkVerifier(challenge: string | undefined, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  if (verifier === undefined) throw new ApiProblem("pkce_expected_code_verifier");
  if (challenge === undefined) throw new ApiProblem("pkce_did_not_expect_code_verifier");
  const hash = createHash("sha256").update(verifier).digest("base64url");
  if (!isSameSecret(challenge, hash)) throw new ApiProblem("pkce_mismatch");
}

/**
 * Whom a token signs in. It stays good until `end`, so that a wrong verifier does not use it up.
 *
 * @throws ApiProblem `unable_to_auth_magic_link`, `unable_to_auth_password_reset_token`,
 *   `pkce_expected_code_verifier`, `pkce_did_not_expect_code_verifier`, `pkce_mismatch`
 */
export function openMagicLink(
  project: ProjectCore,
  { token, type, verifier }: { token: string; type: LinkType; verifier: string | undefined },
): Pick<NewMagicLink, "subject" | "email"> {
  const link = project.magicLinks.find(token, type);
  if (link === undefined) throw refusal(type);
  checkVerifier(link.codeChallenge, verifier);
  return link;
}
