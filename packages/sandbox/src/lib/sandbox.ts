import type { FastifyBaseLogger, FastifyInstance } from "fastify";

import { CallLog } from "./calls.ts";
import { createConsumerServer } from "./consumer-server.ts";
import { DataFile } from "./data-file.ts";
import { countIdentifiers, withIdentifiers } from "./identifiers.ts";
import type { Inbox } from "./inbox.ts";
import { listen, type Listener } from "./listener.ts";
import { isLoopbackHost } from "./loopback.ts";
import { createProject } from "./project.ts";
import type { IssParameter, ProjectCore, ProjectSettings, Vertical } from "./project-core.ts";
import { readSeedFile } from "./seed-file.ts";
import { defaultAddresses, type Seeds } from "./seeds.ts";
import { defaultSwitches, type Switches } from "./switches.ts";
import type { ServerSettings } from "./server.ts";
import { SandboxStartError } from "./start-error.ts";

/** How to start a sandbox. Every member has a default. */
export interface SandboxOptions {
  /** TCP port, default 0: a free one. */
  readonly port?: number;
  /** Host to bind, default `localhost`. */
  readonly host?: string;
  /** Lets `host` be other than loopback. Whoever reaches the port can then sign in as anybody. Default false. */
  readonly allowNonLoopbackHost?: boolean;
  /** Origin of the app whose `/oauth/authorize` is the authorization endpoint, default `http://localhost:3000`. */
  readonly appUrl?: string;
  /** Origin of the seeded web clients, default `http://127.0.0.1:4100`. */
  readonly relyingPartyUrl?: string;
  /** Redirect URI of the seeded command line client, default `http://127.0.0.1:4102/callback`. */
  readonly commandLineRedirectUri?: string;
  /** What the authorization response carries as RFC 9207 `iss`, default `stytch`. */
  readonly iss?: IssParameter;
  /** Behaviour that Stytch leaves open or that a project turns on; the defaults are strict. */
  readonly switches?: Partial<Switches>;
  /**
   * File that keeps the state over restarts, default none: it ends with the process. It holds people, Connected Apps,
   * M2M clients, consents, sessions, tokens and the signing key; not passcodes, the inbox or the list of calls.
   */
  readonly data?: string;
  /** File with a consumer project's own people, Connected Apps and policy, in place of the samples. */
  readonly seed?: string;
  /** Counts identifiers instead of drawing them, so that every run has the same ones. Default false. */
  readonly deterministicIds?: boolean;
  /** The clock, default the system's. It may run ahead of the system's, never behind. */
  readonly now?: () => Date;
  /** Where requests are logged, default nowhere. */
  readonly logger?: FastifyBaseLogger;
  /** Environment to check for `ASSENT_MODE`, default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A running sandbox of either vertical; the seeds tell which. */
export interface Sandbox<S = Seeds> {
  /** Base address and issuer, without trailing slash, e.g. `http://localhost:4000`. */
  readonly url: string;
  readonly projectId: string;
  readonly secret: string;
  readonly publicToken: string;
  /** The samples. Those of a section that a seed file gives are not in the project. */
  readonly seeds: S;
  readonly inbox: Inbox;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

async function bind(
  handle: Parameters<typeof listen>[0],
  host: string,
  port: number,
): Promise<Listener> {
  try {
    return await listen(handle, host, port);
  } catch (cause) {
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    throw isTaken
      ? new SandboxStartError("port_in_use", `Port ${port} is in use.`, { cause })
      : cause;
  }
}

/** A project and the server of its endpoints. */
export interface Served<S> {
  readonly project: ProjectCore & { readonly seeds: S };
  readonly server: FastifyInstance;
}

/** @throws SandboxStartError `production_mode`, `host_not_loopback`, `incompatible_options` */
function checkOptions(vertical: Vertical, options: SandboxOptions): void {
  const { host = "localhost", environment = process.env } = options;
  if (environment["ASSENT_MODE"] === "production") {
    throw new SandboxStartError(
      "production_mode",
      "The sandbox does not start with ASSENT_MODE=production.",
    );
  }
  if (!isLoopbackHost(host) && options.allowNonLoopbackHost !== true) {
    throw new SandboxStartError(
      "host_not_loopback",
      `The sandbox binds to loopback only, not to ${host}.`,
    );
  }
  if (options.data !== undefined && options.deterministicIds === true) {
    throw new SandboxStartError(
      "incompatible_options",
      "Deterministic identifiers would repeat those in the data file: choose one of the two.",
    );
  }
  if (options.seed !== undefined && vertical === "b2b") {
    throw new SandboxStartError(
      "incompatible_options",
      "A seed file describes a consumer project; a B2B project has none yet.",
    );
  }
}

async function openFiles(
  vertical: Vertical,
  { data, seed }: SandboxOptions,
): Promise<Pick<ProjectSettings, "data" | "seed">> {
  return {
    seed: seed === undefined ? undefined : await readSeedFile(seed),
    data: data === undefined ? undefined : await DataFile.open(data, vertical),
  };
}

function projectSettings(
  options: SandboxOptions,
): Omit<ProjectSettings, "url" | keyof Awaited<ReturnType<typeof openFiles>>> {
  return {
    appUrl: options.appUrl ?? defaultAddresses.appUrl,
    relyingPartyUrl: options.relyingPartyUrl ?? defaultAddresses.relyingPartyUrl,
    commandLineRedirectUri:
      options.commandLineRedirectUri ?? defaultAddresses.commandLineRedirectUri,
    iss: options.iss ?? "stytch",
    now: options.now ?? ((): Date => new Date()),
    switches: { ...defaultSwitches, ...options.switches },
    calls: new CallLog(),
  };
}

/**
 * Binds the port, then puts a project behind it.
 *
 * @throws SandboxStartError as `createSandbox` does
 */
export async function runSandbox<S>(
  vertical: Vertical,
  options: SandboxOptions,
  serve: (settings: ProjectSettings, serverSettings: ServerSettings) => Promise<Served<S>>,
): Promise<Sandbox<S>> {
  const { port = 0, host = "localhost", logger, deterministicIds = false } = options;
  checkOptions(vertical, options);
  const files = await openFiles(vertical, options);
  let handle: Parameters<typeof listen>[0] = (_request, response) => response.writeHead(503).end();
  const listener = await bind((request, response) => handle(request, response), host, port);
  const url = `http://${host}:${listener.port}`;
  const settings = { ...projectSettings(options), ...files, url };
  const source = deterministicIds ? countIdentifiers() : undefined;
  try {
    const { project, server } = await withIdentifiers(source, () =>
      serve(settings, { host, logger }),
    );
    handle = (request, response) =>
      withIdentifiers(source, () => server.routing(request, response));
    return {
      url,
      projectId: project.id,
      secret: project.secret,
      publicToken: project.publicToken,
      seeds: project.seeds,
      inbox: project.inbox,
      close: async () => {
        await listener.close();
        await server.close();
      },
    };
  } catch (error) {
    await listener.close();
    throw error;
  }
}

/**
 * Starts a local Stytch with one consumer project, seeded people and Connected Apps, and state in memory.
 *
 * @throws SandboxStartError `production_mode` when `ASSENT_MODE` is `production`; `host_not_loopback` for another
 *   host unless allowed; `port_in_use`; `invalid_data_file`, `invalid_seed_file`; `incompatible_options`
 */
export function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return runSandbox("consumer", options, async (settings, serverSettings) => {
    const project = await createProject(settings);
    return { project, server: await createConsumerServer(project, serverSettings) };
  });
}
