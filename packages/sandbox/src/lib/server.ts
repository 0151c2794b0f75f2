import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";

import { registerBodyParsers } from "./body-parsers.ts";
import { recordCalls } from "./calls.ts";
import { allowCrossOrigin } from "./cors.ts";
import type { DataFile } from "./data-file.ts";
import { keepCore, saveChanges } from "./data-sections.ts";
import { ApiProblem, problemBody } from "./errors.ts";
import { createIdentifier } from "./identifiers.ts";
import { isLoopbackHost } from "./loopback.ts";
import type { ProjectCore } from "./project-core.ts";
import type { Vertical } from "./vertical.ts";
import { requireProjectSecret } from "./request-guards.ts";
import { registerConnectedAppClients } from "./routes/connected-app-clients.ts";
import { registerDiscovery } from "./routes/discovery.ts";
import { registerJwtTemplates } from "./routes/jwt-templates.ts";
import { registerMagicLinkRedirect } from "./routes/magic-links.ts";
import { registerM2M } from "./routes/m2m.ts";
import { registerOAuth2 } from "./routes/oauth2.ts";
import { registerPages } from "./routes/pages.ts";
import { TokenService } from "./tokens.ts";

/** How the server itself behaves, whatever project it serves. */
export interface ServerSettings {
  /** The bound host; requests may name it besides the loopback names. */
  readonly host: string;
  readonly logger: FastifyBaseLogger | undefined;
}

/** What sets the endpoints of one vertical apart from those every project has. */
export interface VerticalRoutes {
  /** Has the accounts, and their sessions, outlive the process. */
  readonly keepAccounts?: (data: DataFile) => void;
  /** The page at `/`. */
  readonly renderOverview: () => string;
  /** Endpoints of the browser SDK. */
  readonly registerSdk: (app: FastifyInstance, tokens: TokenService) => Promise<void>;
  /** Endpoints of the Node SDK; the project's secret has been checked. */
  readonly registerApi: (guarded: FastifyInstance, tokens: TokenService) => void;
}

function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const status =
    typeof error === "object" && error !== null && "statusCode" in error
      ? Number(error.statusCode)
      : 500;
  if (status === 413) return new ApiProblem("payload_too_large");
  if (status === 404) return new ApiProblem("route_not_found");
  return new ApiProblem(status >= 400 && status < 500 ? "bad_request" : "internal_server_error");
}

type AnswerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

function problemAnswerer(vertical: Vertical): AnswerProblem {
  return (error, request, reply) => {
    const problem = toProblem(error);
    if (problem.statusCode >= 500) request.log.error(error);
    const body = problemBody(problem, { vertical, requestId: createIdentifier("request-id") });
    return reply.code(problem.statusCode).send(body);
  };
}

function handleProblems(app: FastifyInstance, answerProblem: AnswerProblem): void {
  app.setErrorHandler(async (error, request, reply) => answerProblem(error, request, reply));
  app.setNotFoundHandler(() => {
    throw new ApiProblem("route_not_found");
  });
}

/** Refuses other names for this address, so that a page of another site cannot reach the sandbox by rebinding. */
function checkHost(app: FastifyInstance, host: string): void {
  app.addHook("onRequest", async (request) => {
    const name =
      /^(?<name>\[[^\]]*\]|[^:]*)(?::\d+)?$/u.exec(request.headers.host ?? "")?.groups?.["name"] ??
      "";
    if (!isLoopbackHost(name) && name !== host) throw new ApiProblem("misdirected_request");
  });
}

/** Gives the project back what its data file has, and writes the file whenever something changes. */
async function openData(
  app: FastifyInstance,
  project: ProjectCore,
  { tokens, keepAccounts }: { tokens: TokenService; keepAccounts: VerticalRoutes["keepAccounts"] },
): Promise<void> {
  const { data } = project;
  if (data === undefined) return;
  keepAccounts?.(data);
  keepCore(data, project);
  tokens.keep(data);
  await data.save();
  saveChanges(app, data);
  app.addHook("onClose", async () => data.save());
}

/** Puts every endpoint of one project together. */
export async function createServer(
  project: ProjectCore,
  { host, logger }: ServerSettings,
  vertical: VerticalRoutes,
): Promise<FastifyInstance> {
  const answerProblem = problemAnswerer(project.vertical);
  const app = fastify({
    ...(logger === undefined ? { logger: false } : { loggerInstance: logger }),
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
    routerOptions: { maxParamLength: 1024 },
  });
  const tokens = new TokenService(project);
  await openData(app, project, { tokens, keepAccounts: vertical.keepAccounts });
  recordCalls(app, project.calls, project.now);
  checkHost(app, host);
  registerBodyParsers(app);
  handleProblems(app, answerProblem);
  registerPages(app, { inbox: project.inbox, renderOverview: vertical.renderOverview });
  registerMagicLinkRedirect(app, project);
  await app.register(async (open) => {
    allowCrossOrigin(open, project, "/v1/oauth2/*");
    registerDiscovery(open, project);
    registerOAuth2(open, project, tokens);
  });
  await vertical.registerSdk(app, tokens);
  await app.register(async (guarded) => {
    guarded.addHook("onRequest", async (request) => requireProjectSecret(project, request));
    registerConnectedAppClients(guarded, project);
    registerM2M(guarded, project);
    registerJwtTemplates(guarded, project);
    vertical.registerApi(guarded, tokens);
  });
  await app.ready();
  return app;
}
