import * as v from "valibot";

import { ApiProblem } from "./errors.ts";
import { displayName, type Person } from "./people.ts";
import { pageRequest } from "./paging.ts";

const texts = v.array(v.string());
const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((value) => new Date(value)),
);
const fuzzy = v.pipe(v.string(), v.minLength(3));

/** One operand of a query, parsed by the filter it names. */
const operand = v.variant("filter_name", [
  v.object({ filter_name: v.literal("user_id"), filter_value: texts }),
  v.object({ filter_name: v.literal("email_id"), filter_value: texts }),
  v.object({ filter_name: v.literal("email_address"), filter_value: texts }),
  v.object({ filter_name: v.literal("email_address_fuzzy"), filter_value: fuzzy }),
  v.object({ filter_name: v.literal("email_verified"), filter_value: v.boolean() }),
  v.object({ filter_name: v.literal("phone_number"), filter_value: texts }),
  v.object({ filter_name: v.literal("full_name_fuzzy"), filter_value: fuzzy }),
  v.object({ filter_name: v.literal("password_exists"), filter_value: v.boolean() }),
  v.object({ filter_name: v.literal("status"), filter_value: v.picklist(["active", "pending"]) }),
  v.object({ filter_name: v.literal("created_at_greater_than"), filter_value: instant }),
  v.object({ filter_name: v.literal("created_at_less_than"), filter_value: instant }),
]);

/** What `users.search` takes. */
export const userSearch = v.object({
  ...pageRequest.entries,
  query: v.nullish(
    v.object({
      operator: v.picklist(["AND", "OR"]),
      operands: v.optional(v.array(v.unknown()), []),
    }),
  ),
});

type Operand = v.InferOutput<typeof operand>;

function contains(text: string | undefined, part: string): boolean {
  return text?.toLowerCase().includes(part.toLowerCase()) === true;
}

function isAmong(text: string | undefined, values: readonly string[]): boolean {
  return values.some((one) => one.toLowerCase() === text?.toLowerCase());
}

function matches(person: Person, { filter_name: name, filter_value: value }: Operand): boolean {
  switch (name) {
    case "user_id":
      return value.includes(person.userId);
    case "email_id":
      return value.includes(person.emailId);
    case "email_address":
      return isAmong(person.email, value);
    case "email_address_fuzzy":
      return contains(person.email, value);
    case "email_verified":
      return person.email !== undefined && person.emailVerified === value;
    case "phone_number":
      return isAmong(person.phoneNumber, value);
    case "full_name_fuzzy":
      return contains(displayName(person), value);
    case "password_exists":
      return (person.passwordHash !== undefined) === value;
    case "status":
      return value === "active";
    case "created_at_greater_than":
      return person.createdAt > value;
    case "created_at_less_than":
      return person.createdAt < value;
  }
}

function parseOperand(input: unknown): Operand {
  const result = v.safeParse(operand, input);
  if (!result.success)
    throw new ApiProblem("bad_request", "The query has a filter that the sandbox does not know.");
  return result.output;
}

/**
 * The people a query finds: all of them without a query or without operands.
 *
 * @throws ApiProblem `bad_request` for a filter the sandbox does not know: better than results that ignore it
 */
export function searchPeople(
  people: readonly Person[],
  query: v.InferOutput<typeof userSearch>["query"],
): readonly Person[] {
  const operands = (query?.operands ?? []).map(parseOperand);
  if (operands.length === 0) return people;
  return people.filter((person) =>
    query?.operator === "OR"
      ? operands.some((one) => matches(person, one))
      : operands.every((one) => matches(person, one)),
  );
}
