import {
  authorization,
  clientFlow,
  configuration,
  libraries,
  onSandbox,
  redirects,
} from "./test-files.ts";
import type { Statement } from "./statement.ts";

/** Whom responses and tokens name as their issuer: lines 568 to 586. */
export const ISSUER_STATEMENTS: readonly Statement[] = [
  {
    lines: "570, 571, 572, 573",
    says: "With a custom domain the issuer is that domain, which OIDC clients accept.",
    tests: [
      redirects("[#71] is our issuer, once, in every response that we replace it in"),
      libraries("$library, $configuration: hears of a denial, and signs in who allows"),
    ],
  },
  {
    lines: "574, 575, 576, 582, 584",
    says: "Without one the issuer is stytch.com/ and the project's id, which strict clients refuse.",
    tests: [
      authorization("carries iss as configured: %s"),
      libraries("%s ends with the error %s [#71]"),
      clientFlow("is refused when iss names another issuer, before the code is sent anywhere"),
    ],
  },
  {
    lines: "569",
    says: "The issuer must be an https URL of the identity provider's own domain.",
    tests: [
      configuration("settles iss from %j"),
      configuration("runs with TLS, keys of its own, and Stytch"),
    ],
  },
  {
    lines: "578, 580, 583",
    says: "A custom domain is set up in DNS and used by every flow.",
    outside:
      "DNS and Stytch's Dashboard; docs/decisions/005-iss.md and docs/clients.md say when it is needed.",
  },
  {
    lines: "579",
    says: "The app calls Stytch over the custom domain.",
    tests: [
      onSandbox("a person known by a %s grants what they chose, and no more"),
      configuration("runs with TLS, keys of its own, and Stytch"),
    ],
  },
  {
    lines: "586",
    says: "Other offerings of Stytch.",
    outside: "Links.",
  },
];
