import type { FastifyReply, FastifyRequest } from "fastify";

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Where the forms of a page may lead. */
export type FormTarget = "self" | "authorization";

/**
 * Sends a page with headers that allow one stylesheet and no script at all.
 * Browsers hold `form-action` against every hop of the redirects that follow a form. A page that
 * starts an authorization therefore allows web addresses in general: the hops are the login and
 * consent pages of whichever server is being tried.
 */
export function sendPage(reply: FastifyReply, page: string, formTarget: FormTarget): FastifyReply {
  const targets = formTarget === "self" ? "'self'" : "'self' http: https:";
  return reply
    .header("content-security-policy", [...POLICY, `form-action ${targets}`].join("; "))
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(page);
}

/** Whether another site's page sent this request; browsers say so in `Sec-Fetch-Site`. */
export function isCrossSite(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}
