import { decodeJwt, type JWTPayload } from "jose";
import { describe, expect, it } from "vitest";

import {
  authorizationCode,
  codeForm,
  member,
  nodeClient,
  postForm,
  refusal,
  useSandbox,
} from "./support.ts";

const sandbox = useSandbox();
const clients = (): ReturnType<typeof nodeClient>["connectedApp"]["clients"] =>
  nodeClient(sandbox()).connectedApp.clients;

/** The claims of both tokens that Acme Notes gets once it has these settings. */
async function tokensOf(
  settings: Omit<Parameters<ReturnType<typeof clients>["update"]>[0], "client_id">,
): Promise<{ accessToken: string; access: JWTPayload; id: JWTPayload; expiresIn: unknown }> {
  const { thirdParty } = sandbox().seeds.clients;
  await clients().update({ client_id: thirdParty.clientId, ...settings });
  const answer = await postForm(
    `${sandbox().url}/v1/oauth2/token`,
    codeForm(thirdParty, await authorizationCode(sandbox(), { scopes: ["openid", "notes.read"] })),
  );
  const accessToken = member(answer, "access_token");
  return {
    accessToken,
    access: decodeJwt(accessToken),
    id: decodeJwt(member(answer, "id_token")),
    expiresIn: answer.body["expires_in"],
  };
}

describe("token templates", () => {
  it("add claims about the user, their metadata and what they may do", async () => {
    const { userId: user_id } = sandbox().seeds.people.owner;
    await nodeClient(sandbox()).users.update({
      user_id,
      trusted_metadata: { subscription: { level: 3 } },
    });
    const { access, id, accessToken } = await tokensOf({
      access_token_template_content: `{
        "level": {{ user.trusted_metadata.subscription.level }},
        "roles": {{user.rbac.roles}},
        "nested": { "notes": {{ user.rbac.notes.actions }}, "list": [{{ user.user_id }}, 1] },
        "constant": "text",
        "absent": {{ user.trusted_metadata.nothing.here }},
        "inherited": {{ user.constructor.name }}
      }`,
      id_token_template_content: `{ "plan": {{ user.trusted_metadata.subscription }} }`,
    });
    expect(access).toMatchObject({
      level: 3,
      roles: ["stytch_user", "editor", "owner"],
      nested: { notes: ["read", "write", "delete"], list: [user_id, 1] },
      constant: "text",
    });
    expect(access).not.toHaveProperty("absent");
    expect(access).not.toHaveProperty("inherited");
    expect(id["plan"]).toEqual({ level: 3 });
    const { idp } = nodeClient(sandbox());
    const { clientId: client_id, clientSecret: client_secret } = sandbox().seeds.clients.thirdParty;
    const remote = await idp.introspectTokenNetwork({
      token: accessToken,
      client_id,
      client_secret,
    });
    const local = await idp.introspectTokenLocal(accessToken);
    expect(remote.custom_claims).toMatchObject({ level: 3, constant: "text" });
    expect(local.custom_claims).toMatchObject({ level: 3, constant: "text" });
  });

  it("an empty template takes them away again", async () => {
    await tokensOf({ access_token_template_content: `{ "constant": 1 }` });
    const { access } = await tokensOf({ access_token_template_content: "" });
    expect(access).not.toHaveProperty("constant");
  });

  it.each([
    "no JSON",
    "[]",
    "{{ user }}",
    `{ {{ user.user_id }}: 1 }`,
    `{ "greeting": "Hello {{ user.user_id }}" }`,
    `{ "sub": "user-test-someone-else" }`,
    `{ "scope": {{ user.user_id }} }`,
    `{ "https://stytch.com/session": 1 }`,
    `{ "long": "${"x".repeat(5000)}" }`,
  ])("%.60s is refused", async (content) => {
    const { clientId: client_id } = sandbox().seeds.clients.firstParty;
    for (const name of ["access_token_template_content", "id_token_template_content"]) {
      expect(await refusal(clients().update({ client_id, [name]: content }))).toMatchObject({
        status_code: 400,
        error_type: "idp_invalid_access_token_jwt_template",
      });
    }
  });
});

describe("settings of the access token", () => {
  it("a custom audience stands after the project, and a lifetime in minutes is kept [#114]", async () => {
    const { access, expiresIn } = await tokensOf({
      access_token_custom_audience: "https://api.example.com",
      access_token_expiry_minutes: 5,
    });
    expect(access.aud).toEqual([sandbox().projectId, "https://api.example.com"]);
    expect([expiresIn, (access.exp ?? 0) - (access.iat ?? 0)]).toEqual([300, 300]);
    const { access: without } = await tokensOf({ access_token_custom_audience: "" });
    expect(without.aud).toEqual([sandbox().projectId]);
  });

  it.each([
    ["access_token_custom_audience", "two words", "idp_invalid_access_token_custom_audience"],
    ["access_token_custom_audience", "x".repeat(257), "idp_invalid_access_token_custom_audience"],
    ["access_token_expiry_minutes", 1441, "idp_invalid_access_token_expiry_minutes"],
    ["access_token_expiry_minutes", 1.5, "idp_invalid_access_token_expiry_minutes"],
  ])("%s %.20s is refused", async (name, value, error_type) => {
    const { clientId: client_id } = sandbox().seeds.clients.firstParty;
    const refused = await refusal(clients().update({ client_id, [name]: value }));
    expect(refused.error_type).toBe(error_type);
  });
});
