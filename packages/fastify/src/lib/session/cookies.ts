import { createHash } from "node:crypto";

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
  const token = readCookie(header ?? "", TOKEN_COOKIE);
  const jwt = readCookie(header ?? "", JWT_COOKIE);
  if (token === "ambiguous" || jwt === "ambiguous") {
    return null;
  }
  if (token !== null) {
    return { kind: "token", value: token.value };
  }
  return jwt === null ? null : { kind: "jwt", value: jwt.value };
}

function readCookie(header: string, name: string): { value: string } | "ambiguous" | null {
  const values = header.split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at !== -1 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  if (values.length > 1) {
    return "ambiguous";
  }
  const value = decode(values[0] ?? "");
  return CREDENTIAL.test(value) ? { value } : null;
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
  return `token:${createHash("sha256").update(token).digest("base64url")}`;
}

/** Names a session of which only a JWT is known: JWTs change every few minutes, the id does not. */
export function bindSessionId(sessionId: string): string {
  return `session:${sessionId}`;
}
