import { readFile } from "node:fs/promises";

import * as v from "valibot";

import { checkClient, clientChanges } from "./client-registration.ts";
import { clientTypes, isPublic } from "./client-rules.ts";
import { ApiProblem } from "./errors.ts";
import { keptPolicy } from "./kept.ts";
import { defaultRole, samplePolicy, type Policy } from "./rbac.ts";
import { checkRedirectUrls } from "./redirect-urls.ts";
import { emailAddress } from "./email-address.ts";
import { SandboxStartError } from "./start-error.ts";

const metadata = v.record(v.string(), v.unknown());
const identifier = (kind: string): v.GenericSchema<string> =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${kind}-test-[\\w-]{1,64}$`, "u"), `must begin with ${kind}-test-`),
  );

const person = v.strictObject({
  user_id: v.exactOptional(identifier("user")),
  email: emailAddress,
  password: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
  name: v.exactOptional(
    v.strictObject({
      first_name: v.exactOptional(v.string()),
      middle_name: v.exactOptional(v.string()),
      last_name: v.exactOptional(v.string()),
    }),
  ),
  phone_number: v.exactOptional(v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/u))),
  roles: v.exactOptional(v.array(v.string())),
  trusted_metadata: v.exactOptional(metadata),
  untrusted_metadata: v.exactOptional(metadata),
});

const client = v.strictObject({
  ...clientChanges.entries,
  client_id: v.exactOptional(identifier("connected-app")),
  client_type: v.picklist(clientTypes),
  client_name: v.pipe(v.string(), v.maxLength(256)),
  client_secret: v.exactOptional(v.pipe(v.string(), v.minLength(8), v.maxLength(256))),
  redirect_urls: v.array(v.string()),
});

const seedFile = v.strictObject({
  $schema: v.exactOptional(v.string()),
  people: v.exactOptional(v.array(person)),
  clients: v.exactOptional(v.array(client)),
  policy: v.exactOptional(keptPolicy),
});

// An array passes for an object in valibot.
const seedText = v.pipe(
  v.string(),
  v.parseJson(),
  v.check((value) => !Array.isArray(value), "must be an object"),
  seedFile,
);

/** Somebody in a seed file. */
export type SeedFilePerson = v.InferOutput<typeof person>;
/** A Connected App in a seed file. */
export type SeedFileClient = v.InferOutput<typeof client>;
/** A team's own people, Connected Apps and scopes. What it leaves out stays as in the samples. */
export type SeedFile = v.InferOutput<typeof seedFile>;

interface Repeatable {
  readonly path: string;
  readonly value: string | undefined;
}

function repeated(entries: readonly Repeatable[]): string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, value }) => {
    if (value === undefined) return [];
    const isNew = !seen.has(value.toLowerCase());
    seen.add(value.toLowerCase());
    return isNew ? [] : [`${path}: appears twice`];
  });
}

function policyComplaints(policy: Policy): string[] {
  const actionsOf = new Map(policy.resources.map((one) => [one.resource_id, one.actions]));
  const of = (
    path: string,
    { permissions }: Pick<Policy["scopes"][number], "permissions">,
  ): string[] =>
    permissions.flatMap(({ resource_id, actions }, index) => {
      const known = actionsOf.get(resource_id);
      const place = `${path}.permissions.${index}`;
      if (known === undefined) return [`${place}.resource_id: is no resource of the policy`];
      return actions.every((action) => known.includes(action))
        ? []
        : [`${place}.actions: one of them is no action of the resource`];
    });
  return [
    ...(policy.roles.some(({ role_id }) => role_id === defaultRole)
      ? []
      : [`policy.roles: must include ${defaultRole}, the role everybody has`]),
    ...policy.roles.flatMap((role, index) => of(`policy.roles.${index}`, role)),
    ...policy.scopes.flatMap((scope, index) => of(`policy.scopes.${index}`, scope)),
    ...policy.scopes.flatMap(({ scope }, index) =>
      /^[\u0021\u0023-\u005b\u005d-\u007e]{1,128}$/u.test(scope)
        ? []
        : [`policy.scopes.${index}.scope: must be a scope token without blanks`],
    ),
  ];
}

function clientComplaints({ clients = [] }: SeedFile): string[] {
  return clients.flatMap((one, index) => {
    const complaints: string[] = [];
    if (one.client_secret !== undefined && isPublic(one.client_type))
      complaints.push(`clients.${index}.client_secret: a public Connected App has none`);
    for (const check of [
      () => checkClient(one.client_type, one),
      () => checkRedirectUrls(one.redirect_urls, one.client_type),
    ]) {
      try {
        check();
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        complaints.push(`clients.${index}: ${problem.message}`);
      }
    }
    return complaints;
  });
}

function complaintsAbout(file: SeedFile): string[] {
  const { people = [], clients = [] } = file;
  const policy = file.policy ?? samplePolicy;
  const roles = new Set(policy.roles.map(({ role_id }) => role_id));
  return [
    ...policyComplaints(policy),
    ...repeated(
      people.map(({ email }, index) => ({ path: `people.${index}.email`, value: email })),
    ),
    ...repeated(
      people.map((one, index) => ({ path: `people.${index}.user_id`, value: one.user_id })),
    ),
    ...repeated(
      clients.map((one, index) => ({ path: `clients.${index}.client_id`, value: one.client_id })),
    ),
    ...people.flatMap(({ roles: given = [] }, index) =>
      given
        .filter((role) => !roles.has(role))
        .map((role) => `people.${index}.roles: ${role} is no role of the policy`),
    ),
    ...clientComplaints(file),
  ];
}

function refuse(path: string, complaints: readonly string[]): SandboxStartError {
  const list = complaints.map((one) => `\n  ${one}`).join("");
  return new SandboxStartError("invalid_seed_file", `${path} cannot be used as a seed:${list}`);
}

/**
 * Reads a team's own seeds.
 *
 * @throws SandboxStartError `invalid_seed_file`, naming every problem with its path
 */
export async function readSeedFile(path: string): Promise<SeedFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw refuse(path, ["the file cannot be read"]);
  }
  const result = v.safeParse(seedText, text);
  if (!result.success) {
    throw refuse(
      path,
      result.issues.map((issue) => `${v.getDotPath(issue) ?? "the file"}: ${issue.message}`),
    );
  }
  const complaints = complaintsAbout(result.output);
  if (complaints.length > 0) throw refuse(path, complaints);
  return result.output;
}
