import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AccessTokenGrant, CheckAccessToken } from "./access-token.ts";
import { NoteStore } from "./note-store.ts";

/** What the notes API is built from. */
export interface ResourceApiOptions {
  readonly checkAccessToken: CheckAccessToken;
  readonly now: () => Date;
}

type NoteScope = "notes.read" | "notes.write" | "notes.delete";

const MAX_TEXT_LENGTH = 1000;
const BEARER = /^Bearer +([\w\-.~+/]+=*)$/i;

/**
 * The protected resource: `/api/notes`, where GET needs `notes.read`, POST `notes.write` and
 * DELETE `notes.delete`. Only the `Authorization` header carries a token.
 * @see RFC 6750 sections 2.1 and 3
 */
export function registerResourceApi(app: FastifyInstance, options: ResourceApiOptions): void {
  const notes = new NoteStore();
  const grants = new WeakMap<FastifyRequest, AccessTokenGrant>();

  /** Runs before the body is read: whoever may not write need not be listened to. */
  function requireScope(scope: NoteScope) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
      const { authorization } = request.headers;
      const token = authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
      if (token === undefined) {
        return challenge(reply, authorization === undefined ? "missing" : "malformed");
      }
      const check = await options.checkAccessToken(token);
      if (check.outcome === "unknown") {
        return reply
          .code(503)
          .header("retry-after", "5")
          .send({ error: "temporarily_unavailable", error_description: check.reason });
      }
      if (check.outcome === "invalid") {
        return challenge(reply, "invalid_token", check.reason);
      }
      if (!check.grant.scopes.has(scope)) {
        return insufficientScope(reply, scope);
      }
      grants.set(request, check.grant);
      return undefined;
    };
  }

  function ownerOf(request: FastifyRequest): string {
    const grant = grants.get(request);
    if (grant === undefined) {
      throw new Error("A notes route was reached without its scope check.");
    }
    return grant.subject;
  }

  app.get("/api/notes", { onRequest: requireScope("notes.read") }, (request, reply) =>
    reply.send({ notes: notes.list(ownerOf(request)) }),
  );
  app.post("/api/notes", { onRequest: requireScope("notes.write") }, (request, reply) => {
    const text = parseText(request.body);
    return text === undefined
      ? reply.code(400).send({
          error: "invalid_request",
          error_description: `Send {"text": "…"} with 1 to ${String(MAX_TEXT_LENGTH)} characters.`,
        })
      : reply.code(201).send({ note: notes.add(ownerOf(request), text, options.now()) });
  });
  app.delete("/api/notes", { onRequest: requireScope("notes.delete") }, (request, reply) =>
    reply.send({ deleted: notes.clear(ownerOf(request)) }),
  );
}

function parseText(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("text" in body)) {
    return undefined;
  }
  const { text } = body;
  const fits = typeof text === "string" && text.trim() !== "" && text.length <= MAX_TEXT_LENGTH;
  return fits ? text : undefined;
}

/** RFC 6750 section 3.1: a request without any credentials gets no error code. */
function challenge(
  reply: FastifyReply,
  kind: "missing" | "malformed" | "invalid_token",
  description = "Send an access token as Authorization: Bearer.",
): FastifyReply {
  if (kind === "missing") {
    return reply
      .code(401)
      .header("www-authenticate", 'Bearer realm="notes"')
      .send({ error: "unauthorized", error_description: description });
  }
  const error = kind === "malformed" ? "invalid_request" : kind;
  return reply
    .code(kind === "malformed" ? 400 : 401)
    .header(
      "www-authenticate",
      `Bearer realm="notes", error="${error}", error_description="${description}"`,
    )
    .send({ error, error_description: description });
}

function insufficientScope(reply: FastifyReply, scope: NoteScope): FastifyReply {
  const description = `This needs the scope ${scope}.`;
  return reply
    .code(403)
    .header(
      "www-authenticate",
      `Bearer realm="notes", error="insufficient_scope", error_description="${description}", scope="${scope}"`,
    )
    .send({ error: "insufficient_scope", error_description: description });
}
