import type { FastifyInstance } from "fastify";

import { parseInput } from "../errors.ts";
import type { Project } from "../project.ts";
import { sendResult } from "../responses.ts";
import {
  authenticateOneTimeCode,
  authenticatePassword,
  oneTimeCodeAnswer,
  oneTimeCodeRequest,
  passwordRequest,
  sendOneTimeCode,
} from "../sign-in.ts";

/** `passwords.authenticate` and `otps` by e-mail of the Node SDK. */
export function registerSignIn(app: FastifyInstance, project: Project): void {
  app.post("/v1/passwords/authenticate", async ({ body }, reply) =>
    sendResult(reply, await authenticatePassword(project, parseInput(passwordRequest, body))),
  );
  app.post("/v1/otps/email/send", async ({ body }, reply) => {
    const { person } = sendOneTimeCode(project, parseInput(oneTimeCodeRequest, body), {
      create: false,
    });
    return sendResult(reply, { user_id: person.userId, email_id: person.emailId });
  });
  app.post("/v1/otps/email/login_or_create", async ({ body }, reply) => {
    const { person, created } = sendOneTimeCode(project, parseInput(oneTimeCodeRequest, body), {
      create: true,
    });
    return sendResult(reply, {
      user_id: person.userId,
      email_id: person.emailId,
      user_created: created,
    });
  });
  app.post("/v1/otps/authenticate", async ({ body }, reply) =>
    sendResult(reply, await authenticateOneTimeCode(project, parseInput(oneTimeCodeAnswer, body))),
  );
}
