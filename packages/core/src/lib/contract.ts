import * as v from "valibot";

import { Problem } from "./problem.ts";

/** Ids and addresses that pass through unread. */
const Opaque = v.pipe(v.string(), v.minLength(1), v.maxLength(12_000));
const Text = v.pipe(v.string(), v.maxLength(2_000));
/** A path of this origin, so that nothing is loaded from a stranger's. */
const Path = v.pipe(v.string(), v.maxLength(12_000), v.regex(/^\/(?![/\\])/u));

export const CLIENT_TYPES = [
  "first_party",
  "first_party_public",
  "third_party",
  "third_party_public",
] as const;
export type ClientType = (typeof CLIENT_TYPES)[number];

/** The client that asks, as the page may show it: texts are free of invisible characters. */
export const Client = v.object({
  id: Opaque,
  /** The declared name, or the id where there is none. Never empty. */
  name: v.pipe(Text, v.minLength(1)),
  description: Text,
  /** What Stytch says; a type we don't know reads as `third_party_public`. */
  type: v.picklist(CLIENT_TYPES),
  /** For a client id that is a URL (client ID metadata document): its host. */
  metadataHost: v.optional(Text),
  /** Path of its logo on this origin, which may still answer 404. Absent where it has none. */
  logo: v.optional(Path),
});
export type Client = v.InferOutput<typeof Client>;

/** Who is signed in. */
export const Account = v.object({
  name: v.optional(Text),
  email: v.optional(Text),
  /** B2B: the organization that the member belongs to. */
  organization: v.optional(
    v.object({
      name: v.pipe(Text, v.minLength(1)),
      /** Path of its logo on this origin, which may still answer 404. */
      logo: v.optional(Path),
    }),
  ),
});
export type Account = v.InferOutput<typeof Account>;

/** Where the answer goes: a website, or an app on this device. */
export const Destination = v.variant("kind", [
  v.object({
    kind: v.literal("web"),
    /** The whole redirect URI, as requested. */
    url: Opaque,
    /** Host and port, in ASCII as it goes over the wire. */
    host: Text,
    /** The part of `host` that somebody registered, by the public suffix list; the end of it. */
    registrableDomain: Text,
  }),
  v.object({ kind: v.literal("loopback"), url: Opaque, host: Text }),
  v.object({ kind: v.literal("app"), url: Opaque, scheme: Text }),
]);
export type Destination = v.InferOutput<typeof Destination>;

/** One scope as Stytch judges it for this user. */
export const RequestedScope = v.object({
  scope: v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)),
  /** Stytch's description; may be empty. */
  description: Text,
  /** Whether this user's roles let them grant it. */
  grantable: v.boolean(),
  /** Whether this user has granted it to this client before. Absent where nobody knows. */
  granted: v.optional(v.boolean()),
});
export type RequestedScope = v.InferOutput<typeof RequestedScope>;

/** Everything that the consent page shows, and the sealed transaction that fixes it. */
export const Consent = v.object({
  kind: v.literal("consent"),
  /** Sealed; works once, for this session, until `expiresAt`. */
  transaction: Opaque,
  /** RFC 3339 */
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
  client: Client,
  account: Account,
  destination: Destination,
  scopes: v.pipe(v.array(RequestedScope), v.maxLength(100)),
  /** RFC 8707 resources, in the order asked for. */
  resources: v.array(Opaque),
  /** The `login_hint`, where it names somebody other than `account`. */
  expectedAccount: v.optional(Text),
  /** A page of ours that signs in somebody else and comes back to this request. */
  switchAccountUrl: Opaque,
});
export type Consent = v.InferOutput<typeof Consent>;

/** What became of an authorization request. */
export const Outcome = v.variant("kind", [
  /** Nobody is signed in (or not recently enough): go there, come back. */
  v.object({ kind: v.literal("login"), loginUrl: Opaque }),
  /** Decided without a page, or an error that the client may receive. */
  v.object({ kind: v.literal("redirect"), redirectTo: Opaque }),
  Consent,
  /** A page of ours. `continueTo`: the person may carry the error to the client by hand. */
  v.object({
    kind: v.literal("problem"),
    problem: Problem,
    continueTo: v.optional(v.object({ redirectTo: Opaque, destination: Destination })),
    /** Where somebody else, or another organization, may be allowed what this one is not. */
    switchAccountUrl: v.optional(Opaque),
  }),
]);
export type Outcome = v.InferOutput<typeof Outcome>;

