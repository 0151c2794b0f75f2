import {
  authorization,
  consentPage,
  decisions,
  discovery,
  grants,
  libraries,
  management,
  matrix,
  memberAuthorization,
  memberTokens,
  navigation,
  onB2bSandbox,
  onSandbox,
  policy,
  protocol,
  reading,
  redirects,
  requests,
  sessions,
  tokens,
  upstream,
} from "./test-files.ts";
import type { Statement } from "./statement.ts";

const ANY_LIBRARY = libraries(
  "$library, $configuration: hears of a denial, and signs in who allows",
);
const GRANTED = matrix(
  "is granted everything that it asked for, then passes without a page, unless an app could pose as it [#40]",
);
const GRANTED_ON_SANDBOX = onSandbox("a person known by a %s grants what they chose, and no more");

/** The authorization endpoint: lines 1 to 472. */
export const AUTHORIZATION_STATEMENTS: readonly Statement[] = [
  {
    lines: "2, 472",
    says: "Any OIDC client, software off the shelf included, can use the app as its authorization server.",
    tests: [ANY_LIBRARY, GRANTED],
  },
  {
    lines: "7",
    says: "A flow begins with a link to the authorization URL, which the app owns.",
    tests: [discovery("%s advertises what works, and nothing else [#106]"), GRANTED],
  },
  {
    lines: "8",
    says: "The app calls Stytch's API.",
    tests: [
      GRANTED_ON_SANDBOX,
      onB2bSandbox(
        "a member known by a %s grants what they chose, as a member of their organization",
      ),
    ],
  },
  {
    lines: "9, 466",
    says: "Whether the user is asked depends on the type of the Connected App.",
    tests: [
      policy("[#40] %s at %s, Stytch says %s, policy %s, prompt %s: %s"),
      authorization("is not asked, except by prompt=consent"),
      authorization("is asked first, then remembered, and asked again only for more"),
    ],
  },
  {
    lines: "10, 34, 463",
    says: "What ends well is answered at the client's own redirect URI, with a short-lived code.",
    tests: [
      GRANTED,
      authorization("keeps the registered address as it is and appends to its query"),
      tokens("is long, and void after ten minutes [#107]"),
    ],
  },
  {
    lines: "11, 12",
    says: "The client buys tokens with the code and its own credentials, and reads the user's data with them.",
    tests: [
      tokens("as %s, with PKCE, nonce and refresh"),
      memberTokens("as %s, with PKCE, organization, userinfo and refresh"),
      grants("reads what was allowed, is refused the rest, refreshes, and ends when it is revoked"),
    ],
  },
  {
    lines: "16, 17, 18",
    says: "Needed: a Stytch project, an application on Stytch, a relying party.",
    outside: "Instructions to a team, not behaviour. The sandbox stands in for the project.",
  },
  {
    lines: "21, 22",
    says: "The authorization URL reads the parameters that OIDC defines.",
    tests: [
      reading("is read into the terms of the specification"),
      reading("ignores parameters that nobody defined [#7]"),
    ],
  },
  {
    lines: "25, 70",
    says: "response_type is code; where it is missing, code is meant.",
    tests: [
      requests("[#8] reads a missing response_type as code"),
      requests("[#8] refuses response_type=%s"),
    ],
  },
  {
    lines: "26, 71, 77",
    says: "scope is a list parted by spaces, such as openid profile email phone. The samples send an empty list where it is missing; we ask for openid, email and profile then, as Stytch's own component does.",
    tests: [
      reading("may leave out response_type and scope, as several clients do [#8]"),
      authorization(
        "answers who decides, which client asks, and every scope once in request order",
      ),
    ],
  },
  {
    lines: "27",
    says: "client_id is the id of a Connected App.",
    tests: [
      requests("[#1] keeps a request with a %s client_id to itself"),
      authorization("refuses %s [#118]"),
    ],
  },
  {
    lines: "28, 470",
    says: "redirect_uri is one that the Connected App registered, and where the browser goes afterwards.",
    tests: [
      requests("[#2] never follows a redirect_uri that is %s"),
      authorization("%j is not the registered address"),
      redirects("[#67] [#68] is never %j"),
    ],
  },
  {
    lines: "29",
    says: "state is optional, opaque, and comes back as it was.",
    tests: [
      requests("[#21] gives a long and strange state back as it came, and forwards the nonce"),
      requests("[#6] takes an empty state for none"),
    ],
  },
  {
    lines: "30, 31",
    says: "Public clients must send code_challenge and code_challenge_method.",
    tests: [
      requests("[#88] tells a first_party_public client at once that it lacks a challenge"),
      requests(
        "[#50] [#88] lets the person tell a third_party_public client that it lacks a challenge",
      ),
      authorization("%s has to send a challenge"),
    ],
  },
  {
    lines: "32, 89",
    says: "Start OAuth Authorization says which scopes the user is to be asked for.",
    tests: [
      authorization(
        "answers who decides, which client asks, and every scope once in request order",
      ),
      memberAuthorization("answers with the member, the organization and what may be granted"),
    ],
  },
  {
    lines: "33",
    says: "The user is asked by that answer; once they agree, Submit OAuth Authorization completes the flow.",
    tests: [
      consentPage("tells who asks, for what, as whom and where it goes [#43]"),
      decisions("[#31] [#93] is what is submitted, to the letter"),
    ],
  },
  {
    lines: "35, 78",
    says: "The user is known by a live session, or a member by organization and member id; the session comes in Stytch's cookie.",
    tests: [
      GRANTED_ON_SANDBOX,
      sessions("[#56] is read from these two cookies alone"),
      memberAuthorization(
        "takes an organization, by id or slug, with one of its members instead of a session",
      ),
    ],
  },
  {
    lines: "35",
    says: "Whoever is not signed in goes to the sign-in page first, with return_to.",
    tests: [
      requests("[#29] trusts nothing in an anonymous request: it goes to the sign-in page"),
      matrix("waits for a person who signs in first"),
    ],
  },
  {
    lines: "37, 93",
    says: "Where no consent is required the authorization is submitted at once.",
    tests: [
      navigation("sends a signed-in person straight to a client that needs no consent"),
      matrix(
        "is granted everything that it asked for, then passes without a page, unless an app could pose as it [#40]",
      ),
    ],
  },
  {
    lines: "90, 143, 214, 261",
    says: "Where consent is required the endpoint answers with a page.",
    tests: [
      navigation("delivers the consent page with its snapshot and its rendered markup"),
      policy("[#41] everybody, unless Stytch says a plain false: consent_required %j"),
    ],
  },
  {
    lines: "94, 164, 220, 269",
    says: "The browser is sent where Stytch's answer says. The samples use 307; we use 303, so that no form is sent on.",
    tests: [
      protocol("[#70] are 303 and not stored, after a GET and after a POST"),
      redirects("[#69] keeps the query that the client registered"),
    ],
  },
  {
    lines: "140, 272, 456",
    says: "What Stytch refuses ends the request with an error.",
    tests: [
      upstream("[#139] %i %s means: %s"),
      onSandbox("[#1] [#2] [#118] %s stays on a page of ours"),
    ],
  },
  {
    lines: "276, 284, 311, 329",
    says: "The consent page names every scope that is asked for.",
    tests: [
      consentPage("tells who asks, for what, as whom and where it goes [#43]"),
      consentPage(
        "shows Stytch's words for a scope that the catalogue does not know, else says there are none",
      ),
    ],
  },
  {
    lines: "286, 299, 312, 332",
    says: "The request passes through the page to the submission. The samples carry it in form fields that the browser could change; ours is sealed.",
    tests: [
      decisions("[#31] cannot be changed by a byte, anywhere"),
      decisions("[#31] [#63] cannot be added to: %s in the body"),
    ],
  },
  {
    lines: "338, 352, 386, 411, 442",
    says: "The submission repeats client, redirect URI, scopes, state and challenge of the request.",
    tests: [
      decisions("[#31] [#93] is what is submitted, to the letter"),
      requests(
        "[#93] submits the challenge unchanged, after a round trip to the sign-in page as well",
      ),
    ],
  },
  {
    lines: "349, 381, 409, 443",
    says: "Consent is granted by a plain yes alone; everything else is none.",
    tests: [
      decisions("[#24] [#39] takes nothing but the word for a grant: %j"),
      decisions("[#49] tells the client of a denial through Stytch"),
      matrix("hears of a denial, and holds nothing [#49]"),
    ],
  },
  {
    lines: "363, 398, 424, 453",
    says: "After the submission the browser goes to the address in Stytch's answer.",
    tests: [
      consentPage("goes only where the BFF said [#67]"),
      redirects("[#68] is no code after a denial"),
    ],
  },
  {
    lines: "460",
    says: "The authorization URL is entered in the Dashboard.",
    outside:
      "Stytch's Dashboard. In the sandbox it is a setting that discovery publishes (line 7).",
  },
  {
    lines: "464, 468",
    says: "A Connected App is created with its type; its id and secret are noted down.",
    tests: [
      management("a confidential client gets a secret, shown once"),
      management("a public client has none"),
      ANY_LIBRARY,
    ],
  },
];
