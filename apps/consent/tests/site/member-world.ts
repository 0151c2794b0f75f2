import type { Account } from "@assent/core/contract";
import { HttpResponse, http } from "msw";

import {
  API,
  PASSWORD,
  type SeenRequest,
  type World,
  createWorld,
  readCookie,
  refusal,
  sdkUrl,
  see,
} from "./world.ts";

/** What an organization asks of somebody who wants to sign in. */
type Demand = "nothing" | "second-factor" | "single-sign-on" | "password-there";

/** An organization of the test, and who belongs to it. */
export interface TestOrganization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly demand?: Demand;
  readonly membership?: string;
}

export const WORKS: TestOrganization = {
  id: "organization-test-works",
  name: "Sample Works",
  slug: "sample-works",
};
export const GUARDED: TestOrganization = {
  id: "organization-test-guarded",
  name: "Sample Guarded",
  slug: "sample-guarded",
};

/** A world of organizations, with one address that some of them know. */
export interface MemberWorld extends World {
  /** Begins a session as a member and leaves what an earlier visit would have. */
  signInAsMember(organization: TestOrganization): string;
}

function wire({ id, name, slug, demand }: TestOrganization): object {
  return {
    organization_id: id,
    organization_name: name,
    organization_slug: slug,
    auth_methods: demand === "single-sign-on" ? "RESTRICTED" : "ALL_ALLOWED",
    allowed_auth_methods: demand === "single-sign-on" ? ["sso"] : [],
  };
}

function demands({ demand = "nothing" }: TestOrganization): object {
  const allowed = { "single-sign-on": ["sso"], "password-there": ["password"] };
  return {
    primary_required:
      demand === "single-sign-on" || demand === "password-there"
        ? { allowed_auth_methods: allowed[demand] }
        : null,
    mfa_required:
      demand === "second-factor" ? { member_options: null, secondary_auth_initiated: null } : null,
  };
}

function member(email: string, organization: TestOrganization): object {
  return {
    member_id: `member-${organization.id}`,
    organization_id: organization.id,
    email_address: email,
  };
}

function text(body: unknown, name: string): string {
  const entries = typeof body === "object" && body !== null ? Object.entries(body) : [];
  return String(entries.find(([key]) => key === name)?.[1] ?? "");
}

/**
 * Creates a world where `person@example.com` belongs to the organizations given.
 *
 * @param known Organizations that exist without knowing the address.
 */
