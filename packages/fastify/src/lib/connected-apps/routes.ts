import { AssentError } from "@assent/core";
import {
  type ConnectedApp,
  type ConnectedAppsResponse,
  PATHS,
  RevokeRequest,
  type RevokeResponse,
} from "@assent/core/contract";
import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { guardScript } from "../authorize/routes.ts";
import { describeClient } from "../client-description.ts";
import { isClientId } from "../client-id.ts";
import type { GrantedApp, Session } from "../identity-provider/port.ts";
import { describeAccount } from "../logo/path.ts";
import type { Responder } from "../responses/answer-hooks.ts";
import { refuseOtherMethods } from "../responses/methods.ts";
import { type Caller, type Services, recordAudit } from "../services.ts";
import { createRevoker } from "./revoke.ts";

const REVOKE_PATH = `${PATHS.connectedApps}/:id/revoke`;

/** Registers what a user sees and takes away of what they have granted. */
export function registerConnectedAppRoutes(
  scope: FastifyInstance,
  services: Services,
  respond: Responder,
): void {
  scope.get(PATHS.connectedApps, async (request, reply): Promise<ConnectedAppsResponse> => {
    reply.header("cache-control", "no-store");
    const caller = respond.caller(request);
    const session = await requireSession(services, caller);
    const apps = await services.provider.connectedApps(session, caller.budget);
    return {
      account: describeAccount(services.logos, session),
      apps: apps.map((app) => describeApp(services, app)),
    };
  });
  registerRevocation(scope, services, respond);
  refuseOtherMethods(scope, PATHS.connectedApps, ["GET", "HEAD"]);
  refuseOtherMethods(scope, REVOKE_PATH, ["POST"]);
}

function registerRevocation(scope: FastifyInstance, services: Services, respond: Responder): void {
  const revoker = createRevoker(services);
  scope.post<{ Params: { id: string } }>(
    REVOKE_PATH,
    { onRequest: async (request) => guardScript(services, respond, request) },
    async (request, reply): Promise<RevokeResponse> => {
      reply.header("cache-control", "no-store");
      const { id } = request.params;
      if (!isClientId(id) || !v.is(RevokeRequest, request.body)) {
        throw new AssentError("invalid_request", {
          detail: "The path takes an app's id, and the body is {}.",
        });
      }
      const caller = respond.caller(request);
      const session = await requireSession(services, caller);
      const app = await revoker.revoke(session, id, caller.budget);
      if (app !== null) {
        recordAudit(services, caller, {
          event: "access.revoked",
          userId: session.userId,
          clientId: app.id,
          clientType: app.type,
          scopes: app.scopes,
        });
      }
      return { revoked: true };
    },
  );
}

/** Asks Stytch who is signed in, since a cookie alone may outlive its session. */
async function requireSession(
  { provider }: Services,
  { credential, budget }: Caller,
): Promise<Session> {
  const session = credential && (await provider.authenticate(credential, budget));
  if (session === null) {
    throw new AssentError("session_required");
  }
  return session;
}

function describeApp({ logos }: Services, app: GrantedApp): ConnectedApp {
  return { ...describeClient(logos, app.id, app), scopes: [...app.scopes] };
}
