import { type HttpHandler, HttpResponse, http } from "msw";

import { STYTCH_ORIGIN, type SiteBff } from "./site-situation.ts";

let current: SiteBff | null = null;

/** Puts a BFF behind the pages around consent: one at a time, since they take the whole window. */
export function connectSite(bff: SiteBff): void {
  current = bff;
  if (!bff.isSignedIn()) {
    // What an earlier preview has left: the SDK would try it, and say so in the console.
    for (const name of ["stytch_session", "stytch_session_jwt"]) {
      document.cookie = `${name}=; path=/; max-age=0`;
    }
  }
}

/** The one-time code that every preview takes. */
export const SAMPLE_CODE = "424242";

function sdk(path: string): string {
  return `${STYTCH_ORIGIN}/sdk/v1${path}`;
}

/** A session as the SDK is given one: of nobody, for an hour. */
function createSession(): object {
  const user = { user_id: "user-test-sample", emails: [{ email: "owner@example.com" }] };
  const session = {
    session_id: "session-test-sample",
    user_id: user.user_id,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const tokens = { session_token: "sample-session", session_jwt: "sample-jwt" };
  return { data: { user, __user: user, session, ...tokens } };
}

function refuse(status: number, errorType: string): Response {
  const body = {
    status_code: status,
    request_id: "request-id-test-sample",
    error_type: errorType,
    error_message: "",
    error_url: "https://stytch.com/docs",
  };
  return HttpResponse.json(body, { status });
}

function bootstrap(): object {
  return {
    data: {
      project_name: "Preview",
      captcha_settings: { enabled: false },
      password_config: null,
      rbac_policy: { roles: [], resources: [], scopes: [] },
      vertical: current?.vertical === "b2b" ? "B2B" : "CONSUMER",
    },
  };
}

/** Signs in whoever has the sample's code, or any password. */
async function authenticate(request: Request): Promise<Response> {
  const body = await request.text();
  if (body.includes('"token"') && !body.includes(SAMPLE_CODE)) {
    return refuse(404, "otp_code_not_found");
  }
  current?.signIn();
  return HttpResponse.json(createSession());
}

/** What the pages around consent call: their BFF, and Stytch through its SDK. */
export const SITE_HANDLERS: readonly HttpHandler[] = [
  http.all("*/bff/*", ({ request }) => {
    const { pathname } = new URL(request.url);
    const path = pathname.slice(pathname.indexOf("/bff/"));
    const answer = current?.answer(request.method, path) ?? null;
    return answer === null
      ? new HttpResponse(null, { status: 404 })
      : new HttpResponse(answer.body === null ? null : JSON.stringify(answer.body), {
          status: answer.status,
          headers: { "content-type": "application/json" },
        });
  }),
  http.get(sdk("/projects/bootstrap/*"), () => HttpResponse.json(bootstrap())),
  http.post(sdk("/events"), () => HttpResponse.json({})),
  http.post(sdk("/otps/email/login_or_create"), () =>
    HttpResponse.json({ data: { method_id: "method-test-sample" } }),
  ),
  http.post(sdk("/otps/authenticate"), ({ request }) => authenticate(request)),
  http.post(sdk("/passwords/authenticate"), ({ request }) => authenticate(request)),
  http.post(sdk("/sessions/authenticate"), () =>
    current?.isSignedIn() ? HttpResponse.json(createSession()) : refuse(404, "session_not_found"),
  ),
  http.all(`${STYTCH_ORIGIN}/*`, () => refuse(404, "session_not_found")),
];
