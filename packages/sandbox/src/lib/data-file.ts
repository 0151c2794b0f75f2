import { readFile, rename, writeFile } from "node:fs/promises";

import * as v from "valibot";

import type { Vertical } from "./vertical.ts";
import { SandboxStartError } from "./start-error.ts";

const format = "assent-sandbox-data";
const version = 1;

const envelope = v.object({
  format: v.literal(format),
  version: v.number(),
  vertical: v.picklist(["consumer", "b2b"]),
  sections: v.record(v.string(), v.unknown()),
});

/** Something whose items a data file keeps. */
export interface KeptStore<Item> {
  all(): readonly Item[];
  restore(items: readonly Item[]): void;
}

function damaged(path: string, complaint: string): SandboxStartError {
  return new SandboxStartError(
    "invalid_data_file",
    `${path} cannot be used: ${complaint}. Move it away to start afresh.`,
  );
}

async function readSections(
  path: string,
  vertical: Vertical,
): Promise<Readonly<Record<string, unknown>>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return {};
    throw damaged(path, "it cannot be read");
  }
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), envelope), text);
  if (!result.success) throw damaged(path, "it is not a data file of the sandbox");
  if (result.output.version !== version)
    throw damaged(
      path,
      `its version is ${result.output.version}, and this sandbox reads ${version}`,
    );
  if (result.output.vertical !== vertical)
    throw damaged(path, `it belongs to a ${result.output.vertical} project`);
  return result.output.sections;
}

/**
 * The state of one project in one JSON file. Whatever is to outlive the process is registered under a name: it gets
 * back what the file has, and is written with every save.
 */
export class DataFile {
  readonly #path: string;
  readonly #vertical: Vertical;
  readonly #found: Readonly<Record<string, unknown>>;
  readonly #dumps = new Map<string, () => unknown>();
  #written = "";
  #saving: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(path: string, vertical: Vertical, found: Readonly<Record<string, unknown>>) {
    this.#path = path;
    this.#vertical = vertical;
    this.#found = found;
  }

  /**
   * Reads the file, if there is one.
   *
   * @throws SandboxStartError `invalid_data_file`
   */
  static async open(path: string, vertical: Vertical): Promise<DataFile> {
    return new DataFile(path, vertical, await readSections(path, vertical));
  }

  /**
   * Keeps the items of a store; those in the file replace what the store has now.
   *
   * @throws SandboxStartError `invalid_data_file` when the section does not fit its schema
   */
  keep<const Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
    store: KeptStore<v.InferOutput<Schema>>,
  ): void {
    this.#dumps.set(name, () => store.all());
    const items = this.#parse(name, v.array(schema));
    if (items !== undefined) store.restore(items);
  }

  /**
   * Keeps a value that does not change while the process runs.
   *
   * @returns what the file has, or else `fresh`
   * @throws SandboxStartError `invalid_data_file` when the section does not fit its schema
   */
  keepValue<const Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
    fresh: v.InferOutput<Schema>,
  ): v.InferOutput<Schema> {
    const value = this.#parse(name, schema) ?? fresh;
    this.#dumps.set(name, () => value);
    return value;
  }

  /**
   * Writes everything, atomically: the file holds the state before or after, never half of it. Saves that are asked
   * for while one is under way become one.
   */
  save(): Promise<void> {
    this.#next ??= this.#writeAfter(this.#saving);
    return this.#next;
  }

  async #writeAfter(earlier: Promise<void>): Promise<void> {
    await earlier.catch(() => undefined);
    this.#next = undefined;
    this.#saving = this.#write();
    return this.#saving;
  }

  #parse<const Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
  ): v.InferOutput<Schema> | undefined {
    if (!Object.hasOwn(this.#found, name)) return undefined;
    const result = v.safeParse(schema, this.#found[name]);
    if (result.success) return result.output;
    const place = v.getDotPath(result.issues[0]);
    throw damaged(this.#path, `${name}${place === null ? "" : `.${place}`} does not fit`);
  }

  async #write(): Promise<void> {
    const dumped = [...this.#dumps].map(([name, dump]) => [name, dump()] as const);
    const sections = Object.fromEntries(dumped);
    const text = `${JSON.stringify({ format, version, vertical: this.#vertical, sections }, undefined, 1)}\n`;
    if (text === this.#written) return;
    const draft = `${this.#path}.${process.pid}.draft`;
    // Signing keys and secrets are in it.
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, this.#path);
    this.#written = text;
  }
}
