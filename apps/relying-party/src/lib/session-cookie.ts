import type { FastifyReply, FastifyRequest } from "fastify";
import type { BrowserSession, BrowserSessions } from "./browser-session.ts";

/** Name of the cookie that holds the id of a {@link BrowserSession}. */
const SESSION_COOKIE = "rp_session";

/** Finds and makes the session of the browser that a request comes from. */
export class SessionCookie {
  readonly #sessions: BrowserSessions;
  readonly #secure: boolean;

  /** @param secure whether the cookie is for `https` only */
  constructor(sessions: BrowserSessions, secure: boolean) {
    this.#sessions = sessions;
    this.#secure = secure;
  }

  /** The browser's session, if it has one that is remembered. */
  find(request: FastifyRequest): BrowserSession | undefined {
    return this.#sessions.find(request.cookies[SESSION_COOKIE]);
  }

  /** The browser's session; a new one is announced in the reply. */
  findOrCreate(request: FastifyRequest, reply: FastifyReply): BrowserSession {
    const found = this.find(request);
    if (found !== undefined) {
      return found;
    }
    const { id, session } = this.#sessions.create();
    // Lax, not Strict: the callback is a navigation that another site starts.
    reply.setCookie(SESSION_COOKIE, id, {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: this.#secure,
    });
    return session;
  }
}
