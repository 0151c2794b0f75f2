import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { ApiProblem, parseInput } from "../errors.ts";
import type { ProjectCore } from "../project-core.ts";
import { sendData } from "../responses.ts";

function bootstrap(project: ProjectCore): Record<string, unknown> {
  return {
    project_name: project.name,
    disable_sdk_watermark: true,
    cname_domain: null,
    email_domains: ["example.com"],
    captcha_settings: { enabled: false },
    pkce_required_for_email_magic_links: false,
    pkce_required_for_password_resets: false,
    pkce_required_for_oauth: false,
    pkce_required_for_sso: false,
    slug_pattern: null,
    create_organization_enabled: project.vertical === "b2b",
    password_config: { luds_complexity: 0, luds_minimum_count: 0 },
    dfp_protected_auth_enabled: false,
    siwe_required_for_crypto_wallets: false,
    vertical: { consumer: "CONSUMER", b2b: "B2B" }[project.vertical],
    rbac_policy: project.policy,
  };
}

/** What the browser SDK calls before anybody has signed in, whatever the vertical. */
export function registerSdkStart(app: FastifyInstance, project: ProjectCore): void {
  app.get("/sdk/v1/projects/bootstrap/:token", async ({ params }, reply) => {
    const { token } = parseInput(v.object({ token: v.string() }), params);
    if (token !== project.publicToken) throw new ApiProblem("public_token_not_found");
    return sendData(reply, bootstrap(project));
  });
  app.post("/sdk/v1/events", async (_request, reply) => sendData(reply));
}
