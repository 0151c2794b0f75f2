import { ISO_TIMESTAMP_REGEX } from "valibot";

/**
 * What the contract needs of Valibot, with Valibot's names and verdicts and without what it says
 * about a refusal: nobody reads that on the consent page, and its code is heavier than the checks.
 * The build puts this in Valibot's place there. It reads JSON: a property that is there and
 * `undefined` is refused.
 */

/** Reads a value. `undefined` where it is refused; what is read never is. */
export interface Schema {
  (input: unknown): unknown;
  /** Whether an object may lack it. */
  readonly optional?: true;
}

/** The schema of each property of an object. */
export type Entries = Readonly<Record<string, Schema>>;

/** The schema of an object: its properties can be taken over by another. */
export interface ObjectSchema extends Schema {
  readonly entries: Entries;
}

/** @see https://valibot.dev/api/safeParse/ */
export function safeParse(
  schema: Schema,
  input: unknown,
): { readonly success: boolean; readonly output: unknown } {
  const output = schema(input);
  return { success: output !== undefined, output };
}

/* @__NO_SIDE_EFFECTS__ */
function when(test: (input: unknown) => boolean): Schema {
  return (input) => (test(input) ? input : undefined);
}

/* @__NO_SIDE_EFFECTS__ */
export function unknown(): Schema {
  return (input) => input;
}

/* @__NO_SIDE_EFFECTS__ */
export function string(): Schema {
  return when((input) => typeof input === "string");
}

/* @__NO_SIDE_EFFECTS__ */
export function number(): Schema {
  return when((input) => typeof input === "number" && !Number.isNaN(input));
}

/* @__NO_SIDE_EFFECTS__ */
export function boolean(): Schema {
  return when((input) => typeof input === "boolean");
}

/* @__NO_SIDE_EFFECTS__ */
export function picklist(options: readonly unknown[]): Schema {
  return when((input) => options.includes(input));
}

/* @__NO_SIDE_EFFECTS__ */
export function literal(value: unknown): Schema {
  return when((input) => input === value);
}

/* @__NO_SIDE_EFFECTS__ */
export function optional(schema: Schema): Schema {
  return Object.assign((input: unknown) => schema(input), { optional: true } as const);
}

/* @__NO_SIDE_EFFECTS__ */
export function nullable(schema: Schema): Schema {
  return (input) => (input === null ? input : schema(input));
}

/* @__NO_SIDE_EFFECTS__ */
export function array(item: Schema): Schema {
  return (input) => {
    const output = Array.isArray(input) ? input.map((each: unknown) => item(each)) : undefined;
    return output?.includes(undefined) ? undefined : output;
  };
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null;
}

/* @__NO_SIDE_EFFECTS__ */
export function object(entries: Entries): ObjectSchema {
  return Object.assign((input: unknown) => readObject(input, entries), { entries });
}

function readObject(input: unknown, entries: Entries): unknown {
  if (!isObject(input)) {
    return undefined;
  }
  const output: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(entries)) {
    if (key in input) {
      output[key] = schema(input[key]);
    }
    if (key in input ? output[key] === undefined : !schema.optional) {
      return undefined;
    }
  }
  return output;
}

/* @__NO_SIDE_EFFECTS__ */
export function strictObject(entries: Entries): ObjectSchema {
  const isKnown = when(
    (input) => isObject(input) && !Object.keys(input).some((key) => !Object.hasOwn(entries, key)),
  );
  return Object.assign(pipe(isKnown, object(entries)), { entries });
}

/* @__NO_SIDE_EFFECTS__ */
export function variant(_key: string, options: readonly Schema[]): Schema {
  return (input) => {
    for (const option of options) {
      const output = option(input);
      if (output !== undefined) {
        return output;
      }
    }
    return undefined;
  };
}

/* @__NO_SIDE_EFFECTS__ */
export function pipe(...steps: readonly Schema[]): Schema {
  return (input) =>
    steps.reduce((value, step) => (value === undefined ? value : step(value)), input);
}

/* @__NO_SIDE_EFFECTS__ */
export function check(test: (input: unknown) => boolean): Schema {
  return when(test);
}

/* @__NO_SIDE_EFFECTS__ */
export function minLength(least: number): Schema {
  return when((input) => (input as string | unknown[]).length >= least);
}

/* @__NO_SIDE_EFFECTS__ */
export function maxLength(most: number): Schema {
  return when((input) => (input as string | unknown[]).length <= most);
}

/* @__NO_SIDE_EFFECTS__ */
export function minValue(least: number): Schema {
  return when((input) => (input as number) >= least);
}

/* @__NO_SIDE_EFFECTS__ */
export function integer(): Schema {
  return when(Number.isInteger);
}

/* @__NO_SIDE_EFFECTS__ */
export function regex(pattern: RegExp): Schema {
  return when((input) => pattern.test(input as string));
}

/* @__NO_SIDE_EFFECTS__ */
export function isoTimestamp(): Schema {
  return regex(ISO_TIMESTAMP_REGEX);
}
