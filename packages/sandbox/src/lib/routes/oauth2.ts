import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";

import { PostedForm } from "../body-parsers.ts";
import type { ClientStore } from "../clients.ts";
import { registerDynamically } from "../dynamic-registration.ts";
import { createIdentifier } from "../identifiers.ts";
import type { ProjectCore } from "../project-core.ts";
import type { ProviderAnswer } from "../provider-call.ts";
import { grantClientCredentials } from "../m2m-tokens.ts";
import { RateCap } from "../rate-cap.ts";
import { formValue, type ClientRequest, type TokenService } from "../tokens.ts";

const jsonBody = v.record(v.string(), v.union([v.string(), v.array(v.string())]));
const bearerBody = v.object({ access_token: v.string() });

function refuse(description: string): ProviderAnswer {
  return {
    status: 400,
    headers: {},
    body: { error: "invalid_request", error_description: description },
  };
}

/** Both body formats become the fields of a form; anything else in JSON is not a token request. */
function fieldsOf(body: unknown): ClientRequest["form"] | undefined {
  if (body instanceof PostedForm) return body.fields;
  const parsed = v.safeParse(jsonBody, body ?? {});
  if (!parsed.success || Array.isArray(body)) return undefined;
  return Object.entries(parsed.output).flatMap(([name, given]) =>
    (typeof given === "string" ? [given] : given).map((one): readonly [string, string] => [
      name,
      one,
    ]),
  );
}

function send(reply: FastifyReply, { status, headers, body }: ProviderAnswer): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers, "cache-control": "no-store" })
    .send({ ...body, request_id: createIdentifier("request-id"), status_code: status });
}

function bearerToken({ headers, body }: FastifyRequest): string | undefined {
  const header = /^Bearer ([^\s]+)$/iu.exec(headers.authorization ?? "")?.[1];
  if (header !== undefined) return header;
  const form = body instanceof PostedForm ? Object.fromEntries(body.fields) : body;
  const parsed = v.safeParse(bearerBody, form);
  return parsed.success ? parsed.output.access_token : undefined;
}

/** A client that is known by the address of its document is named by that here too; the provider knows its id. */
function named(form: ClientRequest["form"], clients: ClientStore): ClientRequest["form"] {
  return form.map(([name, given]): readonly [string, string] => [
    name,
    name === "client_id" ? (clients.findByMetadataUrl(given)?.clientId ?? given) : given,
  ]);
}

/** A handler that reads a client's form and relays the provider's answer. */
function relay(
  { clients }: ProjectCore,
  answer: (request: ClientRequest) => Promise<ProviderAnswer>,
  { json }: { json: boolean },
) {
  return async ({ body, headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const form = json || body instanceof PostedForm ? fieldsOf(body) : undefined;
    if (form === undefined)
      return send(reply, refuse(json ? "the body is malformed" : "the body must be a form"));
    return send(
      reply,
      await answer({ form: named(form, clients), authorization: headers.authorization }),
    );
  };
}

/** Registration by anybody: a stranger gets twenty apps a minute. */
function registerRegistration(app: FastifyInstance, project: ProjectCore): void {
  const cap = new RateCap({ limit: 20, windowMs: 60_000, now: project.now });
  app.post("/v1/oauth2/register", async ({ body, ip }, reply) => {
    if (project.switches.dynamicClientRegistration) cap.use(ip);
    return send(reply, registerDynamically(project, body));
  });
}

/** The public OAuth endpoints, at the project's domain and at the older path with the project id in it. */
export function registerOAuth2(
  app: FastifyInstance,
  project: ProjectCore,
  tokens: TokenService,
): void {
  registerRegistration(app, project);
  for (const base of ["/v1/oauth2", `/v1/public/${project.id}/oauth2`]) {
    app.post(
      `${base}/token`,
      relay(
        project,
        (request) =>
          formValue(request, "grant_type") === "client_credentials"
            ? grantClientCredentials(project, request)
            : tokens.exchange(request),
        { json: true },
      ),
    );
    app.post(
      `${base}/introspect`,
      relay(project, (request) => tokens.introspect(request), { json: false }),
    );
    app.post(
      `${base}/revoke`,
      relay(project, (request) => tokens.revoke(request), { json: false }),
    );
    app.route({
      method: ["GET", "POST"],
      url: `${base}/userinfo`,
      handler: async (request, reply) => send(reply, await tokens.userinfo(bearerToken(request))),
    });
  }
}
