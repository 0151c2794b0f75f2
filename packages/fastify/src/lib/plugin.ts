import { AssentError } from "@assent/core";
import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";

import { registerAuthorizeRoutes } from "./authorize/routes.ts";
import { registerConnectedAppRoutes } from "./connected-apps/routes.ts";
import { registerLogoRoutes } from "./logo/routes.ts";
import { registerOperationRoutes } from "./operation-routes.ts";
import { type AssentOptions, createServices } from "./options.ts";
import { registerPageRoutes } from "./pages/routes.ts";
import { createResponder, registerAnswerHooks } from "./responses/answer-hooks.ts";
import { answerError } from "./responses/problem-reply.ts";
import { registerSessionRoutes } from "./session/routes.ts";

/**
 * The authorization endpoint of Stytch Connected Apps, with its pages and everything that they
 * call. Its routes keep to themselves: a server may have others beside them.
 *
 * @throws TypeError (at registration) for a `publicUrl` that is not an origin, or a sealing key
 *   that is not 32 bytes long.
 */
export const assent = fastifyPlugin(
  async (server: FastifyInstance, options: AssentOptions): Promise<void> => {
    const services = createServices(options, server.log);
    const respond = createResponder(services, options);
    if (options.wholeServer === true) {
      registerAnswerHooks(server, respond);
      server.setNotFoundHandler((request, reply) =>
        answerError(new AssentError("not_found"), request, reply),
      );
    }
    await server.register(async (scope) => {
      if (options.wholeServer !== true) {
        registerAnswerHooks(scope, respond);
      }
      registerAuthorizeRoutes(scope, services, respond);
      registerSessionRoutes(scope, services, respond);
      registerConnectedAppRoutes(scope, services, respond);
      registerLogoRoutes(scope, services, respond);
      registerOperationRoutes(scope, services, respond);
      await registerPageRoutes(scope, respond);
    });
    server.addHook("onClose", async () => {
      await Promise.all([services.provider.close(), services.logos.close()]);
    });
  },
  { name: "@assent/fastify", fastify: "5.x" },
);
