import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

import type { Provider } from "oidc-provider";

/** A request to one of the provider's endpoints. */
interface ProviderRequest {
  readonly method: "GET" | "POST";
  readonly path: "/token" | "/token/introspection" | "/token/revocation" | "/me";
  readonly authorization?: string | undefined;
  readonly form?: readonly (readonly [name: string, value: string])[];
}

/** What the provider answered, before anything is written to the network. */
export interface ProviderAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls the provider inside the process. */
export type ProviderCall = (request: ProviderRequest) => Promise<ProviderAnswer>;

function incoming(
  issuer: URL,
  { method, path, authorization, form }: ProviderRequest,
): IncomingMessage {
  const body = new URLSearchParams(
    form?.map(([name, value]): [string, string] => [name, value]),
  ).toString();
  const message = new IncomingMessage(new Socket());
  Object.assign(message, {
    method,
    url: path,
    complete: true,
    headers: {
      host: issuer.host,
      accept: "application/json",
      ...(authorization === undefined ? {} : { authorization }),
      ...(method === "GET"
        ? {}
        : {
            "content-type": "application/x-www-form-urlencoded",
            "content-length": String(Buffer.byteLength(body)),
          }),
    },
  });
  if (method === "POST") message.push(body);
  message.push(null);
  return message;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Buffer.isBuffer(value);
}

/**
 * Makes the provider callable without a socket: its answers are reshaped into Stytch's before they leave,
 * and it accepts form bodies only where Stytch takes JSON as well.
 */
export function createProviderCall(provider: Provider): ProviderCall {
  const answers = new WeakMap<IncomingMessage, ProviderAnswer>();
  provider.use(async (context, next) => {
    await next();
    const body: unknown = context.body;
    const challenge = context.response.get("www-authenticate");
    answers.set(context.req, {
      status: context.status,
      headers: challenge === "" ? {} : { "www-authenticate": challenge },
      body: isRecord(body) ? body : {},
    });
    context.respond = false;
  });
  const handle = provider.callback();
  const issuer = new URL(provider.issuer);
  return async (request) => {
    const message = incoming(issuer, request);
    await handle(message, new ServerResponse(message));
    const answer = answers.get(message);
    if (answer === undefined) throw new Error(`the provider left ${request.path} unanswered`);
    return answer;
  };
}
