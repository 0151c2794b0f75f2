import { AssentError } from "@assent/core";
import { PATHS } from "@assent/core/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { isClientId } from "../client-id.ts";
import type { Responder } from "../responses/answer-hooks.ts";
import { refuseOtherMethods } from "../responses/methods.ts";
import type { Services } from "../services.ts";
import { LOGO_TTL_SECONDS, type Logo } from "./store.ts";

const CLIENT_LOGO_PATH = `${PATHS.clientLogo}/:id`;

/**
 * Registers the logos. Which address is asked for one comes from Stytch alone: the browser names a
 * client, or for an organization nobody, since it is the session's own.
 */
export function registerLogoRoutes(
  scope: FastifyInstance,
  services: Services,
  respond: Responder,
): void {
  const { directory, provider } = services;
  scope.get<{ Params: { id: string } }>(CLIENT_LOGO_PATH, async (request, reply) => {
    const { id } = request.params;
    const { budget } = respond.caller(request);
    const client = isClientId(id) ? await directory.find(id, budget) : null;
    const logo = await findLogo(services, client?.logoUrl);
    return sendLogo(request, respond.dress(reply, "image"), logo, "public");
  });
  scope.get(PATHS.organizationLogo, async (request, reply) => {
    const { credential, budget } = respond.caller(request);
    const session = credential && (await provider.authenticate(credential, budget));
    const logo = await findLogo(services, session?.organization?.logoUrl);
    return sendLogo(request, respond.dress(reply, "image"), logo, "private");
  });
  refuseOtherMethods(scope, CLIENT_LOGO_PATH, ["GET", "HEAD"]);
  refuseOtherMethods(scope, PATHS.organizationLogo, ["GET", "HEAD"]);
}

async function findLogo({ logos }: Services, url: string | undefined): Promise<Logo> {
  const logo = url === undefined ? null : await logos.find(url);
  if (logo === null) {
    throw new AssentError("not_found");
  }
  return logo;
}

function sendLogo(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, bytes, etag }: Logo,
  reach: "public" | "private",
): FastifyReply {
  reply.headers({ etag, "cache-control": `${reach}, max-age=${LOGO_TTL_SECONDS}` });
  return request.headers["if-none-match"] === etag
    ? reply.code(304).send()
    : reply.type(type).send(bytes);
}
