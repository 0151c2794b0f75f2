import {
  authorization,
  browserSdk,
  claims,
  libraries,
  machines,
  management,
  matrix,
  onSandbox,
  packaging,
  policy,
  prebuilt,
  requests,
  returning,
  tokens,
} from "./test-files.ts";
import type { Statement } from "./statement.ts";

const PREBUILT = prebuilt("completes the same request that our page takes, on the sandbox");

/** The same endpoint on Stytch's prebuilt component. */
export const SDK_STATEMENTS: readonly Statement[] = [
  {
    lines: "9",
    says: "The endpoint can be built with Stytch's component, or with a team's own.",
    tests: [PREBUILT, packaging("takes a consent with a page, a server and a sign-in of its own")],
  },
  {
    lines: "11",
    says: "Any OIDC-compatible app can sign in with it.",
    tests: [libraries("$library, $configuration: hears of a denial, and signs in who allows")],
  },
  {
    lines: "17, 18, 19",
    says: "Needed: a project, a React app that may use the SDK, a relying party.",
    outside: "Instructions to a team, not behaviour. The sandbox stands in for the project.",
  },
  {
    lines: "25, 27, 28",
    says: "There is one component for consumer projects and one for B2B.",
    tests: [PREBUILT],
  },
  {
    lines: "30",
    says: "At the authorization URL the component reads the parameters, starts the flow, and the browser ends at the client with a code.",
    tests: [
      PREBUILT,
      prebuilt("passes where no consent is needed"),
      browserSdk("the consent page starts, submits, lists and revokes"),
    ],
  },
  {
    lines: "36, 37, 47, 48, 56",
    says: "Whoever is not signed in is sent to the sign-in page first, and comes back to the very request.",
    tests: [
      matrix("waits for a person who signs in first"),
      requests("[#29] trusts nothing in an anonymous request: it goes to the sign-in page"),
      returning("%j leads to the root [#66]"),
    ],
  },
  {
    lines: "56",
    says: "The flow needs an active session.",
    tests: [
      onSandbox("[#52] [#62] a session that was signed out decides nothing, by token or JWT"),
    ],
  },
  {
    lines: "60",
    says: "The authorization URL is entered in the Dashboard.",
    outside: "Stytch's Dashboard.",
  },
  {
    lines: "66, 69, 84",
    says: "The redirect goes to an address that the Connected App registered, with a short-lived code.",
    tests: [
      authorization("%j is not the registered address"),
      tokens("is long, and void after ten minutes [#107]"),
    ],
  },
  {
    lines: "72",
    says: "The type of the Connected App says how much consent is asked for.",
    tests: [policy("[#40] %s at %s, Stytch says %s, policy %s, prompt %s: %s")],
  },
  {
    lines: "80",
    says: "Id and, for confidential apps, secret are noted down for the exchange.",
    tests: [
      management("a confidential client gets a secret, shown once"),
      tokens("as %s, with PKCE, nonce and refresh"),
    ],
  },
  {
    lines: "88",
    says: "Software off the shelf can authorize now.",
    tests: [libraries("$library, $configuration: hears of a denial, and signs in who allows")],
  },
  {
    lines: "96, 97",
    says: "Public apps use the code flow with PKCE.",
    tests: [
      authorization("%s has to send a challenge"),
      tokens("PKCE at the token endpoint [#94]"),
    ],
  },
  {
    lines: "98",
    says: "Users can sign in with Google, Microsoft and others.",
    outside:
      "Signing in is the team's; LOGIN_URL leads to a sign-in page with any of Stytch's ways.",
  },
  {
    lines: "99",
    says: "M2M authentication.",
    tests: [
      machines("a client gets a token for itself, with all its scopes or the requested ones"),
    ],
  },
  {
    lines: "100",
    says: "Custom claim templates add claims to access tokens.",
    tests: [
      claims("add claims about the user, their metadata and what they may do"),
      claims("an empty template takes them away again"),
    ],
  },
];
