import { parseArgs } from "node:util";

import * as v from "valibot";

import type { SandboxOptions } from "./sandbox-options.ts";
import { SandboxStartError } from "./start-error.ts";
import type { Switches } from "./switches.ts";

interface Flag {
  /** How the value is written in the help; undefined for a flag without one. */
  readonly value?: string;
  readonly help: string;
}

const flags: Readonly<Record<string, Flag>> = {
  port: { value: "NUMBER", help: "port on loopback, instead of SANDBOX_PORT" },
  vertical: { value: "consumer|b2b", help: "kind of project, instead of SANDBOX_VERTICAL" },
  data: { value: "FILE", help: "keep the state in this file over restarts" },
  seed: { value: "FILE", help: "start from the accounts, clients and policy in this file" },
  "deterministic-ids": { help: "count identifiers instead of drawing them" },
  "loopback-ports": {
    value: "exact|any",
    help: "whether a public app's loopback redirect matches on any port (default exact)",
  },
  "consent-memory": {
    value: "new-scopes|changed-scopes",
    help: "when a third-party app is asked about again (default new-scopes)",
  },
  "no-resource-audience": { help: "leave the granted resources out of aud" },
  "advertise-iss": { help: "say in discovery that authorization responses carry iss" },
  "dynamic-registration": { help: "let anybody register a third-party app" },
  "metadata-documents": { help: "accept the address of a metadata document as client_id" },
  help: { help: "print this" },
};

const values = v.object({
  port: v.exactOptional(v.string()),
  vertical: v.exactOptional(v.string()),
  data: v.exactOptional(v.string()),
  seed: v.exactOptional(v.string()),
  "deterministic-ids": v.exactOptional(v.boolean(), false),
  "loopback-ports": v.exactOptional(v.picklist(["exact", "any"])),
  "consent-memory": v.exactOptional(v.picklist(["new-scopes", "changed-scopes"])),
  "no-resource-audience": v.exactOptional(v.boolean(), false),
  "advertise-iss": v.exactOptional(v.boolean(), false),
  "dynamic-registration": v.exactOptional(v.boolean(), false),
  "metadata-documents": v.exactOptional(v.boolean(), false),
  help: v.exactOptional(v.boolean(), false),
});

/** What the flags say. */
export interface ParsedFlags {
  readonly help: boolean;
  /** Flags that stand for variables of the environment, and win over them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly options: SandboxOptions;
}

/** One line for each flag. */
export function usage(): string {
  const rows = Object.entries(flags).map(([name, { value, help }]) => {
    const written = value === undefined ? `--${name}` : `--${name} ${value}`;
    return `  ${written.padEnd(44)}${help}`;
  });
  return ["Usage: node packages/sandbox/src/cli.ts [flags]", "", ...rows].join("\n");
}

function refuse(complaint: string): SandboxStartError {
  return new SandboxStartError("invalid_flags", `${complaint} --help lists the flags.`);
}

/** Each flag once, known, and with a value exactly when it takes one. */
function readArguments(parameters: readonly string[]): Record<string, string | boolean> {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...parameters],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const read: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== "option") throw refuse("The sandbox takes flags only.");
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (flag === undefined) throw refuse(`There is no flag ${token.rawName}.`);
    if (Object.hasOwn(read, token.name)) throw refuse(`${token.rawName} is given twice.`);
    if (flag.value === undefined && token.value !== undefined)
      throw refuse(`${token.rawName} takes no value.`);
    if (flag.value !== undefined && (token.value === undefined || token.value === ""))
      throw refuse(`${token.rawName} needs a value.`);
    read[token.name] = token.value ?? true;
  }
  return read;
}

function switchesOf(given: v.InferOutput<typeof values>): Partial<Switches> {
  const { "loopback-ports": loopbackPorts, "consent-memory": consentMemory } = given;
  return {
    ...(loopbackPorts === undefined ? {} : { loopbackPorts }),
    ...(consentMemory === undefined ? {} : { consentMemory }),
    resourceAudience: !given["no-resource-audience"],
    advertiseIss: given["advertise-iss"],
    dynamicClientRegistration: given["dynamic-registration"],
    clientIdMetadataDocuments: given["metadata-documents"],
  };
}

/**
 * Reads the flags of the command line.
 *
 * @throws SandboxStartError `invalid_flags` for one that is unknown, repeated or without the value it needs
 */
export function parseFlags(parameters: readonly string[]): ParsedFlags {
  const result = v.safeParse(values, readArguments(parameters));
  if (!result.success) {
    const name = v.getDotPath(result.issues[0]) ?? "";
    throw refuse(`--${name} must be ${flags[name]?.value ?? "given without a value"}.`);
  }
  const { output } = result;
  return {
    help: output.help,
    environment: {
      ...(output.port === undefined ? {} : { SANDBOX_PORT: output.port }),
      ...(output.vertical === undefined ? {} : { SANDBOX_VERTICAL: output.vertical }),
    },
    options: {
      ...(output.data === undefined ? {} : { data: output.data }),
      ...(output.seed === undefined ? {} : { seed: output.seed }),
      deterministicIds: output["deterministic-ids"],
      switches: switchesOf(output),
    },
  };
}
