// oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers
import Fastify, { type FastifyRequest } from "fastify";

import { createPooledClient } from "./stytch-client.ts";
import { tellPort } from "./tell-port.ts";

/**
 * The practical limit: the upstream calls of ours, through the same SDK and the same kind of pool,
 * and nothing else. It trusts the page with everything, so it is no BFF that anybody could run.
 */

const { idp, users } = createPooledClient(process.env["STYTCH_API_URL"] ?? "");
const { oauth } = idp;

interface Body {
  readonly query: string;
  readonly scopes?: string[];
}

function readQuestion({ body, headers }: FastifyRequest<{ Body: Body }>): {
  readonly parameters: URLSearchParams;
  readonly question: Parameters<typeof oauth.authorizeStart>[0];
} {
  const parameters = new URLSearchParams(body.query);
  const question = {
    client_id: parameters.get("client_id") ?? "",
    redirect_uri: parameters.get("redirect_uri") ?? "",
    response_type: "code",
    session_token: /stytch_session=([^;]*)/u.exec(headers.cookie ?? "")?.[1] ?? "",
    scopes: body.scopes ?? parameters.get("scope")?.split(" ") ?? [],
  };
  return { parameters, question };
}

const server = Fastify({ logger: false });
server.post<{ Body: Body }>("/bff/authorize/start", async (request) => {
  const start = await oauth.authorizeStart(readQuestion(request).question);
  const { connected_apps: apps } = await users.connectedApps({ user_id: start.user_id });
  return { start, apps };
});
server.post<{ Body: Body }>("/bff/authorize/decision", async (request) => {
  const { question, parameters } = readQuestion(request);
  const { redirect_uri: redirectTo } = await oauth.authorize({
    ...question,
    consent_granted: true,
    state: parameters.get("state") ?? "",
    nonce: parameters.get("nonce") ?? "",
    code_challenge: parameters.get("code_challenge") ?? "",
  });
  return { redirectTo };
});
await server.listen({ host: "127.0.0.1", port: 0 });
tellPort(server.server);
