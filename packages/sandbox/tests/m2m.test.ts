import { decodeJwt, decodeProtectedHeader } from "jose";
import { ClientError, type Client } from "stytch";
import { describe, expect, it } from "vitest";

import { nodeClient, postForm, postJson, refusal, useSandbox, startSandbox } from "./support.ts";

const sandbox = useSandbox();
const m2m = (): Client["m2m"] => nodeClient(sandbox()).m2m;
const scopes = ["read:notes", "write:notes"];

async function createClient(): Promise<{ client_id: string; client_secret: string }> {
  return (await m2m().clients.create({ scopes, client_name: "Nightly Job" })).m2m_client;
}

async function clientError(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ClientError) return error.code;
    throw error;
  }
  throw new Error("the call was not refused");
}

describe("m2m.token and m2m.authenticateToken", () => {
  it("a client gets a token for itself, with all its scopes or the requested ones", async () => {
    const { client_id, client_secret } = await createClient();
    const { access_token, token_type, expires_in } = await m2m().token({
      client_id,
      client_secret,
    });
    expect([token_type, expires_in]).toEqual(["bearer", 3600]);
    expect(decodeProtectedHeader(access_token)).toMatchObject({ alg: "RS256", typ: "JWT" });
    const { iat = 0, nbf, exp, ...claims } = decodeJwt(access_token);
    expect(claims).toEqual({
      iss: `stytch.com/${sandbox().projectId}`,
      sub: client_id,
      aud: [sandbox().projectId],
      scope: scopes.join(" "),
    });
    expect([nbf, exp]).toEqual([iat, iat + 3600]);
    expect(
      await m2m().authenticateToken({ access_token, required_scopes: ["read:notes"] }),
    ).toMatchObject({ client_id, scopes });
    const narrow = await m2m().token({ client_id, client_secret, scopes: ["read:notes"] });
    const denied = m2m().authenticateToken({
      access_token: narrow.access_token,
      required_scopes: ["write:notes"],
    });
    expect(await clientError(denied)).toBe("missing_scopes");
  });

  it("by form and JSON, in the body and by Basic, but not in two places at once [#110]", async () => {
    const { client_id, client_secret } = await createClient();
    const url = `${sandbox().url}/v1/oauth2/token`;
    const grant_type = "client_credentials";
    const basic = { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` };
    expect((await postForm(url, { grant_type }, basic)).status).toBe(200);
    expect((await postJson(url, { grant_type, client_id, client_secret })).status).toBe(200);
    const both = await postForm(url, { grant_type, client_id, client_secret }, basic);
    expect([both.status, both.body["error"]]).toEqual([400, "invalid_request"]);
    const wrong = await postForm(url, { grant_type, client_id, client_secret: "no" });
    expect([wrong.status, wrong.body["error"]]).toEqual([401, "invalid_client"]);
    expect(wrong.headers.get("www-authenticate")).toContain("Basic");
    expect(wrong.headers.get("cache-control")).toBe("no-store");
  });

  it("a scope it does not have is refused, and so is a Connected App", async () => {
    const { client_id, client_secret } = await createClient();
    const excessive = m2m().token({ client_id, client_secret, scopes: ["delete:notes"] });
    expect((await refusal(excessive)).error_type).toBe("invalid_scope");
    const { clientId, clientSecret } = sandbox().seeds.clients.firstParty;
    const app = m2m().token({ client_id: clientId, client_secret: clientSecret });
    expect((await refusal(app)).error_type).toBe("invalid_client");
  });

  it("an access token of a user is not an M2M token's equal, and it ages by the sandbox's clock", async () => {
    let now = Date.now();
    const own = await startSandbox({ now: () => new Date(now) });
    const api = nodeClient(own).m2m;
    const { client_id, client_secret } = (await api.clients.create({ scopes })).m2m_client;
    now += 86_400_000;
    const { access_token } = await api.token({ client_id, client_secret });
    expect(decodeJwt(access_token).iat).toBe(Math.floor(now / 1000));
    await own.close();
  });
});

describe("m2m.clients", () => {
  it("shows the secret once, updates, deactivates, deletes", async () => {
    const { client_id, client_secret } = await createClient();
    const shown = await m2m().clients.get({ client_id });
    expect(shown.m2m_client).toMatchObject({
      client_name: "Nightly Job",
      status: "active",
      scopes,
      client_secret_last_four: client_secret.slice(-4),
    });
    expect(JSON.stringify(shown)).not.toContain(client_secret);
    await m2m().clients.update({ client_id, trusted_metadata: { team: "a", floor: 1 } });
    const { m2m_client } = await m2m().clients.update({
      client_id,
      status: "inactive",
      trusted_metadata: { floor: null },
    });
    expect(m2m_client).toMatchObject({ status: "inactive", trusted_metadata: { team: "a" } });
    const refused = await refusal(m2m().token({ client_id, client_secret }));
    expect(refused.error_type).toBe("invalid_client");
    await m2m().clients.delete({ client_id });
    expect(await refusal(m2m().clients.get({ client_id }))).toMatchObject({
      status_code: 404,
      error_type: "m2m_client_not_found",
    });
  });

  it("imports an id and a secret, and searches", async () => {
    const imported = { client_id: "imported", client_secret: "an-imported-secret-of-some-length" };
    await m2m().clients.create({ ...imported, client_name: "Imported", scopes: ["other"] });
    expect((await m2m().token(imported)).expires_in).toBe(3600);
    const duplicate = m2m().clients.create({ ...imported, scopes: [] });
    expect((await refusal(duplicate)).error_type).toBe("duplicate_m2m_client_id");
    const find = async (operator: "AND" | "OR"): Promise<string[]> => {
      const { m2m_clients } = await m2m().clients.search({
        query: {
          operator,
          operands: [
            { filter_name: "scopes", filter_value: ["other"] },
            { filter_name: "client_name", filter_value: ["Nobody"] },
          ],
        },
      });
      return m2m_clients.map(({ client_id }) => client_id);
    };
    expect(await find("OR")).toEqual(["imported"]);
    expect(await find("AND")).toEqual([]);
    const { results_metadata } = await m2m().clients.search({});
    expect(results_metadata.total).toBeGreaterThan(1);
  });

  it.each([
    [{ scopes: ["with space"] }, "invalid_m2m_client_scope"],
    [{ scopes: [""] }, "invalid_m2m_client_scope"],
    [{ scopes: [], client_secret: "short" }, "insecure_m2m_client_secret"],
    [{ scopes: [], client_id: "no/slash" }, "bad_request"],
  ])("create refuses %j", async (request, error_type) => {
    expect((await refusal(m2m().clients.create(request))).error_type).toBe(error_type);
  });

  it("update refuses a status there is not", async () => {
    const { client_id } = await createClient();
    const refused = await refusal(m2m().clients.update({ client_id, status: "asleep" }));
    expect(refused.error_type).toBe("invalid_m2m_client_status");
  });

  it("rotates a secret: both valid, then the next one, or the first again", async () => {
    const { client_id, client_secret } = await createClient();
    const { secrets } = m2m().clients;
    expect((await refusal(secrets.rotate({ client_id }))).error_type).toBe(
      "m2m_client_not_rotating_secret",
    );
    const works = async (secret: string): Promise<boolean> => {
      const form = { grant_type: "client_credentials", client_id, client_secret: secret };
      return (await postForm(`${sandbox().url}/v1/oauth2/token`, form)).status === 200;
    };
    const cancelled = (await secrets.rotateStart({ client_id })).m2m_client.next_client_secret;
    expect(await works(cancelled)).toBe(true);
    expect((await refusal(secrets.rotateStart({ client_id }))).error_type).toBe(
      "m2m_client_already_rotating_secret",
    );
    await secrets.rotateCancel({ client_id });
    expect([await works(cancelled), await works(client_secret)]).toEqual([false, true]);
    const next = (await secrets.rotateStart({ client_id })).m2m_client.next_client_secret;
    expect([await works(next), await works(client_secret)]).toEqual([true, true]);
    await secrets.rotate({ client_id });
    expect([await works(next), await works(client_secret)]).toEqual([true, false]);
  });
});
