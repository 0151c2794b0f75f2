import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { connectedAppsOf, revokeConnectedApp } from "../connected-apps.ts";
import { ApiProblem, parseInput } from "../errors.ts";
import { mergeMetadata } from "../metadata.ts";
import { pageOf } from "../paging.ts";
import { wireUser, type Person } from "../people.ts";
import type { Project } from "../project.ts";
import { sendResult } from "../responses.ts";
import { emailAddress } from "../email-address.ts";
import { defaultRole, type Policy } from "../rbac.ts";
import type { TokenService } from "../tokens.ts";
import { searchPeople, userSearch } from "../user-search.ts";

const changes = v.object({
  name: v.optional(
    v.object({
      first_name: v.optional(v.string()),
      middle_name: v.optional(v.string()),
      last_name: v.optional(v.string()),
    }),
  ),
  roles: v.optional(v.array(v.string())),
  trusted_metadata: v.optional(v.record(v.string(), v.unknown())),
  untrusted_metadata: v.optional(v.record(v.string(), v.unknown())),
});
const creation = v.object({
  ...changes.entries,
  email: v.optional(emailAddress),
  phone_number: v.optional(
    v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/u, "must be in E.164 format")),
  ),
});

type ChangeableFacts = Pick<Person, "name" | "roles" | "trustedMetadata" | "untrustedMetadata">;

/** @throws ApiProblem `bad_request` for a role that the policy does not have */
function checkedRoles(policy: Policy, roles: readonly string[]): string[] {
  const unknown = roles.find((role) => !policy.roles.some(({ role_id }) => role_id === role));
  if (unknown !== undefined) throw new ApiProblem("bad_request", "roles: one of them is unknown.");
  return [...new Set([defaultRole, ...roles])];
}

function changed<Facts extends ChangeableFacts>(
  policy: Policy,
  person: Facts,
  { name, roles, trusted_metadata, untrusted_metadata }: v.InferOutput<typeof changes>,
): Facts {
  const given = Object.entries(name ?? {}).filter(([, part]) => part !== undefined);
  return {
    ...person,
    name: { ...person.name, ...Object.fromEntries(given) },
    roles: roles === undefined ? person.roles : checkedRoles(policy, roles),
    trustedMetadata: mergeMetadata(person.trustedMetadata, trusted_metadata),
    untrustedMetadata: mergeMetadata(person.untrustedMetadata, untrusted_metadata),
  };
}

function create(project: Project, request: v.InferOutput<typeof creation>): Person {
  const { email, phone_number: phoneNumber } = request;
  if (email !== undefined && project.people.findByEmail(email) !== undefined)
    throw new ApiProblem("duplicate_email");
  const blank = { name: {}, roles: [], trustedMetadata: {}, untrustedMetadata: {} };
  return project.people.add({
    ...changed(project.policy, blank, request),
    createdAt: project.now(),
    ...(email === undefined ? {} : { email }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
  });
}

function identified(person: Person): Record<string, unknown> {
  const user = wireUser(person);
  return {
    user_id: person.userId,
    email_id: person.email === undefined ? "" : person.emailId,
    phone_id: person.phoneNumber === undefined ? "" : person.phoneId,
    status: user["status"],
    user,
  };
}

function registerConnectedApps(
  app: FastifyInstance,
  project: Project,
  tokens: TokenService,
  find: (params: unknown) => Person,
): void {
  app.get("/v1/users/:userId/connected_apps", async ({ params }, reply) =>
    sendResult(reply, { connected_apps: connectedAppsOf(project, find(params).userId) }),
  );
  app.post("/v1/users/:userId/connected_apps/:appId/revoke", async ({ params }, reply) => {
    const { appId } = parseInput(v.object({ appId: v.string() }), params);
    revokeConnectedApp(project, tokens, find(params).userId, appId);
    return sendResult(reply);
  });
}

/** `users` of the Node SDK. */
export function registerUsers(app: FastifyInstance, project: Project, tokens: TokenService): void {
  const find = (params: unknown): Person => {
    const person = project.people.find(parseInput(v.object({ userId: v.string() }), params).userId);
    if (person === undefined) throw new ApiProblem("user_not_found");
    return person;
  };
  app.post("/v1/users", async ({ body }, reply) =>
    sendResult(reply, identified(create(project, parseInput(creation, body)))),
  );
  app.post("/v1/users/search", async ({ body }, reply) => {
    const request = parseInput(userSearch, body);
    const { items, metadata } = pageOf(searchPeople(project.people.all(), request.query), request);
    return sendResult(reply, { results: items.map(wireUser), results_metadata: metadata });
  });
  app.get("/v1/users/:userId", async ({ params }, reply) =>
    sendResult(reply, wireUser(find(params))),
  );
  app.put("/v1/users/:userId", async ({ params, body }, reply) => {
    const person = changed(project.policy, find(params), parseInput(changes, body));
    project.people.replace(person);
    return sendResult(reply, identified(person));
  });
  app.delete("/v1/users/:userId", async ({ params }, reply) => {
    const { userId } = find(params);
    project.people.remove(userId);
    return sendResult(reply, { user_id: userId });
  });
  registerConnectedApps(app, project, tokens, find);
}
