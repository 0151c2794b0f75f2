import type { FastifyInstance, FastifyReply } from "fastify";

import { parseInput } from "../errors.ts";
import {
  passwordResetAnswer,
  passwordResetRequest,
  resetPassword,
  startPasswordReset,
} from "../password-reset.ts";
import type { Project } from "../project.ts";
import { sendData, sendResult } from "../responses.ts";

type Send = (reply: FastifyReply, answer: Readonly<Record<string, unknown>>) => FastifyReply;

function register(app: FastifyInstance, project: Project, base: string, send: Send): void {
  app.post(`${base}/passwords/email/reset/start`, async ({ body }, reply) =>
    send(reply, startPasswordReset(project, parseInput(passwordResetRequest, body))),
  );
  app.post(`${base}/passwords/email/reset`, async ({ body }, reply) =>
    send(reply, await resetPassword(project, parseInput(passwordResetAnswer, body))),
  );
}

/** `passwords.email` of the Node SDK. */
export function registerPasswordReset(app: FastifyInstance, project: Project): void {
  register(app, project, "/v1", sendResult);
}

/** `passwords.resetByEmailStart` and `resetByEmail` of the browser SDK. */
export function registerSdkPasswordReset(app: FastifyInstance, project: Project): void {
  register(app, project, "/sdk/v1", sendData);
}
