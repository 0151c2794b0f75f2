import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { parseInput } from "../../errors.ts";
import { mergeMetadata } from "../../metadata.ts";
import { pageOf } from "../../paging.ts";
import { sendResult } from "../../responses.ts";
import type { TokenService } from "../../tokens.ts";
import { requireActingMember } from "../acting-member.ts";
import { describeOrganizationApp, organizationApps } from "../connected-apps.ts";
import { deleteOrganization } from "../member-management.ts";
import {
  newOrganizationSettings,
  organizationSettings,
  wireOrganization,
  type Organization,
  type OrganizationSettings,
} from "../organizations.ts";
import type { B2BProject } from "../project.ts";
import { organizationSearch, searchOrganizations } from "../search.ts";

const organizationParameters = v.object({ organizationId: v.string() });
const appParameters = v.object({ organizationId: v.string(), appId: v.string() });

/** The organization that a path names by id, slug or external id. */
export function organizationOf(project: B2BProject, params: unknown): Organization {
  return project.organizations.get(parseInput(organizationParameters, params).organizationId);
}

function update(
  project: B2BProject,
  organization: Organization,
  { trusted_metadata, ...changes }: OrganizationSettings,
): Organization {
  const merged = mergeMetadata(organization.settings.trusted_metadata, trusted_metadata);
  return project.organizations.change(organization, { ...changes, trusted_metadata: merged });
}

function registerConnectedApps(app: FastifyInstance, project: B2BProject): void {
  app.get("/v1/b2b/organizations/:organizationId/connected_apps", async (request, reply) => {
    const organization = organizationOf(project, request.params);
    await requireActingMember(project, request, organization);
    return sendResult(reply, {
      connected_apps: organizationApps(project, organization.organizationId),
    });
  });
  app.get("/v1/b2b/organizations/:organizationId/connected_apps/:appId", async (request, reply) => {
    const organization = organizationOf(project, request.params);
    await requireActingMember(project, request, organization);
    const { appId } = parseInput(appParameters, request.params);
    return sendResult(reply, describeOrganizationApp(project, organization.organizationId, appId));
  });
}

/** `organizations` of the Node SDK's B2B client. */
export function registerOrganizations(
  app: FastifyInstance,
  project: B2BProject,
  tokens: TokenService,
): void {
  app.post("/v1/b2b/organizations", async ({ body }, reply) => {
    const organization = project.organizations.add(parseInput(newOrganizationSettings, body));
    return sendResult(reply, { organization: wireOrganization(organization) });
  });
  app.post("/v1/b2b/organizations/search", async ({ body }, reply) => {
    const request = parseInput(organizationSearch, body);
    const { items, metadata } = pageOf(searchOrganizations(project, request), request);
    return sendResult(reply, {
      organizations: items.map(wireOrganization),
      results_metadata: metadata,
    });
  });
  app.get("/v1/b2b/organizations/:organizationId", async ({ params }, reply) =>
    sendResult(reply, { organization: wireOrganization(organizationOf(project, params)) }),
  );
  app.get("/v1/b2b/organizations/:organizationId/metrics", async ({ params }, reply) => {
    const { organizationId } = organizationOf(project, params);
    return sendResult(reply, { member_count: project.members.of(organizationId).length });
  });
  app.put("/v1/b2b/organizations/:organizationId", async (request, reply) => {
    const organization = organizationOf(project, request.params);
    await requireActingMember(project, request, organization);
    const changed = update(project, organization, parseInput(organizationSettings, request.body));
    return sendResult(reply, { organization: wireOrganization(changed) });
  });
  app.delete("/v1/b2b/organizations/:organizationId", async (request, reply) => {
    const organization = organizationOf(project, request.params);
    await requireActingMember(project, request, organization);
    deleteOrganization(project, tokens, organization);
    return sendResult(reply, { organization_id: organization.organizationId });
  });
  registerConnectedApps(app, project);
}
