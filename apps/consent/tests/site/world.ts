import { type Account, type ConnectedApp, createRevokePath } from "@assent/core/contract";
import { type HttpHandler, HttpResponse, http } from "msw";

/** Origin of the Stytch API. */
export const API = "http://stytch.test:4000";

/** A request that Stytch received. */
export interface SeenRequest {
  readonly path: string;
  /** The password part of the SDK's Basic credentials: a session token, or the public token. */
  readonly credential: string;
  readonly body: unknown;
}

/** Stytch's SDK endpoints and the BFF, over one set of sessions. */
export interface World {
  readonly publicToken: string;
  readonly handlers: HttpHandler[];
  readonly stytchSaw: SeenRequest[];
  /** Headers of every sign-out that the BFF received. */
  readonly signOuts: Headers[];
  readonly code: string;
  /** What the person has connected; a test may change it. */
  readonly apps: ConnectedApp[];
  /** Every removal that the BFF received. */
  readonly revocations: { readonly path: string; readonly headers: Headers }[];
  /** Begins a session and leaves its cookies here, as an earlier visit would have. */
  signInEarlier(email: string): string;
  /** Ends every session, unknown to the browser. */
  revokeEverything(): void;
}

export const PASSWORD = "correct horse";
export const REFERENCE = "request-id-test-7";
/** What Stytch writes for developers; no page may show it. */
export const STYTCH_WORDS = "Verbatim upstream sentence";

/** A refusal in Stytch's shape. */
export function refusal(errorType: string, status = 400): HttpResponse<object> {
  return HttpResponse.json(
    {
      status_code: status,
      request_id: REFERENCE,
      error_type: errorType,
      error_message: STYTCH_WORDS,
      error_url: "https://stytch.com/docs",
    },
    { status },
  );
}

/** The address of an endpoint of the browser SDK. */
export function sdkUrl(path: string): string {
  return `${API}/sdk/v1${path}`;
}

/** A cookie of this page. */
export function readCookie(name: string): string | undefined {
  const pairs = document.cookie.split("; ").map((pair) => pair.split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

/** What a request says. */
export async function see(request: Request): Promise<SeenRequest> {
  const basic = atob(request.headers.get("authorization")?.replace("Basic ", "") ?? "");
  const text = await request.text();
  return {
    path: new URL(request.url).pathname.replace("/sdk/v1", ""),
    credential: basic.slice(basic.indexOf(":") + 1),
    body: text === "" ? null : JSON.parse(text),
  };
}

function sessionData(email: string, token: string): object {
  const user = { user_id: `user-${email}`, emails: [{ email }] };
  const session = {
    session_id: `session-${token}`,
    user_id: user.user_id,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  };
  return {
    data: { user, __user: user, session, session_token: token, session_jwt: `jwt-${token}` },
  };
}

/** Creates a world with one account, `person@example.com`. */
export function createWorld(configuration: { loginUrl?: string } = {}): World {
  // The SDK keeps its state by public token for as long as the window lives.
  const publicToken = `public-token-test-${crypto.randomUUID()}`;
  const live = new Map<string, string>();
  const stytchSaw: SeenRequest[] = [];
  const signOuts: Headers[] = [];
  const apps: ConnectedApp[] = [];
  const revocations: World["revocations"] = [];
  const code = "424242";

  function begin(email: string): Response {
    const token = crypto.randomUUID();
    live.set(token, email);
    return HttpResponse.json(sessionData(email, token));
  }

  function account(): Account | null {
    const email = live.get(readCookie("stytch_session") ?? "");
    return email === undefined ? null : { name: "Sample Person", email };
  }

  const stytch: Record<string, (seen: SeenRequest) => Response> = {
    "/sessions/authenticate": ({ credential }) => {
      const email = live.get(credential);
      return email === undefined
        ? refusal("session_not_found", 404)
        : HttpResponse.json(sessionData(email, credential));
    },
    "/sessions/revoke": ({ credential }) =>
      live.delete(credential)
        ? HttpResponse.json({ data: {} })
        : refusal("user_unauthenticated", 401),
    "/passwords/authenticate": ({ body }) =>
      JSON.stringify(body).includes(PASSWORD)
        ? begin("person@example.com")
        : refusal("unauthorized_credentials", 401),
    "/otps/email/login_or_create": () => HttpResponse.json({ data: { method_id: "method-1" } }),
    "/otps/authenticate": ({ body }) =>
      JSON.stringify(body).includes(`"token":"${code}"`)
        ? begin("person@example.com")
        : refusal("otp_code_not_found", 404),
  };

  const handlers = [
    http.get(sdkUrl("/projects/bootstrap/*"), () =>
      HttpResponse.json({
        data: {
          project_name: "Test",
          captcha_settings: { enabled: false },
          password_config: null,
          rbac_policy: { roles: [], resources: [], scopes: [] },
          vertical: "CONSUMER",
        },
      }),
    ),
    ...Object.entries(stytch).map(([path, answer]) =>
      http.post(sdkUrl(path), async ({ request }) => {
        const seen = await see(request);
        stytchSaw.push(seen);
        return answer(seen);
      }),
    ),
    http.get("/bff/session", () => HttpResponse.json({ account: account() })),
    ...connectedAppsHandlers(apps, revocations, account),
    http.get("/bff/sign-in", () =>
      HttpResponse.json({ vertical: "consumer", publicToken, apiUrl: API, ...configuration }),
    ),
    http.post("/bff/logout", ({ request }) => {
      signOuts.push(request.headers);
      live.clear();
      clearCookies();
      return new HttpResponse(null, { status: 204 });
    }),
  ];

  return {
    publicToken,
    handlers,
    stytchSaw,
    signOuts,
    code,
    apps,
    revocations,
    signInEarlier: (email) => {
      const token = crypto.randomUUID();
      live.set(token, email);
      document.cookie = `stytch_session=${token}; path=/`;
      document.cookie = `stytch_session_jwt=jwt-${token}; path=/`;
      return token;
    },
    revokeEverything: () => live.clear(),
  };
}

/** A failure of the BFF in its shape. */
export function bffProblem(code: string, status: number): HttpResponse<object> {
  const type = `urn:assent:problem:${code}`;
  const title = STYTCH_WORDS;
  return HttpResponse.json({ type, title, status, code, reference: "bff-9" }, { status });
}

function connectedAppsHandlers(
  apps: ConnectedApp[],
  revocations: World["revocations"],
  account: () => Account | null,
): HttpHandler[] {
  return [
    http.get("/bff/connected-apps", () => {
      const signedIn = account();
      return signedIn === null
        ? bffProblem("session_required", 401)
        : HttpResponse.json({ account: signedIn, apps });
    }),
    http.post("/bff/connected-apps/:id/revoke", ({ request }) => {
      const path = new URL(request.url).pathname;
      revocations.push({ path, headers: request.headers });
      const at = apps.findIndex(({ id }) => createRevokePath(id) === path);
      if (at === -1) {
        return bffProblem("not_found", 404);
      }
      apps.splice(at, 1);
      return HttpResponse.json({ revoked: true });
    }),
  ];
}

/** Removes the cookies of a session, as the BFF's answer to a sign-out does. */
export function clearCookies(): void {
  for (const name of ["stytch_session", "stytch_session_jwt"]) {
    document.cookie = `${name}=; path=/; max-age=0`;
  }
}
