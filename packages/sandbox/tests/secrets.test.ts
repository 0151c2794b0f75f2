import { describe, expect, it } from "vitest";

import type { Sandbox, SeedClient } from "../src/index.ts";
import {
  authorizationCode,
  codeForm,
  isActive,
  member,
  nodeClient,
  postForm,
  refusal,
  useSandbox,
  startSandbox,
} from "./support.ts";

const sandbox = useSandbox();
const secrets = (
  own: Sandbox,
): ReturnType<typeof nodeClient>["connectedApp"]["clients"]["secrets"] =>
  nodeClient(own).connectedApp.clients.secrets;

/** What the token endpoint says to a client that presents this secret, in the body and by Basic. */
async function answersTo(
  own: Sandbox,
  client: SeedClient,
  clientSecret: string,
): Promise<number[]> {
  const url = `${own.url}/v1/oauth2/token`;
  const posted = await postForm(
    url,
    codeForm({ ...client, clientSecret }, await authorizationCode(own)),
  );
  const {
    client_id: _id,
    client_secret: _secret,
    ...form
  } = codeForm(client, await authorizationCode(own));
  const authorization = `Basic ${btoa(`${client.clientId}:${clientSecret}`)}`;
  return [posted.status, (await postForm(url, form, { authorization })).status];
}

describe("rotating the secret of a Connected App", () => {
  it("both secrets are valid while rotating, and only the next one after it", async () => {
    const own = await startSandbox();
    const client = own.seeds.clients.thirdParty;
    const { clientId: client_id, clientSecret: before } = client;
    const started = await secrets(own).rotateStart({ client_id });
    const next = started.connected_app.next_client_secret;
    expect(started.connected_app).toMatchObject({
      client_secret_last_four: before.slice(-4),
      next_client_secret_last_four: next.slice(-4),
    });
    expect(await answersTo(own, client, before)).toEqual([200, 200]);
    expect(await answersTo(own, client, next)).toEqual([200, 200]);
    const shown = await nodeClient(own).connectedApp.clients.get({ client_id });
    expect(JSON.stringify(shown)).not.toContain(next);
    const { connected_app } = await secrets(own).rotate({ client_id });
    expect(connected_app.client_secret_last_four).toBe(next.slice(-4));
    expect(connected_app.next_client_secret_last_four).toBeUndefined();
    expect(await answersTo(own, client, before)).toEqual([401, 401]);
    expect(await answersTo(own, client, next)).toEqual([200, 200]);
    await own.close();
  });

  it("cancelling forgets the next secret", async () => {
    const own = await startSandbox();
    const client = own.seeds.clients.thirdParty;
    const { clientId: client_id, clientSecret } = client;
    const { connected_app } = await secrets(own).rotateStart({ client_id });
    await secrets(own).rotateCancel({ client_id });
    expect(await answersTo(own, client, clientSecret)).toEqual([200, 200]);
    expect(await answersTo(own, client, connected_app.next_client_secret)).toEqual([401, 401]);
    await own.close();
  });

  it("tokens survive a rotation, and either secret introspects them", async () => {
    const own = await startSandbox();
    const { thirdParty } = own.seeds.clients;
    const tokens = await postForm(
      `${own.url}/v1/oauth2/token`,
      codeForm(thirdParty, await authorizationCode(own)),
    );
    await secrets(own).rotateStart({ client_id: thirdParty.clientId });
    expect(await isActive(own, member(tokens, "access_token"))).toBe(true);
    await own.close();
  });

  it("is refused twice, without a start, for a public app and for an unknown one", async () => {
    const { firstParty, thirdPartyPublic } = sandbox().seeds.clients;
    const { clientId: client_id } = firstParty;
    const api = secrets(sandbox());
    expect((await refusal(api.rotate({ client_id }))).error_type).toBe(
      "connected_app_not_rotating_secret",
    );
    expect((await refusal(api.rotateCancel({ client_id }))).error_type).toBe(
      "connected_app_not_rotating_secret",
    );
    await api.rotateStart({ client_id });
    expect(await refusal(api.rotateStart({ client_id }))).toMatchObject({
      status_code: 400,
      error_type: "connected_app_already_rotating_secret",
    });
    const ofPublicApp = { client_id: thirdPartyPublic.clientId };
    const calls = [
      api.rotateStart(ofPublicApp),
      api.rotate(ofPublicApp),
      api.rotateCancel(ofPublicApp),
    ];
    for (const { error_type } of await Promise.all(calls.map(refusal)))
      expect(error_type).toBe("public_connected_apps_do_not_have_secrets");
    expect(
      (await refusal(api.rotateStart({ client_id: "connected-app-test-x" }))).status_code,
    ).toBe(404);
  });
});
