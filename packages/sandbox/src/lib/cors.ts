import type { FastifyInstance } from "fastify";

import type { ProjectCore } from "./project-core.ts";

const allowedHeaders = "authorization, content-type, x-sdk-client, x-sdk-parent-host";

/** Origins of the pages that belong to the project: the app's and the relying party's. */
export function pageOrigins({
  appUrl,
  relyingPartyUrl,
}: Pick<ProjectCore, "appUrl" | "relyingPartyUrl">): ReadonlySet<string> {
  return new Set([appUrl, relyingPartyUrl].flatMap(originsOf));
}

/** Lets pages of the app and of the relying party call what is registered on `app`; no other origin. `preflight` is the
 * path pattern that answers OPTIONS. */
export function allowCrossOrigin(
  app: FastifyInstance,
  project: ProjectCore,
  preflight: string,
): void {
  const origins = pageOrigins(project);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("vary", "Origin");
    const { origin } = request.headers;
    if (origin === undefined || !origins.has(origin)) return;
    reply.header("access-control-allow-origin", origin);
    reply.header("access-control-allow-credentials", "true");
  });
  app.options(preflight, async (_request, reply) =>
    reply
      .code(204)
      .header("access-control-allow-methods", "GET, POST, PUT, DELETE")
      .header("access-control-allow-headers", allowedHeaders)
      .header("access-control-max-age", "600")
      .send(),
  );
}

/** The origin of a URL; for this machine's loopback address, `localhost` of the same port as well. */
function originsOf(url: string): string[] {
  const { origin, hostname } = new URL(url);
  return hostname === "127.0.0.1" ? [origin, origin.replace(hostname, "localhost")] : [origin];
}
