import type { FastifyInstance } from "fastify";

import { CallLog } from "./calls.ts";
import { ClientDocuments } from "./client-documents.ts";
import { DataFile } from "./data-file.ts";
import { internet } from "./document-fetch.ts";
import { countIdentifiers, withIdentifiers } from "./identifiers.ts";
import { listen, type Listener } from "./listener.ts";
import { isLoopbackHost } from "./loopback.ts";
import type { ProjectCore, ProjectSettings } from "./project-core.ts";
import type { Vertical } from "./vertical.ts";
import type { Sandbox, SandboxOptions } from "./sandbox-options.ts";
import { defaultAddresses } from "./seeds.ts";
import type { ServerSettings } from "./server.ts";
import { SandboxStartError } from "./start-error.ts";
import { defaultSwitches } from "./switches.ts";

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

/** What sets one vertical apart from the other when it starts. */
export interface SandboxKind<S, File> {
  readonly vertical: Vertical;
  /** @throws SandboxStartError `invalid_seed_file` */
  readonly readSeed: (path: string) => Promise<File>;
  readonly serve: (
    settings: ProjectSettings,
    seed: File | undefined,
    serverSettings: ServerSettings,
  ) => Promise<Served<S>>;
}

/** A project and the server of its endpoints. */
export interface Served<S> {
  readonly project: ProjectCore & { readonly seeds: S };
  readonly server: FastifyInstance;
  /** Who and what there is at the start, in words. */
  readonly summary: string;
}

/** @throws SandboxStartError `production_mode`, `host_not_loopback`, `incompatible_options` */
function checkOptions(options: SandboxOptions): void {
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
}

function projectSettings(options: SandboxOptions): Omit<ProjectSettings, "url" | "data"> {
  const now = options.now ?? ((): Date => new Date());
  return {
    appUrl: options.appUrl ?? defaultAddresses.appUrl,
    relyingPartyUrl: options.relyingPartyUrl ?? defaultAddresses.relyingPartyUrl,
    commandLineRedirectUri:
      options.commandLineRedirectUri ?? defaultAddresses.commandLineRedirectUri,
    iss: options.iss ?? "stytch",
    now,
    signingKey: options.signingKey,
    switches: { ...defaultSwitches, ...options.switches },
    calls: new CallLog(),
    documents: new ClientDocuments({ ...internet, ...options.documentNetwork }, now),
  };
}

/**
 * Binds the port, then puts a project behind it.
 *
 * @throws SandboxStartError as `createSandbox` does
 */
export async function runSandbox<S, File>(
  { vertical, readSeed, serve }: SandboxKind<S, File>,
  options: SandboxOptions,
): Promise<Sandbox<S>> {
  const { port = 0, host = "localhost", logger, deterministicIds = false } = options;
  checkOptions(options);
  const seed = options.seed === undefined ? undefined : await readSeed(options.seed);
  const data = options.data === undefined ? undefined : await DataFile.open(options.data, vertical);
  let handle: Parameters<typeof listen>[0] = (_request, response) => response.writeHead(503).end();
  const listener = await bind((request, response) => handle(request, response), host, port);
  const url = `http://${host}:${listener.port}`;
  const settings = { ...projectSettings(options), data, url };
  const source = deterministicIds ? countIdentifiers() : undefined;
  try {
    const { project, server, summary } = await withIdentifiers(source, () =>
      serve(settings, seed, { host, logger }),
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
      summary,
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
