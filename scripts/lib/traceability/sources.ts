import { CLIENT_TYPE_STATEMENTS } from "./client-types.ts";
import { ISSUER_STATEMENTS } from "./getting-started-api-issuer.ts";
import { TOKEN_STATEMENTS } from "./getting-started-api-tokens.ts";
import { AUTHORIZATION_STATEMENTS } from "./getting-started-api.ts";
import { SDK_STATEMENTS } from "./getting-started-sdk.ts";
import { OVERVIEW_STATEMENTS } from "./overview.ts";
import type { Source } from "./statement.ts";

const DOCS = "https://stytch.com/docs";

/** Stytch's guides to Connected Apps, and what the product makes of each statement in them. */
export const SOURCES: readonly Source[] = [
  {
    name: "getting-started-api",
    title: "Allow apps to log in with your Stytch-powered app Using the API",
    url: `${DOCS}/connected-apps/build-custom-flow/getting-started-api`,
    statements: [...AUTHORIZATION_STATEMENTS, ...TOKEN_STATEMENTS, ...ISSUER_STATEMENTS],
  },
  {
    name: "overview",
    title: "Stytch Connected Apps",
    url: `${DOCS}/guides/connected-apps/overview`,
    statements: OVERVIEW_STATEMENTS,
  },
  {
    name: "client-types",
    title: "Understanding Client Types in Stytch Connected Apps",
    url: `${DOCS}/connected-apps/oauth-learn-more/client-types`,
    statements: CLIENT_TYPE_STATEMENTS,
  },
  {
    name: "getting-started-sdk",
    title: "Build an authorization server using Stytch Connected Apps",
    url: `${DOCS}/connected-apps/build-login-flow/login-flow`,
    statements: SDK_STATEMENTS,
  },
];
