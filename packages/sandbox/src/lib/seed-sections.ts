import { readFile } from "node:fs/promises";

import * as v from "valibot";

import { checkClient, clientChanges } from "./client-registration.ts";
import { clientTypes, isPublic } from "./client-rules.ts";
import { ApiProblem } from "./errors.ts";
import {
  jwtTemplateSettings,
  jwtTemplateTypes,
  templateComplaint,
  type JwtTemplateType,
} from "./jwt-templates.ts";
import { keptPolicy } from "./kept.ts";
import type { Policy } from "./rbac.ts";
import { checkRedirectUrls } from "./redirect-urls.ts";
import { SandboxStartError } from "./start-error.ts";

/** Metadata of an account or organization. */
export const seedMetadata = v.exactOptional(v.record(v.string(), v.unknown()));

/** A password that somebody signs in with. */
export const seedPasswordText = v.exactOptional(
  v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
);

/** An identifier that a seed file gives, in Stytch's test format. */
export function seedIdentifier(kind: string): v.GenericSchema<string> {
  return v.pipe(
    v.string(),
    v.regex(new RegExp(`^${kind}-test-[\\w-]{1,64}$`, "u"), `must begin with ${kind}-test-`),
  );
}

const client = v.strictObject({
  ...clientChanges.entries,
  client_id: v.exactOptional(seedIdentifier("connected-app")),
  client_type: v.picklist(clientTypes, `must be one of ${clientTypes.join(", ")}`),
  client_name: v.pipe(v.string(), v.maxLength(256)),
  client_secret: v.exactOptional(v.pipe(v.string(), v.minLength(8), v.maxLength(256))),
  redirect_urls: v.array(v.string()),
});

const template = v.exactOptional(v.strictObject(jwtTemplateSettings.entries));

/** What a seed file of either vertical may have. */
export const commonSections = {
  $schema: v.exactOptional(v.string()),
  clients: v.exactOptional(v.array(client)),
  policy: v.exactOptional(keptPolicy),
  jwt_templates: v.exactOptional(v.strictObject(v.entriesFromList(jwtTemplateTypes, template))),
};

/** A Connected App in a seed file. */
export type SeedFileClient = v.InferOutput<typeof client>;

/** The project-wide claim templates of a seed file. */
export type SeedFileTemplates = Partial<
  Record<JwtTemplateType, v.InferOutput<typeof jwtTemplateSettings>>
>;

/** One of many values that have to differ, and where it stands. */
interface Repeatable {
  readonly path: string;
  readonly value: string | undefined;
}

/** Complains about values that an earlier one repeats, in whatever case. */
export function repeated(entries: readonly Repeatable[]): string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, value }) => {
    if (value === undefined) return [];
    const isNew = !seen.has(value.toLowerCase());
    seen.add(value.toLowerCase());
    return isNew ? [] : [`${path}: appears twice`];
  });
}

/** Complains about roles that the policy does not have. */
export function unknownRoles(
  path: string,
  roles: readonly string[],
  policy: Pick<Policy, "roles">,
): string[] {
  const known = new Set(policy.roles.map(({ role_id }) => role_id));
  return roles
    .filter((role) => !known.has(role))
    .map((role) => `${path}: ${role} is no role of the policy`);
}

/** Complains about permissions on what is no resource of the policy, or no action of it. */
export function permissionComplaints(
  path: string,
  { resources }: Pick<Policy, "resources">,
  { permissions }: Pick<Policy["scopes"][number], "permissions">,
): string[] {
  const actionsOf = new Map(resources.map((one) => [one.resource_id, one.actions]));
  return permissions.flatMap(({ resource_id, actions }, index) => {
    const known = actionsOf.get(resource_id);
    const place = `${path}.permissions.${index}`;
    if (known === undefined) return [`${place}.resource_id: is no resource of the policy`];
    return actions.every((action) => known.includes(action))
      ? []
      : [`${place}.actions: one of them is no action of the resource`];
  });
}

/** Complains about a policy that contradicts itself or lacks a role that every project has. */
export function policyComplaints(
  policy: Policy,
  required: readonly { readonly role: string; readonly holder: string }[],
): string[] {
  const names = new Set(policy.roles.map(({ role_id }) => role_id));
  return [
    ...required
      .filter(({ role }) => !names.has(role))
      .map(({ role, holder }) => `policy.roles: must include ${role}, the role of ${holder}`),
    ...repeated(
      policy.roles.map((one, index) => ({
        path: `policy.roles.${index}.role_id`,
        value: one.role_id,
      })),
    ),
    ...policy.roles.flatMap((role, index) =>
      permissionComplaints(`policy.roles.${index}`, policy, role),
    ),
    ...policy.scopes.flatMap((scope, index) =>
      permissionComplaints(`policy.scopes.${index}`, policy, scope),
    ),
    ...policy.scopes.flatMap(({ scope }, index) =>
      /^[\u0021\u0023-\u005b\u005d-\u007e]{1,128}$/u.test(scope)
        ? []
        : [`policy.scopes.${index}.scope: must be a scope token without blanks`],
    ),
  ];
}

function refusalOf(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    return [problem.message];
  }
}

/** Complains about Connected Apps that could not be registered. */
export function clientComplaints(clients: readonly SeedFileClient[]): string[] {
  const complaints = repeated(
    clients.map((one, index) => ({ path: `clients.${index}.client_id`, value: one.client_id })),
  );
  for (const [index, one] of clients.entries()) {
    if (one.client_secret !== undefined && isPublic(one.client_type))
      complaints.push(`clients.${index}.client_secret: a public Connected App has none`);
    const refusals = [
      ...refusalOf(() => checkClient(one.client_type, one)),
      ...refusalOf(() => checkRedirectUrls(one.redirect_urls, one.client_type)),
    ];
    complaints.push(...refusals.map((message) => `clients.${index}: ${message}`));
  }
  return complaints;
}

/** Complains about claim templates that could not be filled in. */
export function templateComplaints(templates: SeedFileTemplates = {}): string[] {
  return jwtTemplateTypes.flatMap((type) => {
    const template = templates[type];
    const complaint = template === undefined ? undefined : templateComplaint(template);
    return complaint === undefined ? [] : [`jwt_templates.${type}: ${complaint}`];
  });
}

function sentenceAbout(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? "the file";
  if (issue.type === "strict_object" && issue.expected === "never")
    return `${place}: is not known here`;
  if (issue.received === "undefined") return `${place}: is missing`;
  return `${place}: ${issue.message}`;
}

function refuse(path: string, complaints: readonly string[]): SandboxStartError {
  const list = complaints.map((one) => `\n  ${one}`).join("");
  return new SandboxStartError("invalid_seed_file", `${path} cannot be used as a seed:${list}`);
}

/**
 * Reads a file of seeds: by its schema first, then by what contradicts itself.
 *
 * @throws SandboxStartError `invalid_seed_file`, naming every problem with its path
 */
export async function readSeeds<const Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  complaintsAbout: (file: v.InferOutput<Schema>) => readonly string[],
): Promise<v.InferOutput<Schema>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw refuse(path, ["the file cannot be read"]);
  }
  // An array passes for an object in valibot.
  const object = v.pipe(
    v.string(),
    v.parseJson(),
    v.check((value) => !Array.isArray(value), "must be an object"),
    schema,
  );
  const result = v.safeParse(object, text);
  if (!result.success) throw refuse(path, result.issues.map(sentenceAbout));
  const complaints = complaintsAbout(result.output);
  if (complaints.length > 0) throw refuse(path, complaints);
  return result.output;
}
