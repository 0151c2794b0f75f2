import { afterAll, beforeAll, vi } from "vitest";
import { B2BClient } from "stytch";

import {
  createB2BSandbox,
  type B2BSandbox,
  type SandboxOptions,
  type SeedClient,
  type SeedMember,
} from "../src/index.ts";
import { sharedKey } from "./support.ts";

/** A B2B sandbox for the tests of one file; read it inside tests only. */
export function useB2BSandbox(options: SandboxOptions = {}): () => B2BSandbox {
  let sandbox: B2BSandbox | undefined;
  beforeAll(async () => {
    sandbox = await createB2BSandbox({ signingKey: await sharedKey, ...options });
  });
  afterAll(async () => sandbox?.close());
  return () => {
    if (sandbox === undefined) throw new Error("the sandbox has not started yet");
    return sandbox;
  };
}

/** The official Node client for B2B; its warning about a custom address is expected. */
export function b2bClient(sandbox: B2BSandbox, secret: string = sandbox.secret): B2BClient {
  const warning = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const client = new B2BClient({ project_id: sandbox.projectId, secret, env: sandbox.url });
  warning.mockRestore();
  return client;
}

/** Signs in with the password and returns the session token. */
export async function memberSignIn(sandbox: B2BSandbox, member: SeedMember): Promise<string> {
  const answer = await b2bClient(sandbox).passwords.authenticate({
    organization_id: member.organizationId,
    email_address: member.email,
    password: member.password,
  });
  return answer.session_token;
}

/** What to authorize; everything else is the owner of Sample Works allowing Acme Notes to know who they are. */
export interface MemberAuthorizationChoices {
  readonly member?: SeedMember;
  readonly client?: SeedClient;
  readonly scopes?: string[];
  readonly challenge?: string | undefined;
}

/** Grants an authorization by the Node SDK and returns the code. */
export async function memberCode(
  sandbox: B2BSandbox,
  choices: MemberAuthorizationChoices = {},
): Promise<string> {
  const {
    member = sandbox.seeds.organizations.works.members.owner,
    client = sandbox.seeds.clients.thirdParty,
    scopes = ["openid"],
    challenge,
  } = choices;
  const answer = await b2bClient(sandbox).idp.oauth.authorize({
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    response_type: "code",
    scopes,
    consent_granted: true,
    session_token: await memberSignIn(sandbox, member),
    ...(challenge === undefined ? {} : { code_challenge: challenge }),
  });
  if (answer.authorization_code === undefined) throw new Error("no code was granted");
  return answer.authorization_code;
}
