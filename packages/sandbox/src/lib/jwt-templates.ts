import * as v from "valibot";

import { isUsableTemplate, renderTemplate, type TemplateVariables } from "./claim-template.ts";
import { ApiProblem } from "./errors.ts";
import { mergeClaims } from "./metadata.ts";
import type { ProjectCore } from "./project-core.ts";
import type { Session } from "./sessions.ts";

/** Tokens that a project-wide template adds claims to. */
export const jwtTemplateTypes = ["SESSION", "M2M"] as const;

/** One of them. */
export type JwtTemplateType = (typeof jwtTemplateTypes)[number];

/** What a template says: claims, and an audience besides the project. */
export const jwtTemplateSettings = v.object({
  template_content: v.string(),
  custom_audience: v.optional(v.string(), ""),
});

/** The template for one kind of token; empty texts add nothing. */
export const jwtTemplate = v.object({
  jwt_template_type: v.picklist(jwtTemplateTypes),
  ...jwtTemplateSettings.entries,
});

/** A template as Stytch shows it. */
export type JwtTemplate = v.InferOutput<typeof jwtTemplate>;

/** Why a template cannot be used; undefined when it can. */
export function templateComplaint({
  template_content,
  custom_audience,
}: Omit<JwtTemplate, "jwt_template_type">): string | undefined {
  if (!isUsableTemplate(template_content))
    return "A template must be a JSON object of at most 4 KB whose variables stand as values, without registered claims.";
  return /^[\u0021-\u007e]{0,256}$/u.test(custom_audience)
    ? undefined
    : "custom_audience must be text without blanks, of at most 256 characters.";
}

/** The project's templates, one for each kind of token. */
export class JwtTemplateStore {
  readonly #templates = new Map<JwtTemplateType, JwtTemplate>();

  get(type: JwtTemplateType): JwtTemplate {
    return (
      this.#templates.get(type) ?? {
        jwt_template_type: type,
        template_content: "",
        custom_audience: "",
      }
    );
  }

  /** @throws ApiProblem `bad_request` for one that cannot be used */
  set(template: JwtTemplate): void {
    const complaint = templateComplaint(template);
    if (complaint !== undefined) throw new ApiProblem("bad_request", complaint);
    this.#templates.set(template.jwt_template_type, template);
  }

  all(): JwtTemplate[] {
    return [...this.#templates.values()];
  }

  /** Puts these templates in place of all there are. */
  restore(templates: readonly JwtTemplate[]): void {
    this.#templates.clear();
    for (const template of templates) this.set(template);
  }
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * A session's custom claims as they are now: those of the template, filled in with the account as it is, under those
 * that calls set or deleted.
 *
 * @see https://stytch.com/docs/consumer-auth/manage-sessions/custom-claims
 */
export function sessionClaims(
  { jwtTemplates, accounts }: ProjectCore,
  accountId: string,
  { customClaims }: Pick<Session<unknown>, "customClaims">,
): Claims {
  const { template_content } = jwtTemplates.get("SESSION");
  return mergeClaims(
    renderTemplate(template_content, accounts.templateVariables(accountId)),
    customClaims,
  );
}

/** The claims that the template adds to a token of an M2M client: `client.…` and `request.…` can be named. */
export function m2mClaims({ jwtTemplates }: ProjectCore, variables: TemplateVariables): Claims {
  return renderTemplate(jwtTemplates.get("M2M").template_content, variables);
}

/** Whom tokens of this kind are for: the project, and the template's own audience. */
export function audienceOf({ id, jwtTemplates }: ProjectCore, type: JwtTemplateType): string[] {
  const { custom_audience } = jwtTemplates.get(type);
  return custom_audience === "" ? [id] : [id, custom_audience];
}
