import { once } from "node:events";
import { type RequestListener, createServer } from "node:http";

import express, { type ErrorRequestHandler, type Express } from "express";
import session from "express-session";

/** What a relying party is configured with. */
export interface Registration {
  /** What discovery says of itself. */
  readonly issuer: string;
  /** The relying party's own origin. */
  readonly origin: string;
  /** Where the browser comes back to: `/callback` of the origin. */
  readonly redirectUri: string;
  readonly clientId: string;
  /** `null` for a public client. */
  readonly clientSecret: string | null;
  /** Separated by spaces. */
  readonly scope: string;
}

/** What a relying party holds at the end of a flow; its last page is this, as JSON. */
export interface Account {
  /** From the ID token that the library accepted. */
  readonly subject: string | null;
  /** From the userinfo endpoint, asked with the access token. */
  readonly email: string | null;
  /** What the library made of an error answer. */
  readonly error: string | null;
}

/**
 * Creates a relying party on one library: `/login` begins a flow, and what ends it answers with an
 * {@link Account}.
 */
export type RelyingPartyApp = (registration: Registration) => Promise<RequestListener>;

/** What a library keeps between the request and the answer. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

declare module "express-session" {
  interface SessionData {
    pending: Pending;
  }
}

/** An Express app with a session, as the documentation of these libraries starts. */
export function createSessionApp(): Express {
  const app = express();
  const cookie = { sameSite: "lax", httpOnly: true } as const;
  app.use(
    session({ secret: crypto.randomUUID(), resave: false, saveUninitialized: false, cookie }),
  );
  return app;
}

/** Answers with the name that a library gives to an error. */
export const tellError: ErrorRequestHandler = (error, _request, response, _next) => {
  const { error: name, code, message } = error as Record<string, string | undefined>;
  const account: Account = { subject: null, email: null, error: name ?? code ?? message ?? null };
  response.status(401).json(account);
};

/** A relying party that listens. */
export interface RunningRelyingParty {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves a relying party on a free port of the loopback interface.
 *
 * @param register Adds the client, now that its redirect URI is known.
 */
export async function serveRelyingParty(
  createApp: RelyingPartyApp,
  register: (redirectUri: string, origin: string) => Promise<Registration>,
): Promise<RunningRelyingParty> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => listener(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The relying party has no port.");
  }
  const origin = `http://127.0.0.1:${address.port}`;
  listener = await createApp(await register(`${origin}/callback`, origin));
  return {
    origin,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
