import { hash } from "node:crypto";

import type { SessionCredential } from "../identity-provider/port.ts";

/** The names that Stytch's browser SDK gives its cookies. */
const TOKEN_COOKIE = "stytch_session";
const JWT_COOKIE = "stytch_session_jwt";

/** What tokens and JWTs are made of, and how long they can reasonably be. */
const CREDENTIAL = /^[\w.~+/=-]{1,8000}$/u;

/**
 * Reads who the browser says it is. The opaque token goes before the JWT, since Stytch checks it
 * live each time. A name that occurs twice was planted by somebody: then nobody is signed in.
 *
 * @param header The `Cookie` header as it came.
 * @see RFC 6265 §8.6
 */
export function readSessionCredential(header: string | undefined): SessionCredential | null {
  const tokens: string[] = [];
  const jwts: string[] = [];
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    const name = at === -1 ? "" : pair.slice(0, at).trim();
    if (name === TOKEN_COOKIE) {
      tokens.push(pair.slice(at + 1));
    } else if (name === JWT_COOKIE) {
      jwts.push(pair.slice(at + 1));
    }
  }
  if (tokens.length > 1 || jwts.length > 1) {
    return null;
  }
  return readCredential("token", tokens[0]) ?? readCredential("jwt", jwts[0]);
}

function readCredential(
  kind: SessionCredential["kind"],
  text: string | undefined,
): SessionCredential | null {
  const value = decode(text?.trim() ?? "");
  return CREDENTIAL.test(value) ? { kind, value } : null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

/**
 * The `Set-Cookie` values that end a session in the browser. Attributes are those that the SDK
 * sets, since a cookie with other attributes is another cookie; not `HttpOnly`, because the SDK's
 * are not.
 */
export function clearSessionCookies(secure: boolean): readonly string[] {
  const attributes = `Path=/; Max-Age=0; SameSite=Lax${secure ? "; Secure" : ""}`;
  return [TOKEN_COOKIE, JWT_COOKIE].map((name) => `${name}=; ${attributes}`);
}

/** Names a session in a transaction, without giving the token away. */
export function bindToken(token: string): string {
  return `token:${hash("sha256", token, "base64url")}`;
}

/** Names a session of which only a JWT is known: JWTs change every few minutes, the id does not. */
export function bindSessionId(sessionId: string): string {
  return `session:${sessionId}`;
}
