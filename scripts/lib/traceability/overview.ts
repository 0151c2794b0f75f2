import {
  discovery,
  failures,
  grants,
  libraries,
  machines,
  matrix,
  onSandbox,
  packaging,
  prebuilt,
  requests,
  resourceApi,
  tokens,
} from "./test-files.ts";
import type { Statement } from "./statement.ts";

const ANY_LIBRARY = libraries(
  "$library, $configuration: hears of a denial, and signs in who allows",
);

/** What Connected Apps are. */
export const OVERVIEW_STATEMENTS: readonly Statement[] = [
  {
    lines: "169",
    says: "The app becomes an OAuth and OIDC authorization server for compatible tools of any kind.",
    tests: [ANY_LIBRARY, discovery("%s advertises what works, and nothing else [#106]")],
  },
  {
    lines: "173",
    says: "OAuth: with the user's consent a client gets access tokens, and presents them to a resource server, without a password.",
    tests: [
      grants("reads what was allowed, is refused the rest, refreshes, and ends when it is revoked"),
      resourceApi("keeps, lists and deletes the notes of the token's subject"),
    ],
  },
  {
    lines: "175",
    says: "OIDC: a client learns who the user is, and profile data such as the e-mail address.",
    tests: [
      ANY_LIBRARY,
      tokens(
        "the ID token has the nonce only if it was sent, and the claims of the granted scopes only [#113]",
      ),
    ],
  },
  {
    lines: "181, 182",
    says: "The client asks for access; the resource owner, the user, gives it.",
    tests: [
      matrix(
        "is granted everything that it asked for, then passes without a page, unless an app could pose as it [#40]",
      ),
      matrix("hears of a denial, and holds nothing [#49]"),
    ],
  },
  {
    lines: "183",
    says: "The authorization server checks user and client, and makes the access tokens.",
    tests: [
      requests("[#1] keeps a request with a %s client_id to itself"),
      requests("[#29] trusts nothing in an anonymous request: it goes to the sign-in page"),
      tokens("is refused in OAuth's words, with Stytch's additions"),
    ],
  },
  {
    lines: "184",
    says: "The resource server validates the access token.",
    tests: [resourceApi("refuses a token %s"), resourceApi("lets %s through with %s only")],
  },
  {
    lines: "190",
    says: "The code flow goes through the browser, with the user taking part, and yields access to that user's data.",
    tests: [
      matrix(
        "is granted everything that it asked for, then passes without a page, unless an app could pose as it [#40]",
      ),
      resourceApi("keeps, lists and deletes the notes of the token's subject"),
    ],
  },
  {
    lines: "191",
    says: "Refresh tokens give a client access for longer, while the user is away.",
    tests: [
      tokens("come with offline_access only"),
      grants("reads what was allowed, is refused the rest, refreshes, and ends when it is revoked"),
    ],
  },
  {
    lines: "192",
    says: "Client credentials belong to another product, M2M: a client acts for itself, without a user.",
    tests: [
      machines("a scope it does not have is refused, and so is a Connected App"),
      machines(
        "an access token of a user is not an M2M token's equal, and it ages by the sandbox's clock",
      ),
    ],
  },
  {
    lines: "196",
    says: "The user never leaves the app: the pages are on its own domain, with its own design and code.",
    tests: [
      failures(
        "loads nothing from elsewhere, stores nothing, and breaks no rule of its own policy [#77, #83, #84]",
      ),
      packaging("takes a consent with a page, a server and a sign-in of its own"),
    ],
  },
  {
    lines: "198",
    says: "The app hosts the authorization endpoint: it makes sure that the user is signed in, asks for consent where needed, and sends the browser back with a code, which the client exchanges.",
    tests: [
      matrix("waits for a person who signs in first"),
      matrix("is granted only what the user left selected, and asks again for the rest"),
      onSandbox("a person known by a %s grants what they chose, and no more"),
    ],
  },
  {
    lines: "200",
    says: "The endpoint can be built on Stytch's frontend SDK or, for full control, on its API.",
    tests: [
      prebuilt("completes the same request that our page takes, on the sandbox"),
      onSandbox("a person known by a %s grants what they chose, and no more"),
    ],
  },
  {
    lines: "206, 207, 208, 209, 210",
    says: "Where to read on.",
    outside: "Links. Client types have a section of their own here.",
  },
];