/** `POST /bff/authorize/start`: the query string of the authorization request, as it stands. */
export const StartRequest = v.strictObject({ query: v.pipe(v.string(), v.maxLength(12_000)) });
export type StartRequest = v.InferOutput<typeof StartRequest>;

/** `POST /bff/authorize/decision` */
export const DecisionRequest = v.variant("decision", [
  v.strictObject({
    transaction: Opaque,
    decision: v.literal("allow"),
    /** At least one, each shown and grantable. */
    scopes: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1), v.maxLength(100)),
  }),
  v.strictObject({
    transaction: Opaque,
    decision: v.literal("deny"),
    scopes: v.pipe(v.array(v.string()), v.maxLength(0)),
  }),
]);
export type DecisionRequest = v.InferOutput<typeof DecisionRequest>;
export type Decision = DecisionRequest["decision"];

/** The answer to a decision: replace the page by this address. */
export const DecisionResponse = v.object({ redirectTo: Opaque });
export type DecisionResponse = v.InferOutput<typeof DecisionResponse>;

/** `GET /bff/session` */
export const SessionResponse = v.object({ account: v.nullable(Account) });
export type SessionResponse = v.InferOutput<typeof SessionResponse>;

/** `GET /bff/sign-in`: what the sign-in page needs to run the Stytch SDK. Nothing secret. */
export const SignInConfiguration = v.object({
  vertical: v.picklist(["consumer", "b2b"]),
  publicToken: Opaque,
  /** Origin of the Stytch API where it is not Stytch's own (custom domain or sandbox). */
  apiUrl: v.optional(Opaque),
  /** A sign-in page of the team's own, for what this one does not offer. */
  loginUrl: v.optional(Opaque),
});
export type SignInConfiguration = v.InferOutput<typeof SignInConfiguration>;

/** An app that the signed-in user has connected: its texts are free of invisible characters. */
export const ConnectedApp = v.object({
  ...Client.entries,
  /** What it may do, in Stytch's order. */
  scopes: v.pipe(
    v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(4_000))),
    v.maxLength(1_000),
  ),
});
export type ConnectedApp = v.InferOutput<typeof ConnectedApp>;

/** `GET /bff/connected-apps`. Nobody signed in is the problem `session_required`. */
export const ConnectedAppsResponse = v.object({
  account: Account,
  /** In Stytch's order. */
  apps: v.array(ConnectedApp),
});
export type ConnectedAppsResponse = v.InferOutput<typeof ConnectedAppsResponse>;

/** `POST` to {@link createRevokePath}: who asks is the session's to say, and which app the path's. */
export const RevokeRequest = v.pipe(
  v.unknown(),
  v.check((body) => !Array.isArray(body)),
  v.strictObject({}),
);

/**
 * The answer to a revocation: the app has no access now. The same for one that was revoked a moment
 * ago; an app that was never the user's is the problem `not_found`.
 */
export const RevokeResponse = v.object({ revoked: v.literal(true) });
export type RevokeResponse = v.InferOutput<typeof RevokeResponse>;

/** The header, with any value, that every POST to the BFF carries: no foreign form can set it. */
export const REQUEST_HEADER = "x-assent-request";

/** Paths of the BFF, written once for both sides. */
export const PATHS = {
  authorize: "/oauth/authorize",
  login: "/login",
  start: "/bff/authorize/start",
  decision: "/bff/authorize/decision",
  session: "/bff/session",
  signIn: "/bff/sign-in",
  logout: "/bff/logout",
  connectedApps: "/bff/connected-apps",
  clientLogo: "/bff/client-logo",
  organizationLogo: "/bff/organization-logo",
  cspReport: "/bff/csp-report",
} as const;

/** The path that takes away what an app was granted. */
export function createRevokePath(appId: string): string {
  return `${PATHS.connectedApps}/${encodeURIComponent(appId)}/revoke`;
}

/** Element ids and comments by which the BFF and the page hand over the snapshot. */
export const SNAPSHOT_ELEMENT_ID = "assent-snapshot";

/** The event on `window` by which a page tells that it takes presses now, after it was only seen. */
export const OPEN_EVENT = "assent:open";
