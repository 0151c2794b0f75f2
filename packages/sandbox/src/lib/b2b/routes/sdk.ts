import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";

import {
  startAuthorization,
  startRequest,
  submitAuthorization,
  submitRequest,
  type Decider,
} from "../../authorization.ts";
import { connectedAppsOf, revokeConnectedApp } from "../../connected-apps.ts";
import { allowCrossOrigin } from "../../cors.ts";
import { ApiProblem, parseInput } from "../../errors.ts";
import { logoutRequest, startLogout } from "../../logout.ts";
import { presentedSessionToken, requirePublicToken } from "../../request-guards.ts";
import { sendData } from "../../responses.ts";
import { registerSdkStart } from "../../routes/sdk-start.ts";
import { sessionOptions } from "../../session-authentication.ts";
import { exchangeRequest } from "../../session-exchange.ts";
import type { Session } from "../../sessions.ts";
import type { TokenService } from "../../tokens.ts";
import { describeOrganizationApp, organizationApps } from "../connected-apps.ts";
import { decidingMemberSession } from "../member-decider.ts";
import {
  authenticateMemberSession,
  exchangeMemberAccessToken,
  exchangeMemberSession,
  organizationExchangeRequest,
} from "../member-sessions.ts";
import { isAdmin, type Member } from "../members.ts";
import { wireOrganization, type Organization } from "../organizations.ts";
import type { B2BProject } from "../project.ts";
import { describeMember } from "../sign-in.ts";
import { registerMemberSignIn } from "./sign-in.ts";

const appParameters = v.object({ id: v.string() });
const memberParameters = v.object({ memberId: v.string() });

/** @throws ApiProblem `user_unauthenticated`, `session_not_found` */
function requireSession(project: B2BProject, request: FastifyRequest): Session<Member> {
  const token = presentedSessionToken(project, request);
  if (token === undefined) throw new ApiProblem("user_unauthenticated");
  const session = project.sessions.findByToken(token);
  if (session === undefined) throw new ApiProblem("session_not_found");
  return session;
}

function registerSession(app: FastifyInstance, project: B2BProject, tokens: TokenService): void {
  app.post("/sdk/v1/b2b/sessions/authenticate", async (request, reply) => {
    const options = parseInput(sessionOptions, request.body ?? {});
    const session = requireSession(project, request);
    return sendData(reply, await authenticateMemberSession(project, session, options));
  });
  app.post("/sdk/v1/b2b/sessions/exchange", async (request, reply) => {
    const exchange = parseInput(organizationExchangeRequest, request.body);
    const session = requireSession(project, request);
    return sendData(reply, await exchangeMemberSession(project, session, exchange));
  });
  app.post("/sdk/v1/b2b/sessions/exchange_access_token", async ({ body }, reply) =>
    sendData(
      reply,
      await exchangeMemberAccessToken(project, tokens, parseInput(exchangeRequest, body)),
    ),
  );
  app.post("/sdk/v1/b2b/sessions/revoke", async (request, reply) => {
    project.sessions.revoke(requireSession(project, request).sessionId);
    return sendData(reply);
  });
}

/** What may be known of an organization before signing in to it. */
function signInPolicy({ organizationId, settings }: Organization): Record<string, unknown> {
  return {
    organization_id: organizationId,
    organization_name: settings.organization_name,
    organization_slug: settings.organization_slug,
    organization_logo_url: settings.organization_logo_url,
    email_jit_provisioning: settings.email_jit_provisioning,
    email_allowed_domains: settings.email_allowed_domains,
    oauth_tenant_jit_provisioning: settings.oauth_tenant_jit_provisioning,
    allowed_oauth_tenants: {},
    auth_methods: settings.auth_methods,
    allowed_auth_methods: settings.allowed_auth_methods,
    mfa_policy: settings.mfa_policy,
    sso_active_connections: [],
    sso_default_connection_id: null,
  };
}

function registerSelf(app: FastifyInstance, project: B2BProject): void {
  app.get("/sdk/v1/b2b/organizations/members/me", async (request, reply) =>
    sendData(reply, describeMember(project, requireSession(project, request).person)),
  );
  app.get("/sdk/v1/b2b/organizations/me", async (request, reply) => {
    const { organizationId } = requireSession(project, request).person;
    const organization = project.organizations.get(organizationId);
    return sendData(reply, { organization: wireOrganization(organization) });
  });
  app.post("/sdk/v1/b2b/organizations/search", async ({ body }, reply) => {
    const { organization_slug } = parseInput(v.object({ organization_slug: v.string() }), body);
    const organization = project.organizations
      .all()
      .find(({ settings }) => settings.organization_slug === organization_slug);
    return sendData(reply, {
      organization: organization === undefined ? null : signInPolicy(organization),
    });
  });
}

