import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { parseInput } from "../errors.ts";
import { jwtTemplateSettings, jwtTemplateTypes } from "../jwt-templates.ts";
import type { ProjectCore } from "../project-core.ts";
import { sendResult } from "../responses.ts";

const path = "/pwa/v3/projects/:project/environments/:environment/jwt_templates/:type";
const parameters = v.object({ type: v.picklist(jwtTemplateTypes) });

/**
 * The claim templates of the project, at the address that Stytch's management API has them. There is one project and
 * one environment, whatever slugs they are called by.
 *
 * @see https://stytch.com/docs/api-reference/pwa/api/v3/jwt-templates/set-jwt-template
 */
export function registerJwtTemplates(
  app: FastifyInstance,
  { jwtTemplates }: Pick<ProjectCore, "jwtTemplates">,
): void {
  app.get(path, async ({ params }, reply) => {
    const { type } = parseInput(parameters, params);
    return sendResult(reply, { jwt_template: jwtTemplates.get(type) });
  });
  app.put(path, async ({ params, body }, reply) => {
    const { type } = parseInput(parameters, params);
    const settings = parseInput(jwtTemplateSettings, body);
    jwtTemplates.set({ ...settings, jwt_template_type: type });
    return sendResult(reply, { jwt_template: jwtTemplates.get(type) });
  });
}
