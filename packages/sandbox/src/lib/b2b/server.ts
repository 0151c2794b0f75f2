import type { FastifyInstance } from "fastify";

import { sendResult } from "../responses.ts";
import { createServer, type ServerSettings } from "../server.ts";
import { keepMembers } from "./kept.ts";
import { renderB2BOverview } from "./pages.ts";
import type { B2BProject } from "./project.ts";
import { registerMemberIdp } from "./routes/idp.ts";
import { registerMembers } from "./routes/members.ts";
import { registerOrganizations } from "./routes/organizations.ts";
import { registerMemberRbac } from "./routes/rbac.ts";
import { registerMemberSdk } from "./routes/sdk.ts";
import { registerMemberSessions } from "./routes/sessions.ts";
import { registerMemberSignIn } from "./routes/sign-in.ts";

/** Puts every endpoint of the B2B project together. */
export function createB2BServer(
  project: B2BProject,
  settings: ServerSettings,
): Promise<FastifyInstance> {
  return createServer(project, settings, {
    keepAccounts: (data) => keepMembers(data, project),
    renderOverview: () => renderB2BOverview(project),
    registerSdk: (app, tokens) => registerMemberSdk(app, project, tokens),
    registerApi: (guarded, tokens) => {
      registerMemberIdp(guarded, project, tokens);
      registerMemberSessions(guarded, project, tokens);
      registerOrganizations(guarded, project, tokens);
      registerMembers(guarded, project, tokens);
      registerMemberRbac(guarded, project);
      registerMemberSignIn(guarded, project, { base: "/v1/b2b", send: sendResult });
    },
  });
}
