import type { Decider } from "./authorization.ts";
import { wireUser, type Person } from "./people.ts";
import type { Project } from "./project.ts";
import type { Session } from "./sessions.ts";

/** A user who decides without a session: one the server names. */
export function decidingUser({ policy }: Project, person: Person, authenticatedAt: Date): Decider {
  return {
    accountId: person.userId,
    described: { user_id: person.userId, user: wireUser(person) },
    policy,
    roles: person.roles,
    authenticatedAt,
  };
}

/** A signed-in user who decides. */
export function decidingSession(
  project: Project,
  { person, startedAt, sessionId }: Session,
): Decider {
  return { ...decidingUser(project, person, startedAt), sessionId };
}
