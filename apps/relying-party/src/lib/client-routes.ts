import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { safeParseStartForm, startAuthorization } from "./authorization-request.ts";
import { ACTIONS, ClientFlow } from "./browser-session.ts";
import { errorPage } from "./error-page.ts";
import { describeFailure } from "./failure.ts";
import { describeFlow } from "./flow-document.ts";
import { exchangeCode } from "./grant.ts";
import { runAction } from "./grant-action.ts";
import { isCrossSite, sendPage } from "./page-security.ts";
import { toPrebuiltPage } from "./prebuilt-page.ts";
import type { Provider } from "./provider.ts";
import type { RegisteredClient } from "./registered-client.ts";
import { resultPage } from "./result-page.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** What the routes of a client are built from. */
export interface ClientRoutesOptions {
  readonly client: RegisteredClient;
  readonly provider: Provider;
  readonly cookie: SessionCookie;
  /** Address of the notes API. */
  readonly notesUrl: URL;
  /** Origin of the page with Stytch's prebuilt component; absent where it is off. */
  readonly prebuiltAt?: string;
  readonly now: () => Date;
}

/** The routes of one client, below `/{slug}`. */
export function registerClientRoutes(app: FastifyInstance, options: ClientRoutesOptions): void {
  const { client, cookie, now } = options;
  const base = `/${client.slug}`;

  app.post(`${base}/start`, { onRequest: refuseCrossSite }, (request, reply) =>
    start(request, reply, options),
  );
  app.get(`${base}/callback`, (request, reply) => callback(request, reply, options));
  app.get(`${base}/result`, (request, reply) => {
    const flow = cookie.find(request)?.flow(client.slug) ?? new ClientFlow();
    return sendPage(reply, resultPage(client, flow, now()), "self");
  });
  app.get(`${base}/result.json`, (request, reply) =>
    reply
      .header("cache-control", "no-store")
      .send(describeFlow(client, cookie.find(request)?.flow(client.slug), now())),
  );
  for (const action of ACTIONS) {
    app.post(`${base}/${action}`, { onRequest: refuseCrossSite }, async (request, reply) => {
      const flow = cookie.findOrCreate(request, reply).flow(client.slug);
      await flow.inTurn(async () =>
        runAction(action, flow, {
          configuration: await options.provider.configure(client),
          notesUrl: options.notesUrl,
          now,
        }),
      );
      return reply.redirect(`${base}/result`, 303);
    });
  }
}

async function start(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ClientRoutesOptions,
): Promise<FastifyReply> {
  const { client, cookie, provider, prebuiltAt } = options;
  const form = safeParseStartForm(request.body);
  if (!form.ok) {
    reply.code(400);
    return sendPage(
      reply,
      errorPage({ title: "The form was not understood", message: form.problem }),
      "self",
    );
  }
  const configuration = await provider.configure(client);
  const { url, pending } = await startAuthorization(
    configuration,
    client.redirectUri,
    form.requested,
  );
  cookie.findOrCreate(request, reply).flow(client.slug).expect(pending);
  const target = form.prebuilt && prebuiltAt !== undefined ? toPrebuiltPage(url, prebuiltAt) : url;
  return reply.redirect(target.href, 303);
}

/**
 * Ends a flow and moves on to the result page, so that the code leaves the address bar and a
 * reload does not spend it again.
 */
async function callback(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ClientRoutesOptions,
): Promise<FastifyReply> {
  const { client, cookie, provider, now } = options;
  const callbackUrl = new URL(client.redirectUri);
  callbackUrl.search = new URL(request.url, client.redirectUri).search;
  const states = callbackUrl.searchParams.getAll("state");
  const flow = cookie.find(request)?.flow(client.slug);
  const pending = states.length === 1 ? flow?.claim(states[0] ?? "") : undefined;
  if (flow === undefined || pending === undefined) {
    reply.code(400);
    return sendPage(reply, unknownStatePage(callbackUrl.searchParams, states), "self");
  }
  await flow.inTurn(async () => {
    try {
      const configuration = await provider.configure(client);
      const grant = await exchangeCode(configuration, callbackUrl, pending, now);
      flow.finish({ status: "granted", grant });
    } catch (error) {
      flow.finish({
        status: "failed",
        failure: describeFailure(error),
        requestedScopes: pending.requested.scopes,
        failedAt: now(),
      });
    }
  });
  return reply.redirect(`/${client.slug}/result`, 303);
}

function unknownStatePage(query: URLSearchParams, states: readonly string[]): string {
  const shown = (name: string): string => query.getAll(name).join(", ") || "none";
  const stateSentence =
    states.length === 0 ? "missing" : "unknown: this browser is not waiting for it";
  return errorPage({
    title: "This callback was not expected",
    message:
      "Its state belongs to no flow that this browser started and has not finished. Nothing was exchanged. Start again.",
    facts: [
      { id: "state-check", name: "state", value: stateSentence },
      { id: "error", name: "error", value: shown("error") },
      { id: "error-description", name: "error_description", value: shown("error_description") },
    ],
  });
}

async function refuseCrossSite(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | void> {
  if (isCrossSite(request)) {
    reply.code(403);
    return sendPage(
      reply,
      errorPage({
        title: "This request came from another site",
        message: "The buttons of the relying party work from its own pages alone.",
      }),
      "self",
    );
  }
  return undefined;
}
