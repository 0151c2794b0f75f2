import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { clientChanges, newClient, registerClient, updateClient } from "../client-registration.ts";
import {
  cancelSecretRotation,
  completeSecretRotation,
  startSecretRotation,
} from "../client-secrets.ts";
import { managedClient, type Client } from "../clients.ts";
import { ApiProblem, parseInput } from "../errors.ts";
import { pageOf, pageRequest } from "../paging.ts";
import type { ProjectCore } from "../project-core.ts";
import { sendResult } from "../responses.ts";

const pathParameters = v.object({ clientId: v.string() });

function registerSecrets(
  app: FastifyInstance,
  project: ProjectCore,
  find: (params: unknown) => Client,
): void {
  const base = "/v1/connected_apps/clients/:clientId/secrets/rotate";
  app.post(`${base}/start`, async ({ params }, reply) => {
    const client = startSecretRotation(project, find(params));
    const { nextClientSecret: next_client_secret } = client;
    return sendResult(reply, { connected_app: { ...managedClient(client), next_client_secret } });
  });
  app.post(`${base}/cancel`, async ({ params }, reply) => {
    const client = cancelSecretRotation(project, find(params));
    return sendResult(reply, { connected_app: managedClient(client) });
  });
  app.post(base, async ({ params }, reply) => {
    const client = completeSecretRotation(project, find(params));
    return sendResult(reply, { connected_app: managedClient(client) });
  });
}

/** `connectedApp.clients` of the Node SDK. */
export function registerConnectedAppClients(app: FastifyInstance, project: ProjectCore): void {
  const find = (params: unknown): Client => {
    const client = project.clients.find(parseInput(pathParameters, params).clientId);
    if (client === undefined) throw new ApiProblem("connected_app_not_found");
    return client;
  };
  app.post("/v1/connected_apps/clients", async ({ body }, reply) => {
    const client = registerClient(project, parseInput(newClient, body));
    const secret = client.clientSecret === undefined ? {} : { client_secret: client.clientSecret };
    return sendResult(reply, { connected_app: { ...managedClient(client), ...secret } });
  });
  app.post("/v1/connected_apps/clients/search", async ({ body }, reply) => {
    const { items, metadata } = pageOf(project.clients.all(), parseInput(pageRequest, body));
    return sendResult(reply, {
      connected_apps: items.map(managedClient),
      results_metadata: metadata,
    });
  });
  app.get("/v1/connected_apps/clients/:clientId", async ({ params }, reply) =>
    sendResult(reply, { connected_app: managedClient(find(params)) }),
  );
  app.put("/v1/connected_apps/clients/:clientId", async ({ params, body }, reply) => {
    const changed = updateClient(project, find(params), parseInput(clientChanges, body));
    return sendResult(reply, { connected_app: managedClient(changed) });
  });
  app.delete("/v1/connected_apps/clients/:clientId", async ({ params }, reply) => {
    const { clientId } = find(params);
    project.clients.remove(clientId);
    return sendResult(reply, { client_id: clientId });
  });
  registerSecrets(app, project, find);
}
