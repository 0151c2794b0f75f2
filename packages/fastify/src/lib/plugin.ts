import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";

import { registerAuthorizeRoutes } from "./authorize/routes.ts";
import { registerConnectedAppRoutes } from "./connected-apps/routes.ts";
import { registerLogoRoutes } from "./logo/routes.ts";
import { createMetrics } from "./metrics.ts";
import { registerOperationRoutes } from "./operation-routes.ts";
import { type AssentOptions, createServices } from "./options.ts";
import { answerNotFound, registerPageRoutes } from "./pages/routes.ts";
import { servePages } from "./pages/served-pages.ts";
import { createRequestLimit } from "./rate-limit.ts";
import { createResponder, registerAnswerHooks } from "./responses/answer-hooks.ts";
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
    const metrics = options.metrics === true ? createMetrics() : null;
    const services = createServices(options, server.log, metrics);
    const pages = options.pages === undefined ? null : await servePages(options.pages);
    const respond = createResponder(services, options, pages);
    if (options.wholeServer === true) {
      registerAnswerHooks(server, respond);
      metrics?.observe(server);
      server.setNotFoundHandler((request, reply) => answerNotFound(respond, request, reply));
    }
    await server.register(async (scope) => {
      if (options.wholeServer !== true) {
        registerAnswerHooks(scope, respond);
        metrics?.observe(scope);
      }
      const { rateLimits = {} } = options;
      const limit = await createRequestLimit(scope, services, respond, rateLimits);
      registerAuthorizeRoutes(scope, services, respond, limit);
      await scope.register(async (limited) => {
        limited.addHook("onRequest", limit);
        registerSessionRoutes(limited, services, respond);
        registerConnectedAppRoutes(limited, services, respond);
        registerLogoRoutes(limited, services, respond);
      });
      metrics?.register(scope);
      registerOperationRoutes(scope, services, respond);
      await registerPageRoutes(scope, respond);
    });
    server.addHook("onClose", async () => {
      await Promise.all([services.provider.close(), services.logos.close()]);
    });
  },
  { name: "@assent/fastify", fastify: "5.x" },
);
