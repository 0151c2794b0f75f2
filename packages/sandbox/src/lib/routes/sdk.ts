import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";

import {
  startAuthorization,
  startRequest,
  submitAuthorization,
  submitRequest,
  type Decider,
} from "../authorization.ts";
import { connectedAppsOf, revokeConnectedApp } from "../connected-apps.ts";
import { allowCrossOrigin } from "../cors.ts";
import { ApiProblem, parseInput } from "../errors.ts";
import { wireUser } from "../people.ts";
import type { Project } from "../project.ts";
import { presentedSessionToken, requirePublicToken } from "../request-guards.ts";
import { sendData } from "../responses.ts";
import { authenticateSession, sessionOptions } from "../session-authentication.ts";
import { exchangeAccessToken, exchangeRequest } from "../session-exchange.ts";
import type { Session } from "../sessions.ts";
import { registerLogout } from "./logout.ts";
import {
  authenticateOneTimeCode,
  authenticatePassword,
  oneTimeCodeAnswer,
  oneTimeCodeRequest,
  passwordRequest,
  sendOneTimeCode,
} from "../sign-in.ts";
import type { TokenService } from "../tokens.ts";
import { decidingSession } from "../user-decider.ts";
import { registerSdkMagicLinks } from "./magic-links.ts";
import { registerSdkPasswordReset } from "./password-reset.ts";
import { registerSdkStart } from "./sdk-start.ts";

/** @throws ApiProblem `user_unauthenticated`, `session_not_found` */
function requireSession(project: Project, request: FastifyRequest): Session {
  const token = presentedSessionToken(project, request);
  if (token === undefined) throw new ApiProblem("user_unauthenticated");
  const session = project.sessions.findByToken(token);
  if (session === undefined) throw new ApiProblem("session_not_found");
  return session;
}

function registerSignIn(app: FastifyInstance, project: Project): void {
  app.post("/sdk/v1/passwords/authenticate", async ({ body }, reply) =>
    sendData(reply, await authenticatePassword(project, parseInput(passwordRequest, body))),
  );
  app.post("/sdk/v1/otps/email/login_or_create", async ({ body }, reply) => {
    const { person } = sendOneTimeCode(project, parseInput(oneTimeCodeRequest, body), {
      create: true,
    });
    return sendData(reply, { method_id: person.emailId });
  });
  for (const factor of ["primary", "secondary"]) {
    app.post(`/sdk/v1/otps/email/send/${factor}`, async ({ body }, reply) => {
      const { person } = sendOneTimeCode(project, parseInput(oneTimeCodeRequest, body), {
        create: false,
      });
      return sendData(reply, { method_id: person.emailId });
    });
  }
  app.post("/sdk/v1/otps/authenticate", async ({ body }, reply) =>
    sendData(reply, await authenticateOneTimeCode(project, parseInput(oneTimeCodeAnswer, body))),
  );
}

function registerSession(app: FastifyInstance, project: Project, tokens: TokenService): void {
  app.post("/sdk/v1/sessions/authenticate", async (request, reply) => {
    const options = parseInput(sessionOptions, request.body ?? {});
    return sendData(
      reply,
      await authenticateSession(project, requireSession(project, request), options),
    );
  });
  app.post("/sdk/v1/sessions/exchange_access_token", async ({ body }, reply) =>
    sendData(reply, await exchangeAccessToken(project, tokens, parseInput(exchangeRequest, body))),
  );
  app.post("/sdk/v1/sessions/revoke", async (request, reply) => {
    project.sessions.revoke(requireSession(project, request).sessionId);
    return sendData(reply);
  });
  app.get("/sdk/v1/users/me", async (request, reply) =>
    sendData(reply, wireUser(requireSession(project, request).person)),
  );
}

function registerConnectedApps(app: FastifyInstance, project: Project, tokens: TokenService): void {
  app.get("/sdk/v1/users/connected_apps", async (request, reply) =>
    sendData(reply, {
      connected_apps: connectedAppsOf(project, requireSession(project, request).person.userId),
    }),
  );
  app.post("/sdk/v1/users/connected_apps/:id/revoke", async (request, reply) => {
    const { id } = parseInput(v.object({ id: v.string() }), request.params);
    revokeConnectedApp(project, tokens, requireSession(project, request).person.userId, id);
    return sendData(reply);
  });
}

function registerIdp(app: FastifyInstance, project: Project, tokens: TokenService): void {
  const decide = async (request: FastifyRequest): Promise<Decider> =>
    decidingSession(project, requireSession(project, request));
  app.post("/sdk/v1/idp/oauth/authorize/start", async (request, reply) =>
    sendData(
      reply,
      await startAuthorization(project, parseInput(startRequest, request.body), () =>
        decide(request),
      ),
    ),
  );
  app.post("/sdk/v1/idp/oauth/authorize/submit", async (request, reply) =>
    sendData(
      reply,
      await submitAuthorization(project, tokens, parseInput(submitRequest, request.body), () =>
        decide(request),
      ),
    ),
  );
}

/** What the browser SDK calls: enveloped answers, the public token instead of the secret, and CORS. */
export async function registerSdk(
  app: FastifyInstance,
  project: Project,
  tokens: TokenService,
): Promise<void> {
  await app.register(async (open) => {
    allowCrossOrigin(open, project, "/sdk/*");
    registerSdkStart(open, project);
    await open.register(async (guarded) => {
      guarded.addHook("onRequest", async (request) => requirePublicToken(project, request));
      registerLogout(guarded, project);
      registerSignIn(guarded, project);
      registerSdkMagicLinks(guarded, project);
      registerSdkPasswordReset(guarded, project);
      registerSession(guarded, project, tokens);
      registerConnectedApps(guarded, project, tokens);
      registerIdp(guarded, project, tokens);
    });
  });
}
