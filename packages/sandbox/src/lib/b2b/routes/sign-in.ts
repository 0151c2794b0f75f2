import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { parseInput } from "../../errors.ts";
import {
  authenticateMemberCode,
  authenticateMemberPassword,
  earlierProof,
  memberCodeAnswer,
  memberCodeRequest,
  memberPasswordRequest,
  sendMemberCode,
} from "../credentials.ts";
import {
  authenticateDiscoveryCode,
  authenticateDiscoveryPassword,
  discoveryCodeAnswer,
  discoveryCodeRequest,
  discoveryPasswordRequest,
  exchangeIntermediateSession,
  foundOrganization,
  intermediateExchangeRequest,
  listOrganizations,
  organizationFounding,
  sendDiscoveryCode,
} from "../discovery.ts";
import {
  authenticateDiscoveryLink,
  authenticateMemberLink,
  discoveryLinkAnswer,
  discoveryLinkRequest,
  memberLinkAnswer,
  memberLinkRequest,
  sendDiscoveryLink,
  sendMemberLink,
} from "../magic-links.ts";
import {
  memberResetAnswer,
  memberResetRequest,
  resetMemberPassword,
  startMemberReset,
} from "../password-reset.ts";
import type { B2BProject } from "../project.ts";
import {
  authenticateSecondFactor,
  phoneCodeAnswer,
  phoneCodeRequest,
  sendSecondFactor,
} from "../second-factor.ts";

type Answer = Readonly<Record<string, unknown>>;

/** Who calls: the Node SDK or the browser's, whose paths and envelopes differ. */
export interface CallerFormat {
  /** What the paths start with. */
  readonly base: "/v1/b2b" | "/sdk/v1/b2b";
  readonly send: (reply: FastifyReply, answer: Answer) => FastifyReply;
  /** The session that accompanies a request whose body names none. */
  readonly presented?: (request: FastifyRequest) => { session_token?: string };
}

/** Ways of signing in to one organization. */
function registerOrganizationSignIn(
  app: FastifyInstance,
  project: B2BProject,
  { base, send }: CallerFormat,
): void {
  app.post(`${base}/passwords/authenticate`, async ({ body }, reply) =>
    send(reply, await authenticateMemberPassword(project, parseInput(memberPasswordRequest, body))),
  );
  app.post(`${base}/otps/email/login_or_signup`, async ({ body }, reply) =>
    send(reply, sendMemberCode(project, parseInput(memberCodeRequest, body))),
  );
  app.post(`${base}/otps/email/authenticate`, async ({ body }, reply) =>
    send(reply, await authenticateMemberCode(project, parseInput(memberCodeAnswer, body))),
  );
}

/** The second factor. */
function registerSecondFactor(
  app: FastifyInstance,
  project: B2BProject,
  { base, send }: CallerFormat,
): void {
  app.post(`${base}/otps/sms/send`, async ({ body }, reply) =>
    send(reply, sendSecondFactor(project, parseInput(phoneCodeRequest, body))),
  );
  app.post(`${base}/otps/sms/authenticate`, async ({ body }, reply) =>
    send(reply, await authenticateSecondFactor(project, parseInput(phoneCodeAnswer, body))),
  );
}

/** Ways of finding one's organizations first. */
function registerDiscoverySignIn(
  app: FastifyInstance,
  project: B2BProject,
  { base, send, presented }: CallerFormat,
): void {
  app.post(`${base}/passwords/discovery/authenticate`, async ({ body }, reply) =>
    send(
      reply,
      await authenticateDiscoveryPassword(project, parseInput(discoveryPasswordRequest, body)),
    ),
  );
  app.post(`${base}/otps/email/discovery/send`, async ({ body }, reply) => {
    sendDiscoveryCode(project, parseInput(discoveryCodeRequest, body));
    return send(reply, {});
  });
  app.post(`${base}/otps/email/discovery/authenticate`, async ({ body }, reply) =>
    send(reply, authenticateDiscoveryCode(project, parseInput(discoveryCodeAnswer, body))),
  );
  app.post(`${base}/discovery/organizations`, async (request, reply) => {
    const proof = parseInput(earlierProof, request.body);
    const isEmpty = Object.values(proof).every((one) => one === undefined || one === "");
    const session = isEmpty ? presented?.(request) : undefined;
    return send(reply, await listOrganizations(project, { ...proof, ...session }));
  });
  app.post(`${base}/discovery/organizations/create`, async ({ body }, reply) =>
    send(reply, await foundOrganization(project, parseInput(organizationFounding, body))),
  );
  app.post(`${base}/discovery/intermediate_sessions/exchange`, async ({ body }, reply) =>
    send(
      reply,
      await exchangeIntermediateSession(project, parseInput(intermediateExchangeRequest, body)),
    ),
  );
}

/** A new password, by a link. */
function registerReset(
  app: FastifyInstance,
  project: B2BProject,
  { base, send }: CallerFormat,
): void {
  app.post(`${base}/passwords/email/reset/start`, async ({ body }, reply) =>
    send(reply, startMemberReset(project, parseInput(memberResetRequest, body))),
  );
  app.post(`${base}/passwords/email/reset`, async ({ body }, reply) =>
    send(reply, await resetMemberPassword(project, parseInput(memberResetAnswer, body))),
  );
}

/** Links by e-mail, to one organization and to find them. */
function registerLinks(
  app: FastifyInstance,
  project: B2BProject,
  { base, send }: CallerFormat,
): void {
  app.post(`${base}/magic_links/email/login_or_signup`, async ({ body }, reply) =>
    send(reply, sendMemberLink(project, parseInput(memberLinkRequest, body))),
  );
  app.post(`${base}/magic_links/authenticate`, async ({ body }, reply) =>
    send(reply, await authenticateMemberLink(project, parseInput(memberLinkAnswer, body))),
  );
  app.post(`${base}/magic_links/email/discovery/send`, async ({ body }, reply) => {
    sendDiscoveryLink(project, parseInput(discoveryLinkRequest, body));
    return send(reply, {});
  });
  app.post(`${base}/magic_links/discovery/authenticate`, async ({ body }, reply) =>
    send(reply, authenticateDiscoveryLink(project, parseInput(discoveryLinkAnswer, body))),
  );
}

/** `passwords`, `otps`, `magicLinks` and `discovery`, which both SDKs call alike. */
export function registerMemberSignIn(
  app: FastifyInstance,
  project: B2BProject,
  format: CallerFormat,
): void {
  registerOrganizationSignIn(app, project, format);
  registerSecondFactor(app, project, format);
  registerLinks(app, project, format);
  registerReset(app, project, format);
  registerDiscoverySignIn(app, project, format);
}