/**
 * A member of the organization of whoever is signed in, whose Connected Apps are theirs to manage.
 *
 * @throws ApiProblem `user_unauthenticated`, `session_not_found`, `member_not_found`, `session_authorization_error`
 */
function manageableMember(project: B2BProject, request: FastifyRequest): Member {
  const { person } = requireSession(project, request);
  const { memberId } = parseInput(memberParameters, request.params);
  const member = project.members.find(memberId);
  if (member === undefined || member.organizationId !== person.organizationId)
    throw new ApiProblem("member_not_found");
  if (!isAdmin(person) && person.memberId !== memberId)
    throw new ApiProblem("session_authorization_error");
  return member;
}

function registerConnectedApps(
  app: FastifyInstance,
  project: B2BProject,
  tokens: TokenService,
): void {
  const self = (request: FastifyRequest): Member => requireSession(project, request).person;
  const base = "/sdk/v1/b2b/organizations";
  app.get(`${base}/members/connected_apps`, async (request, reply) =>
    sendData(reply, { connected_apps: connectedAppsOf(project, self(request).memberId) }),
  );
  app.post(`${base}/members/connected_apps/:id/revoke`, async (request, reply) => {
    const { id } = parseInput(appParameters, request.params);
    revokeConnectedApp(project, tokens, self(request).memberId, id);
    return sendData(reply);
  });
  app.get(`${base}/members/:memberId/connected_apps`, async (request, reply) => {
    const { memberId } = manageableMember(project, request);
    return sendData(reply, { connected_apps: connectedAppsOf(project, memberId) });
  });
  app.post(`${base}/members/:memberId/connected_apps/:id/revoke`, async (request, reply) => {
    const { memberId } = manageableMember(project, request);
    const { id } = parseInput(appParameters, request.params);
    revokeConnectedApp(project, tokens, memberId, id);
    return sendData(reply);
  });
  app.get(`${base}/connected_apps`, async (request, reply) =>
    sendData(reply, { connected_apps: organizationApps(project, self(request).organizationId) }),
  );
  app.get(`${base}/connected_apps/:id`, async (request, reply) => {
    const { id } = parseInput(appParameters, request.params);
    return sendData(reply, describeOrganizationApp(project, self(request).organizationId, id));
  });
}

/** Nobody has to be signed in for it. */
function registerLogout(app: FastifyInstance, project: B2BProject): void {
  app.post("/sdk/v1/b2b/oauth/logout/start", async (request, reply) => {
    const token = presentedSessionToken(project, request);
    const session = token === undefined ? undefined : project.sessions.findByToken(token);
    const parsed = parseInput(logoutRequest, request.body);
    return sendData(reply, await startLogout(project, parsed, session?.person.memberId));
  });
}

function registerIdp(app: FastifyInstance, project: B2BProject, tokens: TokenService): void {
  const decide = async (request: FastifyRequest): Promise<Decider> =>
    decidingMemberSession(project, requireSession(project, request));
  app.post("/sdk/v1/idp/b2b/oauth/authorize/start", async (request, reply) => {
    const start = parseInput(startRequest, request.body);
    return sendData(reply, await startAuthorization(project, start, () => decide(request)));
  });
  app.post("/sdk/v1/idp/b2b/oauth/authorize/submit", async (request, reply) => {
    const submit = parseInput(submitRequest, request.body);
    return sendData(
      reply,
      await submitAuthorization(project, tokens, submit, () => decide(request)),
    );
  });
}

/** What the browser SDK's B2B client calls: enveloped answers, the public token instead of the secret, and CORS. */
export async function registerMemberSdk(
  app: FastifyInstance,
  project: B2BProject,
  tokens: TokenService,
): Promise<void> {
  await app.register(async (open) => {
    allowCrossOrigin(open, project, "/sdk/*");
    registerSdkStart(open, project);
    await open.register(async (guarded) => {
      guarded.addHook("onRequest", async (request) => requirePublicToken(project, request));
      registerMemberSignIn(guarded, project, {
        base: "/sdk/v1/b2b",
        send: sendData,
        presented: (request) => {
          const session_token = presentedSessionToken(project, request);
          return session_token === undefined ? {} : { session_token };
        },
      });
      registerSession(guarded, project, tokens);
      registerSelf(guarded, project);
      registerConnectedApps(guarded, project, tokens);
      registerIdp(guarded, project, tokens);
      registerLogout(guarded, project);
    });
  });
}
