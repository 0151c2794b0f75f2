import path from "node:path";

import * as contract from "@assent/core/contract";
import fc from "fast-check";
import * as v from "valibot";
import { build } from "vite";
import { describe, expect, it } from "vitest";

import { ROOT } from "../../../scripts/lib/run.ts";
import { terseSchemas } from "../../../scripts/lib/page-build/terse-schemas.ts";
import { type Schema, safeParse } from "../src/authorize/terse-valibot.ts";

const CONTRACT = path.join(ROOT, "packages/core/src/contract.ts");

/** Builds a module as the consent page is built. */
async function buildTersely(input: string): Promise<Record<string, unknown>> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [terseSchemas()],
    build: {
      write: false,
      minify: false,
      lib: { entry: input, formats: ["es"] },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [];
  const code = bundle?.output[0].code ?? "";
  return (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  )) as Record<string, unknown>;
}

type Entries = Readonly<Record<string, v.GenericSchema>>;

/** The parts of Valibot's schemas that say what fits. */
interface Described {
  readonly type: string;
  readonly entries?: Entries;
  readonly options?: readonly unknown[];
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly literal?: string | boolean;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/** Texts on both sides of every limit that a schema sets. */
function texts({ pipe = [] }: Described): fc.Arbitrary<string> {
  const types = pipe.map(({ type }) => type);
  const lengths = pipe.flatMap(({ requirement }) =>
    typeof requirement === "number" ? [requirement - 1, requirement, requirement + 1] : [],
  );
  if (types.includes("iso_timestamp")) {
    return fc.oneof(fc.date({ noInvalidDate: true }).map(String), TIMESTAMPS, TIMESTAMPS);
  }
  return types.includes("regex")
    ? fc.constantFrom("/", "/logo", "//logo", String.raw`/\logo`, "logo", "")
    : fc.oneof(
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        fc.constantFrom("x", ...lengths.map((length) => "x".repeat(Math.max(0, length)))),
      );
}

const TIMESTAMPS = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("2026-01-31T12:00:00Z", "2026-01-31 12:00:00+02:00", "2026-13-31T12:00:00Z", ""),
);

function fitting(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const described = schema as unknown as Described;
  const { type, entries = {}, options = [], item, wrapped, literal } = described;
  switch (type) {
    case "object":
    case "strict_object":
      return objects(entries);
    case "variant":
      return fc.oneof(...options.map((option) => fitting(option as v.GenericSchema)));
    case "array":
      return fc.array(near(item ?? v.never()), { maxLength: 3 });
    case "optional":
    case "nullable":
      return fitting(wrapped ?? v.never());
    case "picklist":
      return fc.constantFrom(...options);
    case "literal":
      return fc.constant(literal);
    case "boolean":
      return fc.boolean();
    case "number":
      return fc.oneof(fc.integer(), fc.double({ noNaN: true }));
    case "string":
      return texts(described);
    default:
      return fc.jsonValue();
  }
}

function objects(entries: Entries): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(entries).map(([key, schema]) => [key, near(schema)]),
  );
  const optional = new Set(Object.keys(entries).filter((key) => entries[key]?.type === "optional"));
  const whole = fc.record(model, {
    requiredKeys: Object.keys(entries).filter((key) => !optional.has(key)),
  });
  return fc.oneof(
    { arbitrary: whole, weight: 20 },
    { arbitrary: fc.record(model, { requiredKeys: [] }), weight: 1 },
    { arbitrary: fc.record({ ...model, more: fc.jsonValue() }), weight: 1 },
  );
}

/** JSON that a schema takes, or nearly. */
function near(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: fitting(schema), weight: 60 },
    { arbitrary: fc.jsonValue({ maxDepth: 1 }), weight: 1 },
  );
}

function isSchema(value: unknown): value is v.GenericSchema {
  return typeof value === "object" && value !== null && "~run" in value;
}

const SCHEMAS = Object.entries(contract).filter(([, value]) => isSchema(value)) as [
  string,
  v.GenericSchema,
][];
const terse = await buildTersely(CONTRACT);

describe("the contract as the consent page has it", () => {
  it.each(SCHEMAS)("takes and refuses what Valibot does: %s", (name, schema) => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(near(schema), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        const expected = v.safeParse(schema, json);
        const read = safeParse(terse[name] as Schema, json);
        verdicts.add(expected.success);
        expect(read.success).toBe(expected.success);
        expect(read.output).toStrictEqual(expected.success ? expected.output : undefined);
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(verdicts).toEqual(new Set([true, false]));
  });

  it("is refused by the build where a schema calls for more than the page has", async () => {
    const input = "data:text/javascript,import * as v from 'valibot'; export default v.date();";
    await expect(buildTersely(input)).rejects.toThrow(/date/u);
  });
});
