import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { ApiProblem, parseInput } from "../errors.ts";
import {
  authenticateMagicLink,
  magicLinkAnswer,
  magicLinkRequest,
  sendSignInLink,
} from "../magic-link-sign-in.ts";
import { linkTypes } from "../magic-link-store.ts";
import { followMagicLink } from "../magic-links.ts";
import type { Project } from "../project.ts";
import type { ProjectCore } from "../project-core.ts";
import { sendData, sendResult } from "../responses.ts";

const openedLink = v.object({
  public_token: v.string(),
  stytch_token_type: v.picklist(linkTypes),
  token: v.string(),
});

/** What a link in a message leads to first, in either vertical. */
export function registerMagicLinkRedirect(app: FastifyInstance, project: ProjectCore): void {
  const base = project.vertical === "b2b" ? "/v1/b2b" : "/v1";
  app.get(`${base}/magic_links/redirect`, async ({ query }, reply) => {
    const { public_token, stytch_token_type, token } = parseInput(openedLink, query);
    if (public_token !== project.publicToken) throw new ApiProblem("public_token_not_found");
    return reply
      .header("cache-control", "no-store")
      .redirect(followMagicLink(project, token, stytch_token_type));
  });
}

/** `magicLinks` of the Node SDK. */
export function registerMagicLinks(app: FastifyInstance, project: Project): void {
  app.post("/v1/magic_links/email/send", async ({ body }, reply) => {
    const request = parseInput(magicLinkRequest, body);
    const { person } = sendSignInLink(project, request, { create: false });
    return sendResult(reply, { user_id: person.userId, email_id: person.emailId });
  });
  app.post("/v1/magic_links/email/login_or_create", async ({ body }, reply) => {
    const request = parseInput(magicLinkRequest, body);
    const { person, created } = sendSignInLink(project, request, { create: true });
    return sendResult(reply, {
      user_id: person.userId,
      email_id: person.emailId,
      user_created: created,
    });
  });
  app.post("/v1/magic_links/authenticate", async ({ body }, reply) =>
    sendResult(reply, await authenticateMagicLink(project, parseInput(magicLinkAnswer, body))),
  );
}

/** `magicLinks` of the browser SDK. */
export function registerSdkMagicLinks(app: FastifyInstance, project: Project): void {
  const sends = { login_or_create: true, "send/primary": false, "send/secondary": false };
  for (const [path, create] of Object.entries(sends)) {
    app.post(`/sdk/v1/magic_links/email/${path}`, async ({ body }, reply) => {
      const request = parseInput(magicLinkRequest, body);
      const { person } = sendSignInLink(project, request, { create });
      return sendData(reply, { user_id: person.userId, email_id: person.emailId });
    });
  }
  app.post("/sdk/v1/magic_links/authenticate", async ({ body }, reply) =>
    sendData(reply, await authenticateMagicLink(project, parseInput(magicLinkAnswer, body))),
  );
}
