import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { clientChanges, newClient, registerClient, updateClient } from "../client-registration.ts";
import { managedClient, type Client } from "../clients.ts";
import { ApiProblem, parseInput } from "../errors.ts";
import { pageOf, pageRequest } from "../paging.ts";
import type { Project } from "../project.ts";
import { sendResult } from "../responses.ts";

const pathParameters = v.object({ clientId: v.string() });

/** `connectedApp.clients` of the Node SDK, without the rotation of secrets. */
export function registerConnectedAppClients(app: FastifyInstance, project: Project): void {
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
}
