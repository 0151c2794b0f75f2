import { createHash, timingSafeEqual } from "node:crypto";

import type { FastifyRequest } from "fastify";

import { ApiProblem } from "./errors.ts";
import type { ProjectCore } from "./project-core.ts";

/** The two halves of a Basic `Authorization` header. */
interface BasicCredentials {
  readonly user: string;
  readonly password: string;
}

function basicCredentials(header: string | undefined): BasicCredentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/iu.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [user = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { user, password: password.join(":") };
}

/** Compares two secrets in constant time. */
export function isSameSecret(left: string, right: string): boolean {
  const digest = (value: string): Buffer => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** @throws ApiProblem `unauthorized_credentials` unless the project id and its secret are presented */
export function requireProjectSecret(project: ProjectCore, request: FastifyRequest): void {
  const credentials = basicCredentials(request.headers.authorization);
  if (credentials?.user !== project.id || !isSameSecret(credentials.password, project.secret)) {
    throw new ApiProblem("unauthorized_credentials");
  }
}

/** @throws ApiProblem `unauthorized_credentials` unless the public token is presented */
export function requirePublicToken(project: ProjectCore, request: FastifyRequest): void {
  if (basicCredentials(request.headers.authorization)?.user !== project.publicToken) {
    throw new ApiProblem("unauthorized_credentials");
  }
}

/** The session token a browser SDK presents; it repeats the public token when it has none. */
export function presentedSessionToken(
  project: ProjectCore,
  request: FastifyRequest,
): string | undefined {
  const password = basicCredentials(request.headers.authorization)?.password;
  return password === undefined || password === "" || password === project.publicToken
    ? undefined
    : password;
}
