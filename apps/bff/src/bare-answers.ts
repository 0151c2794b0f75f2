import type { Socket } from "node:net";

import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";

/**
 * The headers of what is answered before any route or hook is reached: nothing there may be framed,
 * kept or guessed at either.
 */
const BARE_HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
} as const;

const UNREADABLE = "The request cannot be read.";

/** Answers an address that the router cannot decode. Says nothing of it, since it may hold a state. */
export function answerFrameworkError(
  _error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  void reply.code(400).headers(BARE_HEADERS).type("text/plain").send(UNREADABLE);
}

/** Answers what is not HTTP, or too much of it, and hangs up. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = [
    `HTTP/1.1 ${CLIENT_ERRORS[error.code ?? ""] ?? "400 Bad Request"}`,
    ...Object.entries(BARE_HEADERS).map(([name, value]) => `${name}: ${value}`),
    "content-type: text/plain",
    `content-length: ${UNREADABLE.length}`,
    "connection: close",
    "",
    UNREADABLE,
  ];
  socket.end(lines.join("\r\n"));
}

const CLIENT_ERRORS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
