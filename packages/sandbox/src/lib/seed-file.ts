import * as v from "valibot";

import { emailAddress } from "./email-address.ts";
import { defaultRole, samplePolicy } from "./rbac.ts";
import {
  clientComplaints,
  commonSections,
  policyComplaints,
  readSeeds,
  repeated,
  seedIdentifier,
  seedMetadata,
  seedPasswordText,
  templateComplaints,
  unknownRoles,
} from "./seed-sections.ts";

const person = v.strictObject({
  user_id: v.exactOptional(seedIdentifier("user")),
  email: emailAddress,
  password: seedPasswordText,
  name: v.exactOptional(
    v.strictObject({
      first_name: v.exactOptional(v.string()),
      middle_name: v.exactOptional(v.string()),
      last_name: v.exactOptional(v.string()),
    }),
  ),
  phone_number: v.exactOptional(v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/u))),
  roles: v.exactOptional(v.array(v.string())),
  trusted_metadata: seedMetadata,
  untrusted_metadata: seedMetadata,
});

const seedFile = v.strictObject({ ...commonSections, people: v.exactOptional(v.array(person)) });

/** Somebody in a seed file. */
export type SeedFilePerson = v.InferOutput<typeof person>;
/** A team's own people, Connected Apps and scopes. What it leaves out stays as in the samples. */
export type SeedFile = v.InferOutput<typeof seedFile>;

function complaintsAbout({
  people = [],
  clients = [],
  policy = samplePolicy,
  jwt_templates,
}: SeedFile): string[] {
  return [
    ...policyComplaints(policy, [{ role: defaultRole, holder: "everybody" }]),
    ...repeated(
      people.map(({ email }, index) => ({ path: `people.${index}.email`, value: email })),
    ),
    ...repeated(
      people.map((one, index) => ({ path: `people.${index}.user_id`, value: one.user_id })),
    ),
    ...people.flatMap(({ roles = [] }, index) =>
      unknownRoles(`people.${index}.roles`, roles, policy),
    ),
    ...clientComplaints(clients),
    ...templateComplaints(jwt_templates),
  ];
}

/**
 * Reads a team's own seeds for a consumer project, without starting anything.
 *
 * @throws SandboxStartError `invalid_seed_file`, naming every problem with its path
 */
export function readSeedFile(path: string): Promise<SeedFile> {
  return readSeeds(path, seedFile, complaintsAbout);
}
