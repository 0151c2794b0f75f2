import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";

import { registerBodyParsers } from "./body-parsers.ts";
import { allowCrossOrigin } from "./cors.ts";
import { ApiProblem, problemBody } from "./errors.ts";
import { createIdentifier } from "./identifiers.ts";
import { isLoopbackHost } from "./loopback.ts";
import type { Project } from "./project.ts";
import { requireProjectSecret } from "./request-guards.ts";
import { registerConnectedAppClients } from "./routes/connected-app-clients.ts";
import { registerDiscovery } from "./routes/discovery.ts";
import { registerIdp } from "./routes/idp.ts";
import { registerOAuth2 } from "./routes/oauth2.ts";
import { registerPages } from "./routes/pages.ts";
import { registerRbac } from "./routes/rbac.ts";
import { registerSdk } from "./routes/sdk.ts";
import { registerSessions } from "./routes/sessions.ts";
import { registerSignIn } from "./routes/sign-in.ts";
import { registerUsers } from "./routes/users.ts";
import { TokenService } from "./tokens.ts";

/** How the server itself behaves, whatever project it serves. */
export interface ServerSettings {
  /** The bound host; requests may name it besides the loopback names. */
  readonly host: string;
  readonly logger: FastifyBaseLogger | undefined;
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

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error);
  if (problem.statusCode >= 500) request.log.error(error);
  return reply.code(problem.statusCode).send(problemBody(problem, createIdentifier("request-id")));
}

function handleProblems(app: FastifyInstance): void {
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

/** Puts every endpoint of one project together. */
export async function createServer(
  project: Project,
  { host, logger }: ServerSettings,
): Promise<FastifyInstance> {
  const app = fastify({
    ...(logger === undefined ? { logger: false } : { loggerInstance: logger }),
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
    routerOptions: { maxParamLength: 1024 },
  });
  const tokens = new TokenService(project);
  checkHost(app, host);
  registerBodyParsers(app);
  handleProblems(app);
  registerPages(app, project);
  await app.register(async (open) => {
    allowCrossOrigin(open, project, "/v1/oauth2/*");
    registerDiscovery(open, project);
    registerOAuth2(open, project, tokens);
  });
  await registerSdk(app, project, tokens);
  await app.register(async (guarded) => {
    guarded.addHook("onRequest", async (request) => requireProjectSecret(project, request));
    registerIdp(guarded, project, tokens);
    registerSessions(guarded, project, tokens);
    registerSignIn(guarded, project);
    registerUsers(guarded, project, tokens);
    registerConnectedAppClients(guarded, project);
    registerRbac(guarded, project);
  });
  await app.ready();
  return app;
}
