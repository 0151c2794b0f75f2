import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { ApiProblem, parseInput } from "../errors.ts";
import {
  settleRotation,
  startRotation,
  wireM2MClient,
  type M2MClient,
  type NewM2MClient,
} from "../m2m-clients.ts";
import { mergeMetadata } from "../metadata.ts";
import { pageOf, pageRequest } from "../paging.ts";
import type { ProjectCore } from "../project-core.ts";
import { sendResult } from "../responses.ts";

const scopes = v.array(v.string());
const changes = v.object({
  client_name: v.optional(v.pipe(v.string(), v.maxLength(256))),
  client_description: v.optional(v.pipe(v.string(), v.maxLength(256))),
  trusted_metadata: v.optional(v.record(v.string(), v.unknown())),
  status: v.optional(v.string()),
  scopes: v.optional(scopes),
});
const creation = v.object({
  ...changes.entries,
  scopes,
  client_id: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,128}$/u))),
  client_secret: v.optional(v.pipe(v.string(), v.maxLength(256))),
});
const operand = v.object({
  filter_name: v.picklist(["client_id", "client_name", "scopes"]),
  filter_value: v.array(v.string()),
});
const search = v.object({
  ...pageRequest.entries,
  query: v.nullish(
    v.object({
      operator: v.picklist(["AND", "OR"]),
      operands: v.optional(v.array(operand), []),
    }),
  ),
});

/** @throws ApiProblem `invalid_m2m_client_scope`, `invalid_m2m_client_status`, `insecure_m2m_client_secret` */
function described(
  before: Pick<M2MClient, "trustedMetadata">,
  request: v.InferOutput<typeof changes>,
): Partial<M2MClient> {
  const { status, scopes: given } = request;
  if (status !== undefined && status !== "active" && status !== "inactive")
    throw new ApiProblem("invalid_m2m_client_status");
  // RFC 6749 section 3.3: what a scope token is made of.
  if (given?.some((scope) => !/^[\u0021\u0023-\u005b\u005d-\u007e]{1,128}$/u.test(scope)) === true)
    throw new ApiProblem("invalid_m2m_client_scope");
  return {
    ...(request.client_name === undefined ? {} : { name: request.client_name }),
    ...(request.client_description === undefined
      ? {}
      : { description: request.client_description }),
    ...(status === undefined ? {} : { status }),
    ...(given === undefined ? {} : { scopes: given }),
    trustedMetadata: mergeMetadata(before.trustedMetadata, request.trusted_metadata),
  };
}

function imported({
  client_id,
  client_secret,
}: v.InferOutput<typeof creation>): Partial<NewM2MClient> {
  if (client_secret !== undefined && client_secret.length < 16)
    throw new ApiProblem("insecure_m2m_client_secret");
  return {
    ...(client_id === undefined ? {} : { clientId: client_id }),
    ...(client_secret === undefined ? {} : { clientSecret: client_secret }),
  };
}

function matches(
  client: M2MClient,
  { filter_name, filter_value }: v.InferOutput<typeof operand>,
): boolean {
  const has = { client_id: [client.clientId], client_name: [client.name], scopes: client.scopes };
  return filter_value.some((one) => has[filter_name].includes(one));
}

function found(
  clients: readonly M2MClient[],
  query: v.InferOutput<typeof search>["query"],
): readonly M2MClient[] {
  const operands = query?.operands ?? [];
  if (operands.length === 0) return clients;
  return clients.filter((client) =>
    query?.operator === "OR"
      ? operands.some((one) => matches(client, one))
      : operands.every((one) => matches(client, one)),
  );
}

function registerSecrets(
  app: FastifyInstance,
  project: ProjectCore,
  find: (params: unknown) => M2MClient,
): void {
  const base = "/v1/m2m/clients/:clientId/secrets/rotate";
  app.post(`${base}/start`, async ({ params }, reply) => {
    const client = startRotation(project.m2mClients, find(params));
    const m2m_client = { ...wireM2MClient(client), next_client_secret: client.nextClientSecret };
    return sendResult(reply, { m2m_client });
  });
  app.post(`${base}/cancel`, async ({ params }, reply) => {
    const client = settleRotation(project.m2mClients, find(params), "current");
    return sendResult(reply, { m2m_client: wireM2MClient(client) });
  });
  app.post(base, async ({ params }, reply) => {
    const client = settleRotation(project.m2mClients, find(params), "next");
    return sendResult(reply, { m2m_client: wireM2MClient(client) });
  });
}

/** `m2m.clients` of the Node SDK. */
export function registerM2M(app: FastifyInstance, project: ProjectCore): void {
  const find = (params: unknown): M2MClient => {
    const { clientId } = parseInput(v.object({ clientId: v.string() }), params);
    const client = project.m2mClients.find(clientId);
    if (client === undefined) throw new ApiProblem("m2m_client_not_found");
    return client;
  };
  app.post("/v1/m2m/clients", async ({ body }, reply) => {
    const request = parseInput(creation, body);
    const facts = { ...described({ trustedMetadata: {} }, request), ...imported(request) };
    const client = project.m2mClients.add({ ...facts, scopes: request.scopes });
    const m2m_client = { ...wireM2MClient(client), client_secret: client.clientSecret };
    return sendResult(reply, { m2m_client });
  });
  app.post("/v1/m2m/clients/search", async ({ body }, reply) => {
    const request = parseInput(search, body);
    const { items, metadata } = pageOf(found(project.m2mClients.all(), request.query), request);
    return sendResult(reply, {
      m2m_clients: items.map(wireM2MClient),
      results_metadata: metadata,
    });
  });
  app.get("/v1/m2m/clients/:clientId", async ({ params }, reply) =>
    sendResult(reply, { m2m_client: wireM2MClient(find(params)) }),
  );
  app.put("/v1/m2m/clients/:clientId", async ({ params, body }, reply) => {
    const client = find(params);
    const changed = { ...client, ...described(client, parseInput(changes, body)) };
    project.m2mClients.replace(changed);
    return sendResult(reply, { m2m_client: wireM2MClient(changed) });
  });
  app.delete("/v1/m2m/clients/:clientId", async ({ params }, reply) => {
    const { clientId } = find(params);
    project.m2mClients.remove(clientId);
    return sendResult(reply, { client_id: clientId });
  });
  registerSecrets(app, project, find);
}
