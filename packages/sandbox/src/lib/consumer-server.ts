import type { FastifyInstance } from "fastify";

import { keepUsers } from "./data-sections.ts";
import { renderOverview } from "./pages.ts";
import type { Project } from "./project.ts";
import { registerIdp } from "./routes/idp.ts";
import { registerMagicLinks } from "./routes/magic-links.ts";
import { registerPasswordReset } from "./routes/password-reset.ts";
import { registerRbac } from "./routes/rbac.ts";
import { registerSdk } from "./routes/sdk.ts";
import { registerSessions } from "./routes/sessions.ts";
import { registerSignIn } from "./routes/sign-in.ts";
import { registerUsers } from "./routes/users.ts";
import { createServer, type ServerSettings } from "./server.ts";

/** Puts every endpoint of the consumer project together. */
export function createConsumerServer(
  project: Project,
  settings: ServerSettings,
): Promise<FastifyInstance> {
  return createServer(project, settings, {
    keepAccounts: (data) => keepUsers(data, project),
    renderOverview: () => renderOverview(project),
    registerSdk: (app, tokens) => registerSdk(app, project, tokens),
    registerApi: (guarded, tokens) => {
      registerIdp(guarded, project, tokens);
      registerSessions(guarded, project, tokens);
      registerSignIn(guarded, project);
      registerMagicLinks(guarded, project);
      registerPasswordReset(guarded, project);
      registerUsers(guarded, project, tokens);
      registerRbac(guarded, project);
    },
  });
}
