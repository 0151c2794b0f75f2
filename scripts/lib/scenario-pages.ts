import { readFile } from "node:fs/promises";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";

import type { ColorTheme } from "../../packages/core/src/index.ts";
import { PREFERENCE_COOKIES } from "../../packages/core/src/index.ts";
import { type Outcome, PATHS } from "../../packages/core/src/contract.ts";
import {
  type Scenario,
  type ScriptedBff,
  createScriptedBff,
  findScenario,
} from "../../packages/core/src/testing.ts";
import { type Pages, renderAuthorizePage } from "../../packages/fastify/src/lib/pages/pages.ts";
import { createSecurityHeaders } from "../../packages/fastify/src/lib/responses/security-headers.ts";
import { LOCALES, type Locale } from "../../apps/consent/src/preferences/locales.ts";
import { assetBase, buildDesigns } from "./design-builds.ts";
import { ROOT } from "./run.ts";

/** One page to open: a design, and the situation that it is in. */
export interface ScenarioVisit {
  readonly design: string;
  /** A scenario, or the id of one from the library. */
  readonly scenario: Scenario | string;
  /** Default: `en`. */
  readonly locale?: Locale;
  /** Default: `system`. */
  readonly theme?: ColorTheme;
  /** Further parameters of the query. Default: none. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The consent page of several designs in every scenario, as production serves it. */
export interface ScenarioPages {
  readonly origin: string;
  /**
   * The address of a visit, its own for each call. Opening it again begins it anew.
   *
   * @throws Error where there is no such scenario or design.
   */
  url(visit: ScenarioVisit): string;
  stop(): Promise<void>;
}

export interface ScenarioPagesOptions {
  readonly designs: readonly string[];
  /** The folder that holds their sources. Default: the repository. */
  readonly tree?: string;
}

interface Visit {
  readonly scenario: Scenario;
  readonly design: string;
  readonly locale: Locale;
  readonly theme: ColorTheme;
  bff: ScriptedBff;
}

const VISIT = "visit";
const MIME: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/**
 * Builds designs where needed and serves their production pages on a loopback port of its own: the
 * HTML, the headers and the server's rendering are those of the BFF, and its answers come from
 * scenarios.
 *
 * An address that a page leaves for is answered with 204, so that the page stays to be looked at.
 * Other origins are up to the browser: see `launchScenarioBrowser`.
 */
export async function startScenarioPages(options: ScenarioPagesOptions): Promise<ScenarioPages> {
  const builds = await buildDesigns(options.designs, options.tree ?? ROOT);
  const loaded = await Promise.all(
    builds.map(async ({ design, folder }) => [design, await loadPages(folder)] as const),
  );
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk = new Desk(origin, new Map(loaded));
  server.on("request", (request, response) => void desk.answer(request, response));
  return {
    origin,
    url: (visit) => desk.register(visit),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Knows every visit, and answers for its page and its BFF. */
class Desk {
  readonly #origin: string;
  readonly #pages: ReadonlyMap<string, Pages>;
  readonly #headers: ReturnType<typeof createSecurityHeaders>;
  readonly #visits: Visit[] = [];

  constructor(origin: string, pages: ReadonlyMap<string, Pages>) {
    this.#origin = origin;
    this.#pages = pages;
    this.#headers = createSecurityHeaders({
      publicUrl: origin,
      openerPolicy: "unsafe-none",
      stytchApiOrigin: "https://test.stytch.com",
    });
  }

  register({ design, scenario, locale, theme = "system", parameters = {} }: ScenarioVisit): string {
    const found = typeof scenario === "string" ? findScenario(scenario) : scenario;
    if (found === undefined || !this.#pages.has(design)) {
      throw new Error(`There is no page "${design}" in the scenario ${JSON.stringify(scenario)}.`);
    }
    const bff = openBff(found);
    this.#visits.push({ scenario: found, design, locale: locale ?? "en", theme, bff });
    const asked = found.query.replace(/^\?/u, "").split("&");
    const kept = asked.filter((pair) => locale === undefined || !pair.startsWith("ui_locales="));
    const added = new URLSearchParams({
      ...parameters,
      ...(locale !== undefined && { ui_locales: locale }),
      [VISIT]: String(this.#visits.length - 1),
    });
    const query = [...kept, added.toString()].filter((pair) => pair !== "").join("&");
    return `${this.#origin}${PATHS.authorize}?${query}`;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.#origin);
    if (request.method === "GET" && url.pathname === PATHS.authorize) {
      return this.#sendPage(url, response);
    }
    if (url.pathname.startsWith("/designs/")) {
      return this.#sendFile(url.pathname, response);
    }
    if (url.pathname.startsWith("/bff/") && url.pathname !== PATHS.cspReport) {
      return this.#sendData(url.pathname, request, response);
    }
    response.writeHead(204).end();
  }

  #sendPage(url: URL, response: ServerResponse): void {
    const index = Number(url.searchParams.get(VISIT));
    const visit = this.#visits[index];
    const pages = visit && this.#pages.get(visit.design);
    if (visit === undefined || pages === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { scenario, locale, theme } = visit;
    visit.bff = openBff(scenario);
    const outcome = scenario.outcome && tagOutcome(scenario.outcome, index);
    const documents = pages.languages?.[locale] ?? pages;
    const presentation = { locale, theme, query: url.search.slice(1), documents };
    const failed = outcome?.kind === "problem" ? outcome.problem : undefined;
    response
      .writeHead(failed?.status || 200, {
        ...this.#headers.page,
        "content-type": "text/html; charset=utf-8",
        "content-language": locale,
        "cache-control": "no-store",
        "set-cookie": `${PREFERENCE_COOKIES.theme}=${theme}; Path=/; SameSite=Lax`,
      })
      .end(
        outcome === undefined
          ? documents.authorizeHtml.replaceAll('data-theme="system"', `data-theme="${theme}"`)
          : renderAuthorizePage(pages, presentation, outcome, (error) => {
              throw error;
            }),
      );
  }

  async #sendFile(pathname: string, response: ServerResponse): Promise<void> {
    const [, , design = "", ...rest] = pathname.split("/");
    const directory = this.#pages.get(design)?.assetsDirectory;
    const name = path.basename(pathname);
    const known = directory !== undefined && pathname === `${assetBase(design)}assets/${name}`;
    const content = known ? await readFile(path.join(directory, name)).catch(() => null) : null;
    if (content === null || rest.length !== 2) {
      response.writeHead(404, this.#headers.data).end();
      return;
    }
    const type = MIME[path.extname(name)] ?? "application/octet-stream";
    const caching = "public, max-age=31536000, immutable";
    response
      .writeHead(200, { ...this.#headers.data, "content-type": type, "cache-control": caching })
      .end(content);
  }

  async #sendData(
    pathname: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = parseJson(await readBody(request));
    const index =
      visitOf(body) ?? this.#visits.findLastIndex(({ scenario }) => shows(scenario, pathname));
    const visit = this.#visits[index];
    if (visit === undefined) {
      response.writeHead(404, this.#headers.data).end();
      return;
    }
    const answer = await visit.bff.handle({
      method: request.method ?? "GET",
      path: pathname,
      body: untag(body),
      headers: singleValues(request),
    });
    if (answer === "disconnect") {
      request.socket.destroy();
      return;
    }
    const { status, headers, body: content } = answer;
    const kind = content instanceof Uint8Array ? "image" : "data";
    response.writeHead(status, { ...this.#headers[kind], ...headers }).end(write(content, index));
  }
}

function openBff(scenario: Scenario): ScriptedBff {
  const schedule = (callback: () => void, ms: number): unknown => setTimeout(callback, ms);
  return createScriptedBff(scenario, { schedule });
}

/** A transaction says which visit it belongs to: nothing else of a decision does. */
function tagOutcome(outcome: Outcome, visit: number): Outcome {
  return outcome.kind === "consent"
    ? { ...outcome, transaction: `${visit}~${outcome.transaction}` }
    : outcome;
}

function write(content: unknown, visit: number): string | Uint8Array {
  if (content === null || content === undefined) {
    return "";
  }
  return content instanceof Uint8Array
    ? content
    : JSON.stringify(isOutcome(content) ? tagOutcome(content, visit) : content);
}

function isOutcome(content: unknown): content is Outcome {
  return typeof content === "object" && content !== null && "kind" in content;
}

interface Call {
  readonly query?: unknown;
  readonly transaction?: unknown;
}

function isCall(body: unknown): body is Call {
  return typeof body === "object" && body !== null;
}

/** Which visit a call of the page belongs to: by its query, or by its transaction. */
function visitOf(body: unknown): number | undefined {
  if (!isCall(body)) {
    return undefined;
  }
  const { query, transaction } = body;
  if (typeof query === "string") {
    return Number(new URLSearchParams(query).get(VISIT) ?? Number.NaN);
  }
  return typeof transaction === "string" ? Number(transaction.split("~")[0]) : undefined;
}

function untag(body: unknown): unknown {
  return isCall(body) && typeof body.transaction === "string"
    ? { ...body, transaction: body.transaction.replace(/^\d+~/u, "") }
    : body;
}

/** Whether a page in this scenario asks for a picture at this path. */
function shows(scenario: Scenario, pathname: string): boolean {
  const { outcome, start } = scenario;
  const shown = outcome ?? (start.kind === "answer" ? start.body : undefined);
  return (
    shown?.kind === "consent" &&
    [shown.client.logo, shown.account.organization?.logo].some(
      (logo) => logo?.split("?")[0] === pathname,
    )
  );
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += String(chunk);
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function singleValues({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
}

async function loadPages(folder: string): Promise<Pages> {
  const client = path.join(folder, "client");
  const read = async (suffix: string): Promise<{ readonly authorizeHtml: string }> => ({
    authorizeHtml: await readFile(path.join(client, `authorize${suffix}.html`), "utf8"),
  });
  const languages = await Promise.all(
    LOCALES.map(async (locale) => [locale, await read(`.${locale}`)] as const),
  );
  const module: unknown = await import(pathToFileURL(path.join(folder, "server/render.js")).href);
  const { renderAuthorizePage: render } = module as Required<Pick<Renderer, "renderAuthorizePage">>;
  return {
    ...(await read("")),
    languages: Object.fromEntries(languages),
    assetsDirectory: path.join(client, "assets"),
    render,
  };
}

interface Renderer {
  readonly renderAuthorizePage: NonNullable<Pages["render"]>;
}
