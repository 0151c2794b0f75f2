import { PATHS, type SessionResponse, type SignInConfiguration } from "@assent/core/contract";
import type { FastifyInstance } from "fastify";

import { guardScript } from "../authorize/routes.ts";
import { persistBudget } from "../identity-provider/budget.ts";
import { describeAccount } from "../logo/path.ts";
import type { Responder } from "../responses/answer-hooks.ts";
import { refuseOtherMethods } from "../responses/methods.ts";
import { type Services, recordAudit } from "../services.ts";
import { clearSessionCookies } from "./cookies.ts";

/** Registers who is signed in, how to sign in, and how to stop. */
export function registerSessionRoutes(
  scope: FastifyInstance,
  services: Services,
  respond: Responder,
): void {
  scope.get(PATHS.session, async (request, reply): Promise<SessionResponse> => {
    reply.header("cache-control", "no-store");
    const { credential, budget } = respond.caller(request);
    const session = credential && (await services.provider.authenticate(credential, budget));
    return { account: session && describeAccount(services.logos, session) };
  });
  scope.get(PATHS.signIn, async (_request, reply): Promise<SignInConfiguration> => {
    reply.header("cache-control", "no-store");
    return respond.signIn;
  });
  registerLogout(scope, services, respond);
  refuseOtherMethods(scope, PATHS.session, ["GET", "HEAD"]);
  refuseOtherMethods(scope, PATHS.signIn, ["GET", "HEAD"]);
  refuseOtherMethods(scope, PATHS.logout, ["POST"]);
}

function registerLogout(scope: FastifyInstance, services: Services, respond: Responder): void {
  const secure = services.publicUrl.startsWith("https:");
  scope.post(
    PATHS.logout,
    { onRequest: async (request) => guardScript(services, respond, request) },
    async (request, reply) => {
      const caller = respond.caller(request);
      // First what needs nobody else: this browser forgets, whether Stytch can be reached or not.
      reply
        .header("cache-control", "no-store")
        .header("set-cookie", [...clearSessionCookies(secure)])
        // The SDK keeps user and session in this origin's storage.
        .header("clear-site-data", '"storage"');
      if (caller.credential !== null) {
        await services.provider.signOut(caller.credential, persistBudget(caller.budget));
      }
      recordAudit(services, caller, { event: "session.ended" });
      return reply.code(204).send();
    },
  );
}
