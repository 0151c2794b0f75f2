import { describe, expect, it } from "vitest";

import type { SeedPerson } from "../src/index.ts";
import {
  authorizationCode,
  codeForm,
  member,
  nodeClient,
  postForm,
  postJson,
  signIn,
  useSandbox,
  type JsonAnswer,
} from "./support.ts";

const sandbox = useSandbox();
const target = "https://notes.example/goodbye";

async function logout(
  request: Readonly<Record<string, string>>,
  sessionToken: string = sandbox().publicToken,
): Promise<JsonAnswer> {
  const { clientId: client_id } = sandbox().seeds.clients.thirdParty;
  await nodeClient(sandbox()).connectedApp.clients.update({
    client_id,
    post_logout_redirect_urls: [target],
  });
  return postJson(
    `${sandbox().url}/sdk/v1/oauth/logout/start`,
    { client_id, post_logout_redirect_uri: target, ...request },
    { authorization: `Basic ${btoa(`${sandbox().publicToken}:${sessionToken}`)}` },
  );
}

async function idToken(person?: SeedPerson): Promise<string> {
  const { thirdParty } = sandbox().seeds.clients;
  const code = await authorizationCode(sandbox(), person === undefined ? {} : { person });
  const answer = await postForm(`${sandbox().url}/v1/oauth2/token`, codeForm(thirdParty, code));
  return member(answer, "id_token");
}

describe("stytch.idp.oauthLogoutStart", () => {
  it("a hint that names the signed-in person needs no question", async () => {
    const answer = await logout(
      { state: "a b&c", id_token_hint: await idToken() },
      await signIn(sandbox()),
    );
    expect(answer.body["data"]).toMatchObject({
      status_code: 200,
      redirect_uri: `${target}?state=a+b%26c`,
      consent_required: false,
    });
  });

  it("without a hint, or with one about somebody else, the user is asked", async () => {
    const session = await signIn(sandbox());
    const asked = { redirect_uri: target, consent_required: true };
    expect((await logout({}, session)).body["data"]).toMatchObject(asked);
    const id_token_hint = await idToken(sandbox().seeds.people.viewer);
    expect((await logout({ id_token_hint }, session)).body["data"]).toMatchObject(asked);
  });

  it("somebody who is signed out already is sent on", async () => {
    expect((await logout({})).body["data"]).toMatchObject({ consent_required: false });
  });

  it("an address that is not registered is never handed back", async () => {
    for (const post_logout_redirect_uri of ["https://evil.example/", `${target}/`, `${target}?x`]) {
      const { status, body } = await logout({ post_logout_redirect_uri });
      expect([status, body["error_type"]]).toEqual([
        401,
        "connected_app_supplied_redirect_url_not_found_in_client",
      ]);
      expect(JSON.stringify(body)).not.toContain("evil.example");
    }
  });

  it("refuses an unknown client and a hint that is no ID token of this client", async () => {
    const unknown = await logout({ client_id: "connected-app-test-x" });
    expect(unknown.body["error_type"]).toBe("connected_app_not_found");
    const session = await nodeClient(sandbox()).sessions.authenticate({
      session_token: await signIn(sandbox()),
    });
    for (const id_token_hint of ["a.b.c", "no", session.session_jwt]) {
      const { status, body } = await logout({ id_token_hint });
      expect([status, body["error_type"]]).toEqual([400, "id_token_invalid"]);
    }
  });
});
