import * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import { pageRequest } from "../paging.ts";
import type { Member } from "./members.ts";
import type { Organization } from "./organizations.ts";
import type { B2BProject } from "./project.ts";

const texts = v.array(v.string());
const query = v.nullish(
  v.object({
    operator: v.picklist(["AND", "OR"]),
    operands: v.optional(v.array(v.unknown()), []),
  }),
);

/** What `organizations.search` takes. */
export const organizationSearch = v.object({ ...pageRequest.entries, query });
/** What `organizations.members.search` takes. */
export const memberSearch = v.object({
  ...pageRequest.entries,
  organization_ids: v.pipe(texts, v.nonEmpty()),
  query,
});

const organizationOperand = v.variant("filter_name", [
  v.object({ filter_name: v.literal("organization_ids"), filter_value: texts }),
  v.object({ filter_name: v.literal("organization_slugs"), filter_value: texts }),
  v.object({ filter_name: v.literal("organization_name_fuzzy"), filter_value: v.string() }),
  v.object({ filter_name: v.literal("organization_slug_fuzzy"), filter_value: v.string() }),
  v.object({ filter_name: v.literal("member_emails"), filter_value: texts }),
]);
const memberOperand = v.variant("filter_name", [
  v.object({ filter_name: v.literal("member_ids"), filter_value: texts }),
  v.object({ filter_name: v.literal("member_emails"), filter_value: texts }),
  v.object({ filter_name: v.literal("member_email_fuzzy"), filter_value: v.string() }),
  v.object({ filter_name: v.literal("statuses"), filter_value: texts }),
]);

function isAmong(text: string, values: readonly string[]): boolean {
  return values.some((one) => one.toLowerCase() === text.toLowerCase());
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function matchesOrganization(
  project: B2BProject,
  { organizationId, settings }: Organization,
  { filter_name: name, filter_value: value }: v.InferOutput<typeof organizationOperand>,
): boolean {
  switch (name) {
    case "organization_ids":
      return value.includes(organizationId);
    case "organization_slugs":
      return value.includes(settings.organization_slug);
    case "organization_name_fuzzy":
      return contains(settings.organization_name, value);
    case "organization_slug_fuzzy":
      return contains(settings.organization_slug, value);
    case "member_emails":
      return project.members.of(organizationId).some(({ email }) => isAmong(email, value));
  }
}

function matchesMember(
  member: Member,
  { filter_name: name, filter_value: value }: v.InferOutput<typeof memberOperand>,
): boolean {
  switch (name) {
    case "member_ids":
      return value.includes(member.memberId);
    case "member_emails":
      return isAmong(member.email, value);
    case "member_email_fuzzy":
      return contains(member.email, value);
    case "statuses":
      return value.includes(member.status);
  }
}

/** Picks the items that a query's operands, joined by its operator, match; all of them without operands. */
function select<Item, Operand>(
  items: readonly Item[],
  given: v.InferOutput<typeof query>,
  schema: v.GenericSchema<unknown, Operand>,
  matches: (item: Item, operand: Operand) => boolean,
): readonly Item[] {
  const operands = (given?.operands ?? []).map((one) => {
    const result = v.safeParse(schema, one);
    if (!result.success)
      throw new ApiProblem("bad_request", "The query has a filter that the sandbox does not know.");
    return result.output;
  });
  if (operands.length === 0) return items;
  return items.filter((item) =>
    given?.operator === "OR"
      ? operands.some((one) => matches(item, one))
      : operands.every((one) => matches(item, one)),
  );
}

/** @throws ApiProblem `bad_request` for a filter the sandbox does not know */
export function searchOrganizations(
  project: B2BProject,
  request: v.InferOutput<typeof organizationSearch>,
): readonly Organization[] {
  const all = project.organizations.all();
  return select(all, request.query, organizationOperand, (organization, operand) =>
    matchesOrganization(project, organization, operand),
  );
}

/** @throws ApiProblem `organization_not_found`; `bad_request` for a filter the sandbox does not know */
export function searchMembers(
  project: B2BProject,
  request: v.InferOutput<typeof memberSearch>,
): readonly Member[] {
  const ids = request.organization_ids.map((one) => project.organizations.get(one).organizationId);
  const all = project.members.all().filter((member) => ids.includes(member.organizationId));
  return select(all, request.query, memberOperand, matchesMember);
}
