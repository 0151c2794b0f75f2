import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import type { DataFile } from "./data-file.ts";
import { jwtTemplate } from "./jwt-templates.ts";
import { keptClient, keptConsent, keptM2MClient, keptPerson, keptSession } from "./kept.ts";
import type { Project } from "./project.ts";
import type { ProjectCore } from "./project-core.ts";
import type { Session, SessionStore } from "./sessions.ts";

/** Keeps what every project has, whichever vertical it belongs to. */
export function keepCore(data: DataFile, project: ProjectCore): void {
  const { clients, m2mClients, consents, exchangedTokens, jwtTemplates } = project;
  data.keep("clients", keptClient, clients);
  data.keep("m2mClients", keptM2MClient, m2mClients);
  data.keep("jwtTemplates", jwtTemplate, jwtTemplates);
  data.keep("consents", keptConsent, consents);
  data.keep("exchangedTokens", v.string(), {
    all: () => [...exchangedTokens],
    restore: (handles) => {
      for (const handle of handles) exchangedTokens.add(handle);
    },
  });
}

/** Keeps sessions with their accounts by id; one whose account is gone is dropped. */
export function keepSessions<P>(
  data: DataFile,
  sessions: SessionStore<P>,
  accounts: { idOf(person: P): string; find(accountId: string): P | undefined },
): void {
  data.keep("sessions", keptSession, {
    all: () =>
      sessions
        .all()
        .map(({ person, ...session }) =>
          Object.assign(session, { accountId: accounts.idOf(person) }),
        ),
    restore: (items) =>
      sessions.restore(
        items.flatMap(({ accountId, ...session }): Session<P>[] => {
          const person = accounts.find(accountId);
          return person === undefined ? [] : [{ ...session, person }];
        }),
      ),
  });
}

/** Keeps the users of a consumer project, and their sessions. */
export function keepUsers(data: DataFile, { people, sessions }: Project): void {
  data.keep("people", keptPerson, people);
  keepSessions(data, sessions, {
    idOf: ({ userId }) => userId,
    find: (userId) => people.find(userId),
  });
}

/** Has the state on disk before a call that may have changed it is answered. */
export function saveChanges(app: FastifyInstance, data: DataFile): void {
  app.addHook("onSend", async ({ method }, _reply, payload) => {
    if (method !== "GET" && method !== "HEAD" && method !== "OPTIONS") await data.save();
    return payload;
  });
}
