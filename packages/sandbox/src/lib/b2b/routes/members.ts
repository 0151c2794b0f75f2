import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { connectedAppsOf, revokeConnectedApp } from "../../connected-apps.ts";
import { ApiProblem, parseInput } from "../../errors.ts";
import { pageOf } from "../../paging.ts";
import { sendResult } from "../../responses.ts";
import type { TokenService } from "../../tokens.ts";
import { requireActingMember } from "../acting-member.ts";
import {
  createMember,
  deleteMember,
  memberChanges,
  memberCreation,
  updateMember,
} from "../member-management.ts";
import { wireMember, type Member } from "../members.ts";
import { wireOrganization, type Organization } from "../organizations.ts";
import type { B2BProject } from "../project.ts";
import { memberSearch, searchMembers } from "../search.ts";
import { describeMember } from "../sign-in.ts";
import { organizationOf } from "./organizations.ts";

const memberParameters = v.object({ memberId: v.string() });
const appParameters = v.object({ appId: v.string() });
const memberQuery = v.object({
  member_id: v.optional(v.string()),
  email_address: v.optional(v.string()),
});

interface Membership {
  readonly organization: Organization;
  readonly member: Member;
}

/** The member that a path names, who must belong to the organization it names. */
function membershipOf(project: B2BProject, params: unknown): Membership {
  const organization = organizationOf(project, params);
  const member = project.members.find(parseInput(memberParameters, params).memberId);
  if (member?.organizationId !== organization.organizationId)
    throw new ApiProblem("member_not_found");
  return { organization, member };
}

function findMember(project: B2BProject, organization: Organization, query: unknown): Member {
  const { member_id, email_address } = parseInput(memberQuery, query);
  if ((member_id === undefined) === (email_address === undefined))
    throw new ApiProblem("invalid_member_get_fields");
  const member =
    member_id === undefined
      ? project.members.findByEmail(organization.organizationId, email_address ?? "")
      : project.members.find(member_id);
  if (member?.organizationId !== organization.organizationId)
    throw new ApiProblem("member_not_found");
  return member;
}

function registerFinding(app: FastifyInstance, project: B2BProject): void {
  app.get("/v1/b2b/organizations/:organizationId/member", async ({ params, query }, reply) => {
    const member = findMember(project, organizationOf(project, params), query);
    return sendResult(reply, describeMember(project, member));
  });
  app.get("/v1/b2b/organizations/members/dangerously_get/:memberId", async ({ params }, reply) => {
    const member = project.members.find(parseInput(memberParameters, params).memberId);
    if (member === undefined) throw new ApiProblem("member_not_found");
    return sendResult(reply, describeMember(project, member));
  });
  app.post("/v1/b2b/organizations/members/search", async ({ body }, reply) => {
    const request = parseInput(memberSearch, body);
    const { items, metadata } = pageOf(searchMembers(project, request), request);
    const organizations = items.map(({ organizationId }): [string, Record<string, unknown>] => [
      organizationId,
      wireOrganization(project.organizations.get(organizationId)),
    ]);
    return sendResult(reply, {
      members: items.map(wireMember),
      organizations: Object.fromEntries(organizations),
      results_metadata: metadata,
    });
  });
}

function registerConnectedApps(
  app: FastifyInstance,
  project: B2BProject,
  tokens: TokenService,
): void {
  const base = "/v1/b2b/organizations/:organizationId/members/:memberId/connected_apps";
  app.get(base, async (request, reply) => {
    const { organization, member } = membershipOf(project, request.params);
    await requireActingMember(project, request, organization, member.memberId);
    return sendResult(reply, { connected_apps: connectedAppsOf(project, member.memberId) });
  });
  app.post(`${base}/:appId/revoke`, async (request, reply) => {
    const { organization, member } = membershipOf(project, request.params);
    await requireActingMember(project, request, organization, member.memberId);
    const { appId } = parseInput(appParameters, request.params);
    revokeConnectedApp(project, tokens, member.memberId, appId);
    return sendResult(reply);
  });
}

/** `organizations.members` of the Node SDK's B2B client. */
export function registerMembers(
  app: FastifyInstance,
  project: B2BProject,
  tokens: TokenService,
): void {
  app.post("/v1/b2b/organizations/:organizationId/members", async (request, reply) => {
    const organization = organizationOf(project, request.params);
    await requireActingMember(project, request, organization);
    const member = createMember(project, organization, parseInput(memberCreation, request.body));
    return sendResult(reply, describeMember(project, member));
  });
  app.put("/v1/b2b/organizations/:organizationId/members/:memberId", async (request, reply) => {
    const { organization, member } = membershipOf(project, request.params);
    await requireActingMember(project, request, organization);
    const changes = parseInput(memberChanges, request.body);
    const changed = updateMember(project, organization, member, changes);
    return sendResult(reply, describeMember(project, changed));
  });
  app.delete("/v1/b2b/organizations/:organizationId/members/:memberId", async (request, reply) => {
    const { organization, member } = membershipOf(project, request.params);
    await requireActingMember(project, request, organization);
    deleteMember(project, tokens, member);
    return sendResult(reply, { member_id: member.memberId });
  });
  registerFinding(app, project);
  registerConnectedApps(app, project, tokens);
}
