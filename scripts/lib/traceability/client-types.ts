import {
  authorization,
  documents,
  exchanges,
  machines,
  management,
  matrix,
  memberAuthorization,
  onSandbox,
  redirects,
  registration,
  requests,
  revocation,
  secrets,
  tokens,
} from "./test-files.ts";
import type { Statement } from "./statement.ts";

const FLOW_OF_EACH_TYPE = tokens("as %s, with PKCE, nonce and refresh");
const GRANTED = matrix(
  "is granted everything that it asked for, then passes without a page, unless an app could pose as it [#40]",
);

/** The four kinds of clients, and how they come to be. */
export const CLIENT_TYPE_STATEMENTS: readonly Statement[] = [
  {
    lines: "192, 194, 195, 197",
    says: "A client is first-party or third-party, and confidential or public: four types.",
    tests: [FLOW_OF_EACH_TYPE, GRANTED, management("create refuses %j")],
  },
  {
    lines: "199",
    says: "A Connected App acts for a user, within what that user may do.",
    tests: [
      authorization("the %s can grant what their roles permit, and the rest is dropped"),
      onSandbox("[#38] a person without the role sees what they cannot grant"),
      memberAuthorization("answers with the member, the organization and what may be granted"),
    ],
  },
  {
    lines: "200",
    says: "Machines that act for nobody use M2M.",
    tests: [
      machines("a client gets a token for itself, with all its scopes or the requested ones"),
    ],
  },
  {
    lines: "202, 204, 205, 206",
    says: "Clients come from the Dashboard and the API, from dynamic registration, or from metadata documents.",
    tests: [
      management("update changes what is mentioned, delete removes, search pages"),
      registration("makes a third-party public app by default, which completes the code flow"),
      documents("describe a public third-party app that completes the flow under its address"),
    ],
  },
  {
    lines: "211, 212, 213, 214",
    says: "Which type suits an own site, an own command line, a plugin of others, and a desktop app of others.",
    tests: [
      GRANTED,
      matrix(
        "is granted everything that it asked for, then passes without a page, unless an app could pose as it [#40]",
      ),
    ],
  },
  {
    lines: "220, 222",
    says: "First-party apps are trusted, and often need no consent.",
    tests: [
      authorization("is not asked, except by prompt=consent"),
      authorization("is asked for offline_access where the client does not bypass it"),
      onSandbox("a first-party client goes straight through"),
    ],
  },
  {
    lines: "223",
    says: "First-party apps may exchange an access token for a session.",
    tests: [exchanges("signs the user in, once"), exchanges("works for the browser SDK")],
  },
  {
    lines: "229",
    says: "Third-party apps always need the user's consent. It is remembered for what was granted.",
    tests: [
      authorization("is asked first, then remembered, and asked again only for more"),
      matrix("is granted only what the user left selected, and asks again for the rest"),
    ],
  },
  {
    lines: "230",
    says: "Third-party apps get no session, only the scopes of their tokens.",
    tests: [
      exchanges("needs full_access"),
      authorization("full_access needs a first party that is allowed to have it"),
    ],
  },
  {
    lines: "236, 238",
    says: "Confidential clients authenticate with a secret, in the body or by Basic.",
    tests: [
      tokens("is taken from the body or from Basic, form or JSON"),
      tokens("is refused in OAuth's words, with Stytch's additions"),
    ],
  },
  {
    lines: "238",
    says: "PKCE is recommended to confidential clients, and not required.",
    tests: [
      requests("[#92] with requirePkce %s a confidential client without PKCE meets: %s"),
      tokens("PKCE at the token endpoint [#94]"),
    ],
  },
  {
    lines: "239",
    says: "In production confidential clients have https redirect URIs, never loopback ones.",
    tests: [
      redirects("[#67] is this machine for a %s client, with confidentialLoopback %s: %s"),
      redirects("[#67] is an app on this device for a %s client: %s"),
      management("a confidential client has no private-use scheme"),
    ],
  },
  {
    lines: "240",
    says: "Refresh tokens of confidential clients stay the same until revoked or expired.",
    tests: [
      tokens("of the confidential %s stay as they are"),
      revocation("revoking the refresh token ends the access token too"),
      tokens("end with the user's consent, and so do access tokens [#115]"),
    ],
  },
  {
    lines: "244, 246",
    says: "Public clients have no secret, and must use PKCE.",
    tests: [
      management("a public client has none"),
      authorization("%s has to send a challenge"),
      requests(
        "[#50] [#88] lets the person tell a third_party_public client that it lacks a challenge",
      ),
    ],
  },
  {
    lines: "247",
    says: "Public clients may use loopback addresses and schemes of their own.",
    tests: [
      management("%s is accepted for a public client"),
      redirects("[#67] is an app on this device for a %s client: %s"),
    ],
  },
  {
    lines: "248",
    says: "Refresh tokens of public clients change with each use, and a replay is noticed.",
    tests: [tokens("of the public %s rotate, and replay ends the family [#111]")],
  },
  {
    lines: "254, 256, 258, 259, 260, 261",
    says: "Create Connected App takes one of four client types.",
    tests: [
      management("a confidential client gets a secret, shown once"),
      management("a public client has none"),
      management("create refuses %j"),
    ],
  },
  {
    lines: "263",
    says: "The secret is shown once, when the client is created.",
    tests: [management("a confidential client gets a secret, shown once")],
  },
  {
    lines: "263",
    says: "A new secret comes from a rotation.",
    tests: [
      secrets("both secrets are valid while rotating, and only the next one after it"),
      secrets("cancelling forgets the next secret"),
    ],
  },
  {
    lines: "265",
    says: "The Dashboard manages clients too.",
    outside: "Stytch's Dashboard.",
  },
  {
    lines: "269, 273",
    says: "With dynamic registration a client registers itself at run time.",
    tests: [
      registration("makes a third-party public app by default, which completes the code flow"),
    ],
  },
  {
    lines: "275",
    says: "Dynamic registration has to be switched on.",
    tests: [registration("is off by default, and not advertised")],
  },
  {
    lines: "277, 278, 279",
    says: "A registration holds name, redirect URIs, and one of three ways to authenticate.",
    tests: [
      registration("makes a third-party public app by default, which completes the code flow"),
      registration("makes a confidential app with a secret for %s"),
      registration("redirect_uris %j are refused [#99]"),
    ],
  },
  {
    lines: "283",
    says: "Registered clients are third-party ones, public or confidential by how they authenticate.",
    tests: [
      registration("makes a third-party public app by default, which completes the code flow"),
      registration("%s in the body is refused"),
    ],
  },
  {
    lines: "284, 285",
    says: "The same public metadata is the same client; confidential clients are always new.",
    tests: [
      registration("public apps with the same metadata are one, confidential ones never are"),
    ],
  },
  {
    lines: "271, 287, 307",
    says: "Where dynamic registration is common, what speaks for metadata documents, and that these are a draft.",
    outside: "Advice and a note, not behaviour.",
  },
  {
    lines: "291, 295, 296, 297",
    says: "The address of a JSON document can be a client_id; the document is fetched, checked, and describes the client.",
    tests: [
      documents("describe a public third-party app that completes the flow under its address"),
      documents("is compared as it stands with the document's client_id"),
      documents("%.60j cannot be a client_id"),
    ],
  },
  {
    lines: "299",
    says: "Metadata documents have to be switched on.",
    tests: [documents("are off by default, and advertised only when on [#106]")],
  },
  {
    lines: "303",
    says: "The metadata is fetched anew from time to time, and overwrites what was changed by hand.",
    tests: [
      documents(
        "is asked for once at a time, kept for five minutes, and then brings the app up to date",
      ),
    ],
  },
  {
    lines: "304",
    says: "Clients with metadata documents are third-party public ones.",
    tests: [
      documents("describe a public third-party app that completes the flow under its address"),
    ],
  },
  {
    lines: "305",
    says: "client_id and client_uri have the same origin.",
    tests: [documents("may name a home page of its own origin only")],
  },
];
