import {
  authorization,
  clientFlow,
  decisions,
  grants,
  libraries,
  machines,
  management,
  matrix,
  reading,
  requests,
  tokens,
} from "./test-files.ts";
import type { Statement } from "./statement.ts";

/** What the client does with the answer: lines 473 to 567. */
export const TOKEN_STATEMENTS: readonly Statement[] = [
  {
    lines: "474",
    says: "Software off the shelf needs the authorization URL, the client's id and its secret, and nothing else.",
    tests: [libraries("$library, $configuration: hears of a denial, and signs in who allows")],
  },
  {
    lines: "475, 476",
    says: "The client exchanges the code together with its own credentials.",
    tests: [
      tokens("is taken from the body or from Basic, form or JSON"),
      clientFlow("exchanges the code with PKCE and shows what was granted of what was asked"),
    ],
  },
  {
    lines: "475",
    says: "The token lets the client act for the user, as far as the user allowed.",
    tests: [
      grants("reads what was allowed, is refused the rest, refreshes, and ends when it is revoked"),
      matrix("is granted only what the user left selected, and asks again for the rest"),
    ],
  },
  {
    lines: "480, 481",
    says: "The exchange names the grant type authorization_code and the code.",
    tests: [
      tokens("as %s, with PKCE, nonce and refresh"),
      tokens("survives a failed exchange [#109]"),
    ],
  },
  {
    lines: "482, 483",
    says: "A confidential client must send its id and its secret.",
    tests: [tokens("is refused in OAuth's words, with Stytch's additions")],
  },
  {
    lines: "484",
    says: "redirect_uri must be the one of the authorization request.",
    tests: [tokens("survives a failed exchange [#109]")],
  },
  {
    lines: "485, 563, 566",
    says: "A public client sends its code_verifier instead of a secret.",
    tests: [
      tokens("as %s, with PKCE, nonce and refresh"),
      libraries("$library, $configuration: hears of a denial, and signs in who allows"),
    ],
  },
  {
    lines: "492, 512, 530, 546",
    says: "The samples ask for a token of the client's own, through m2m.token.",
    tests: [
      machines("a client gets a token for itself, with all its scopes or the requested ones"),
      machines("a scope it does not have is refused, and so is a Connected App"),
    ],
  },
  {
    lines: "553",
    says: "The answer is JSON with the access token.",
    tests: [
      tokens("roles bound the scope of the token, and the answer says what was granted [#112]"),
      tokens(
        "the access token is Stytch's: typ JWT, project in aud, one hour, accepted by the Node SDK",
      ),
    ],
  },
  {
    lines: "555",
    says: "Whoever steals a code cannot use it without the client's credentials.",
    tests: [
      tokens("survives a failed exchange [#109]"),
      tokens("replayed with a wrong verifier or secret does not end them [#108]"),
    ],
  },
  {
    lines: "556",
    says: "Public apps have no place for a secret, and get none.",
    tests: [management("a public client has none")],
  },
  {
    lines: "557, 560, 561",
    says: "The challenge is the SHA-256 of the verifier, and the method is always S256.",
    tests: [
      reading("PKCE with method %s and challenge %s [#89, #90, #91]"),
      requests("[#89] refuses code_challenge_method=%s%s"),
      authorization("the challenge %s is refused"),
    ],
  },
  {
    lines: "562",
    says: "The challenge is kept with the code.",
    tests: [
      decisions("[#31] [#93] is what is submitted, to the letter"),
      tokens("PKCE at the token endpoint [#94]"),
    ],
  },
  {
    lines: "567",
    says: "The verifier must fit the challenge before any token is made.",
    tests: [
      tokens("PKCE at the token endpoint [#94]"),
      clientFlow("exchanges the code with PKCE and shows what was granted of what was asked"),
    ],
  },
];
