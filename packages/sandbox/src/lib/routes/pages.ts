import type { FastifyInstance, FastifyReply } from "fastify";

import type { Inbox } from "../inbox.ts";
import { renderInbox, styleSheet } from "../pages.ts";

const policy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply
    .type("text/html; charset=utf-8")
    .headers({
      "cache-control": "no-store",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
    })
    .send(markup);
}

/** What the pages show. */
export interface PageContents {
  readonly inbox: Inbox;
  readonly renderOverview: () => string;
}

/** For people and process managers: the overview, the inbox, and the health check. */
export function registerPages(app: FastifyInstance, contents: PageContents): void {
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/", async (_request, reply) => sendPage(reply, contents.renderOverview()));
  app.get("/inbox", async (_request, reply) =>
    sendPage(reply, renderInbox(contents.inbox.messages())),
  );
  app.get("/inbox.json", async (_request, reply) =>
    reply.header("cache-control", "no-store").send({ messages: contents.inbox.messages() }),
  );
  app.get("/sandbox.css", async (_request, reply) =>
    reply.type("text/css; charset=utf-8").send(styleSheet),
  );
}
