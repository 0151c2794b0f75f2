import type { FastifyInstance } from "fastify";

import { ApiProblem } from "./errors.ts";

/** A posted form: its fields in order, repeated ones included. */
export class PostedForm {
  readonly fields: readonly (readonly [name: string, value: string])[];

  constructor(body: string) {
    this.fields = [...new URLSearchParams(body)];
  }
}

function parseJson(body: string): unknown {
  if (body.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    throw new ApiProblem("bad_request", "The request body is not JSON.");
  }
}

/** Reads JSON (SDKs announce it even where there is no body) and forms; nothing else. */
export function registerBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    async (_request: unknown, body: string | Buffer) => parseJson(body.toString()),
  );
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    async (_request: unknown, body: string | Buffer) => new PostedForm(body.toString()),
  );
}