export function createMemberWorld(
  organizations: readonly TestOrganization[],
  known: readonly TestOrganization[] = [],
  configuration: { readonly loginUrl?: string } = {},
): MemberWorld {
  const email = "person@example.com";
  const world = createWorld();
  const live = new Map<string, TestOrganization>();
  const proofs = new Set<string>();
  const all = [...organizations, ...known];

  function begin(organization: TestOrganization): object {
    const token = crypto.randomUUID();
    live.set(token, organization);
    return sessionData(organization, token);
  }

  function sessionData(organization: TestOrganization, token: string): object {
    return {
      ...ids(organization),
      member_authenticated: true,
      member_session: {
        member_session_id: `session-${token}`,
        member_id: `member-${organization.id}`,
        organization_id: organization.id,
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      },
      session_token: token,
      session_jwt: `jwt-${token}`,
      intermediate_session_token: "",
      primary_required: null,
      mfa_required: null,
    };
  }

  function ids(organization: TestOrganization): object {
    return {
      member_id: `member-${organization.id}`,
      organization_id: organization.id,
      member: member(email, organization),
      organization: wire(organization),
    };
  }

  /** The answer to somebody who wants in: a session, or what is still asked for. */
  function enter(organizationId: string, demand?: Demand): Response {
    const organization = organizations.find(({ id }) => id === organizationId);
    if (organization === undefined) {
      const exists = known.some(({ id }) => id === organizationId);
      return refusal(exists ? "member_not_found" : "organization_not_found", 404);
    }
    if ((demand ?? organization.demand ?? "nothing") === "nothing") {
      return HttpResponse.json({ data: begin(organization) });
    }
    const half = {
      ...ids(organization),
      ...demands(organization),
      member_authenticated: false,
      member_session: null,
      session_token: "",
      session_jwt: "",
      intermediate_session_token: prove(),
    };
    return HttpResponse.json({ data: half });
  }

  function prove(): string {
    const proof = crypto.randomUUID();
    proofs.add(proof);
    return proof;
  }

  function found(): object {
    return {
      email_address: email,
      organization_id_hint: null,
      discovered_organizations: organizations.map((organization) => {
        const type = organization.membership ?? "active_member";
        const joins = type.startsWith("eligible");
        return {
          organization: wire(organization),
          membership: {
            type,
            details: joins ? { domain: "example.com" } : null,
            member: joins ? null : member(email, organization),
          },
          member_authenticated: (organization.demand ?? "nothing") === "nothing",
          ...demands(organization),
        };
      }),
    };
  }

  function discover(): Response {
    return HttpResponse.json({ data: { intermediate_session_token: prove(), ...found() } });
  }

  function isRight(body: unknown): boolean {
    return text(body, "password") === PASSWORD || text(body, "code") === world.code;
  }

  const wrong = (body: unknown): Response =>
    text(body, "code") === ""
      ? refusal("unauthorized_credentials", 401)
      : refusal("otp_code_not_found", 404);

  const answers: Record<string, (seen: SeenRequest) => Response> = {
    "/sessions/authenticate": ({ credential }) => {
      const organization = live.get(credential);
      return organization === undefined
        ? refusal("session_not_found", 404)
        : HttpResponse.json({ data: sessionData(organization, credential) });
    },
    "/sessions/revoke": ({ credential }) =>
      live.delete(credential)
        ? HttpResponse.json({ data: {} })
        : refusal("user_unauthenticated", 401),
    "/sessions/exchange": ({ credential, body }) =>
      live.has(credential)
        ? enter(text(body, "organization_id"))
        : refusal("session_not_found", 404),
    "/passwords/discovery/authenticate": ({ body }) => (isRight(body) ? discover() : wrong(body)),
    "/otps/email/discovery/send": () => HttpResponse.json({ data: {} }),
    "/otps/email/discovery/authenticate": ({ body }) => (isRight(body) ? discover() : wrong(body)),
    "/passwords/authenticate": ({ body }) => (isRight(body) ? insideWith(body) : wrong(body)),
    "/otps/email/login_or_signup": ({ body }) =>
      organizations.some(({ id }) => id === text(body, "organization_id"))
        ? HttpResponse.json({ data: { member_id: "m", member_created: false } })
        : refusal("email_jit_provisioning_not_allowed"),
    "/otps/email/authenticate": ({ body }) => (isRight(body) ? insideWith(body) : wrong(body)),
    "/discovery/organizations": ({ body, credential }) =>
      proofs.has(text(body, "intermediate_session_token")) || live.has(credential)
        ? HttpResponse.json({ data: found() })
        : refusal("intermediate_session_not_found", 404),
    "/discovery/intermediate_sessions/exchange": ({ body }) =>
      proofs.delete(text(body, "intermediate_session_token"))
        ? enter(text(body, "organization_id"))
        : refusal("intermediate_session_not_found", 404),
    "/organizations/search": ({ body }) => {
      const organization = all.find(({ slug }) => slug === text(body, "organization_slug"));
      return HttpResponse.json({
        data: { organization: organization === undefined ? null : wire(organization) },
      });
    },
  };

  /** Signing in at an organization by a way that it takes. */
  function insideWith(body: unknown): Response {
    const id = text(body, "organization_id");
    const isThere = organizations.some(
      (each) => each.id === id && each.demand === "password-there",
    );
    return enter(id, isThere ? "nothing" : undefined);
  }

  function account(): Account | null {
    const organization = live.get(readCookie("stytch_session") ?? "");
    return organization === undefined
      ? null
      : { name: "Sample Person", email, organization: { name: organization.name } };
  }

  const handlers = [
    http.get(sdkUrl("/projects/bootstrap/*"), () =>
      HttpResponse.json({
        data: {
          project_name: "Test",
          captcha_settings: { enabled: false },
          password_config: null,
          rbac_policy: { roles: [], resources: [], scopes: [] },
          vertical: "B2B",
        },
      }),
    ),
    ...Object.entries(answers).map(([path, answer]) =>
      http.post(sdkUrl(`/b2b${path}`), async ({ request }) => {
        const seen = await see(request);
        world.stytchSaw.push(seen);
        return answer(seen);
      }),
    ),
    http.get("/bff/session", () => HttpResponse.json({ account: account() })),
    http.get("/bff/sign-in", () =>
      HttpResponse.json({
        vertical: "b2b",
        publicToken: world.publicToken,
        apiUrl: API,
        ...configuration,
      }),
    ),
    http.post("/bff/logout", () => {
      live.clear();
      clearMemberCookies();
      return new HttpResponse(null, { status: 204 });
    }),
  ];

  return {
    ...world,
    handlers,
    signInAsMember: (organization) => {
      const token = crypto.randomUUID();
      live.set(token, organization);
      document.cookie = `stytch_session=${token}; path=/`;
      document.cookie = `stytch_session_jwt=jwt-${token}; path=/`;
      localStorage.setItem(
        `stytch_sdk_state_${world.publicToken}`,
        JSON.stringify({
          organization: wire(organization),
          member: member(email, organization),
          session: {
            member_session_id: `session-${token}`,
            expires_at: new Date(Date.now() + 3_600_000).toISOString(),
          },
        }),
      );
      return token;
    },
    revokeEverything: () => live.clear(),
  };
}

/** Removes the cookies of a member, those of a half-finished sign-in included. */
export function clearMemberCookies(): void {
  for (const name of [
    "stytch_session",
    "stytch_session_jwt",
    "stytch_intermediate_session_token",
  ]) {
    document.cookie = `${name}=; path=/; max-age=0`;
  }
}
