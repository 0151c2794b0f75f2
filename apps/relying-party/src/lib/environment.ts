/** The variables a process was started with, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment does not describe a process that can run.
 * `problems` holds one sentence for every variable that is missing or wrong, not only the first.
 */
export class ConfigurationError extends Error {
  readonly code = "configuration_invalid";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration has ${String(problems.length)} problem(s): ${problems.join(" ")}`);
    this.name = "ConfigurationError";
    this.problems = problems;
  }
}

/**
 * Reads variables one by one and collects every problem on the way, so that whoever starts the
 * process mends them in one go. An empty variable counts as unset.
 */
export class EnvironmentReader {
  readonly #environment: Environment;
  readonly #problems: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The variable's text without surrounding blanks, or undefined when unset or empty. */
  optional(name: string): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === undefined || value === "" ? undefined : value;
  }

  /** The variable's text; unset is a problem, for which an empty string stands in. */
  required(name: string, meaning: string): string {
    const value = this.optional(name);
    if (value === undefined) {
      this.problem(`${name} is not set: ${meaning}.`);
      return "";
    }
    return value;
  }

  /** A whole number from `min` to `max`. */
  integer(name: string, range: { fallback: number; min: number; max: number }): number {
    const text = this.optional(name);
    if (text === undefined) {
      return range.fallback;
    }
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= range.min && value <= range.max)) {
      this.problem(
        `${name} must be a whole number from ${String(range.min)} to ${String(range.max)}.`,
      );
      return range.fallback;
    }
    return value;
  }

  /** An `https` address, or an `http` one of this machine (loopback); no user, no fragment. */
  url(name: string, fallback: string): URL {
    const text = this.optional(name) ?? fallback;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !isSecureOrLoopback(url)) {
      this.problem(`${name} must be an https address, or an http address on this machine.`);
      return new URL(fallback);
    }
    if (url.username !== "" || url.password !== "" || url.hash !== "") {
      this.problem(`${name} must not hold a user name, a password or a fragment.`);
    }
    return url;
  }

  /** Adds a sentence to what {@link finish} reports. */
  problem(sentence: string): void {
    this.#problems.push(sentence);
  }

  /**
   * Ends the reading.
   * @throws ConfigurationError (`configuration_invalid`) with every problem found
   */
  finish(): void {
    if (this.#problems.length > 0) {
      throw new ConfigurationError(this.#problems);
    }
  }
}

/** Whether an address names this machine, so that plain `http` never leaves it. */
export function isLoopback(url: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}

function isSecureOrLoopback(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
}
