import { type InFile, inFile } from "./statement.ts";

function sandbox(name: string): InFile {
  return inFile(`packages/sandbox/tests/${name}.test.ts`);
}

function bff(name: string): InFile {
  return inFile(`packages/fastify/tests/${name}.test.ts`);
}

function flows(name: string): InFile {
  return inFile(`apps/e2e/tests/${name}.test.ts`);
}

export const reading: InFile = inFile("packages/core/src/lib/authorization-request.test.ts");
export const returning: InFile = inFile("packages/core/src/lib/return-to.test.ts");

export const requests: InFile = bff("authorization-request");
export const navigation: InFile = bff("navigation");
export const decisions: InFile = bff("decision");
export const redirects: InFile = bff("redirects");
export const sessions: InFile = bff("session");
export const policy: InFile = bff("policy");
export const protocol: InFile = bff("protocol");
export const upstream: InFile = bff("upstream");
export const onSandbox: InFile = bff("sandbox");
export const onB2bSandbox: InFile = bff("b2b-sandbox");

export const consentPage: InFile = inFile("apps/consent/tests/authorize-consent.test.tsx");
export const configuration: InFile = inFile("apps/bff/tests/config.test.ts");

export const authorization: InFile = sandbox("authorization");
export const memberAuthorization: InFile = sandbox("b2b-authorization");
export const memberTokens: InFile = sandbox("b2b-tokens");
export const browserSdk: InFile = sandbox("sdk-session");
export const management: InFile = sandbox("connected-app-clients");
export const claims: InFile = sandbox("custom-claims");
export const discovery: InFile = sandbox("discovery");
export const documents: InFile = sandbox("client-documents");
export const registration: InFile = sandbox("dynamic-registration");
export const machines: InFile = sandbox("m2m");
export const secrets: InFile = sandbox("secrets");
export const exchanges: InFile = sandbox("session-exchange");
export const tokens: InFile = sandbox("tokens");
export const revocation: InFile = sandbox("revocation");

export const clientFlow: InFile = inFile("apps/relying-party/tests/authorization-flow.test.ts");
export const resourceApi: InFile = inFile("apps/relying-party/tests/resource-api.test.ts");

export const matrix: InFile = flows("matrix");
export const grants: InFile = flows("grant");
export const failures: InFile = flows("failures");
export const prebuilt: InFile = flows("prebuilt");
export const packaging: InFile = flows("packages");
export const libraries: InFile = flows("relying-parties/relying-parties");
