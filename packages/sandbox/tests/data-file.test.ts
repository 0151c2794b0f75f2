import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createSandbox, type Sandbox } from "../src/index.ts";
import {
  authorizationCode,
  challengeOf,
  codeForm,
  getJson,
  isActive,
  member,
  nodeClient,
  postForm,
  refusal,
  signIn,
  verifier,
  type JsonAnswer,
} from "./support.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sandbox-data-"));
});
afterAll(async () => rm(folder, { recursive: true }));

const fileNamed = (name: string): string => path.join(folder, name);

/** Restarts on the same port, since the address is the issuer of the tokens. */
async function restart(sandbox: Sandbox, data: string): Promise<Sandbox> {
  const port = Number(new URL(sandbox.url).port);
  await sandbox.close();
  return createSandbox({ data, port });
}

function exchange(sandbox: Sandbox, form: Record<string, string>): Promise<JsonAnswer> {
  return postForm(`${sandbox.url}/v1/oauth2/token`, form);
}

describe("with a data file, after a restart", () => {
  it("people, sessions, apps and M2M clients are as they were", async () => {
    const data = fileNamed("accounts.json");
    let own = await createSandbox({ data });
    const { user_id } = await nodeClient(own).users.create({
      email: "new@example.com",
      trusted_metadata: { since: "before" },
    });
    await nodeClient(own).users.delete({ user_id: own.seeds.people.viewer.userId });
    const session_token = await signIn(own);
    const { session_jwt } = await nodeClient(own).sessions.authenticate({ session_token });
    const { connected_app } = await nodeClient(own).connectedApp.clients.create({
      client_type: "third_party",
      client_name: "Kept",
      redirect_urls: ["https://kept.example/cb"],
      logo_url: "https://kept.example/logo.png",
    });
    await nodeClient(own).connectedApp.clients.secrets.rotateStart({
      client_id: connected_app.client_id,
    });
    const { m2m_client } = await nodeClient(own).m2m.clients.create({ scopes: ["a"] });
    own = await restart(own, data);
    const client = nodeClient(own);
    expect((await client.users.get({ user_id })).trusted_metadata).toEqual({ since: "before" });
    expect((await client.users.search({})).results_metadata.total).toBe(3);
    expect((await client.sessions.authenticate({ session_token })).user.user_id).toBe(
      own.seeds.people.owner.userId,
    );
    expect((await client.sessions.authenticateJwt({ session_jwt })).session.user_id).toBe(
      own.seeds.people.owner.userId,
    );
    expect(await signIn(own)).not.toBe(session_token);
    const { client_id } = connected_app;
    const kept = (await client.connectedApp.clients.get({ client_id })).connected_app;
    expect(kept.next_client_secret_last_four).toHaveLength(4);
    expect(kept).toMatchObject({
      client_name: "Kept",
      logo_url: "https://kept.example/logo.png",
    });
    expect((await client.m2m.token(m2m_client)).token_type).toBe("bearer");
    await own.close();
  });

  it("consents, codes, tokens and revocations hold, and keys stay", async () => {
    const data = fileNamed("tokens.json");
    let own = await createSandbox({ data });
    const { thirdParty, thirdPartyPublic } = own.seeds.clients;
    const scopes = ["openid", "offline_access"];
    const keys = await getJson(`${own.url}/.well-known/jwks.json`);
    const issued = await exchange(
      own,
      codeForm(thirdParty, await authorizationCode(own, { scopes })),
    );
    const used = await authorizationCode(own, { scopes: ["openid"] });
    await exchange(own, codeForm(thirdParty, used));
    const pending = await authorizationCode(own, {
      client: thirdPartyPublic,
      challenge: await challengeOf(verifier),
    });
    own = await restart(own, data);
    expect((await getJson(`${own.url}/.well-known/jwks.json`)).body["keys"]).toEqual(
      keys.body["keys"],
    );
    const accessToken = member(issued, "access_token");
    expect(await isActive(own, accessToken)).toBe(true);
    expect((await nodeClient(own).idp.introspectTokenLocal(accessToken)).subject).toBe(
      own.seeds.people.owner.userId,
    );
    const refresh = {
      grant_type: "refresh_token",
      client_id: thirdParty.clientId,
      client_secret: thirdParty.clientSecret,
      refresh_token: member(issued, "refresh_token"),
    };
    expect((await exchange(own, refresh)).status).toBe(200);
    const late = { ...codeForm(thirdPartyPublic, pending), code_verifier: verifier };
    expect((await exchange(own, late)).status).toBe(200);
    expect((await exchange(own, codeForm(thirdParty, used))).body["error"]).toBe("invalid_grant");
    const users = nodeClient(own).users;
    const { userId: user_id } = own.seeds.people.owner;
    expect((await users.connectedApps({ user_id })).connected_apps).toHaveLength(2);
    await users.revoke({ user_id, connected_app_id: thirdParty.clientId });
    own = await restart(own, data);
    expect(await isActive(own, accessToken)).toBe(false);
    expect((await exchange(own, refresh)).body["error"]).toBe("invalid_grant");
    await own.close();
  });

  it("passcodes, messages and calls are gone", async () => {
    const data = fileNamed("forgotten.json");
    let own = await createSandbox({ data });
    const { otps } = nodeClient(own);
    const { email_id } = await otps.email.send({ email: "owner@example.com" });
    const code = own.inbox.latest("owner@example.com")?.code ?? "";
    own = await restart(own, data);
    expect(own.inbox.messages()).toEqual([]);
    const late = nodeClient(own).otps.authenticate({ method_id: email_id, code });
    expect((await refusal(late)).error_type).toBe("otp_code_not_found");
    await own.close();
  });

  it("without one, tokens of one run mean nothing to the next", async () => {
    const first = await createSandbox();
    const session_token = await signIn(first);
    const port = Number(new URL(first.url).port);
    await first.close();
    const second = await createSandbox({ port });
    const lost = nodeClient(second).sessions.authenticate({ session_token });
    expect((await refusal(lost)).error_type).toBe("session_not_found");
    await second.close();
  });
});

describe("the data file", () => {
  it("is for its owner only, holds no draft beside it, and what was never decided is not in it", async () => {
    const data = fileNamed("private.json");
    const own = await createSandbox({ data });
    await Promise.all(Array.from({ length: 20 }, () => signIn(own)));
    await own.close();
    expect(((await stat(data)).mode & 0o777).toString(8)).toBe("600");
    expect((await readdir(folder)).filter((name) => name.includes("draft"))).toEqual([]);
    expect(JSON.parse(await readFile(data, "utf8"))).toMatchObject({
      format: "assent-sandbox-data",
      version: 1,
      vertical: "consumer",
      sections: { sessions: { length: 20 }, consents: [] },
    });
  });

  it("has what was answered, even when the process is killed", async () => {
    const data = fileNamed("killed.json");
    const child: ChildProcess = spawn(
      process.execPath,
      [new URL("../src/cli.ts", import.meta.url).pathname, "--port", "0", "--data", data],
      { env: { PATH: process.env["PATH"] }, stdio: ["ignore", "pipe", "inherit"] },
    );
    let printed = "";
    const url = await new Promise<string>((resolve, reject) => {
      child.once("error", reject);
      child.stdout?.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        const found = /Sandbox +(\S+)\n[^]*not kept/u.exec(printed)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    const { projectId, projectSecret } = await import("../src/index.ts");
    const created = await fetch(`${url}/v1/users`, {
      method: "POST",
      body: JSON.stringify({ email: "killed@example.com" }),
      headers: {
        "content-type": "application/json",
        authorization: `Basic ${btoa(`${projectId}:${projectSecret}`)}`,
      },
    });
    expect(created.status).toBe(200);
    child.kill("SIGKILL");
    await once(child, "close");
    expect(await readFile(data, "utf8")).toContain("killed@example.com");
  });

  it.each([
    ["no JSON", "{", "is not a data file"],
    ["another program's", `{"people":[]}`, "is not a data file"],
    ["a later version's", `{"version":2}`, "its version is 2"],
    ["the other vertical's", `{"vertical":"b2b"}`, "belongs to a b2b project"],
    ["damaged", `{"sections":{"clients":[{"clientId":1}]}}`, "clients.0.clientId does not fit"],
  ])("that is %s is refused with a sentence, and left alone", async (name, content, complaint) => {
    const data = fileNamed(`${name.replaceAll(/\W/gu, "-")}.json`);
    const envelope = {
      format: "assent-sandbox-data",
      version: 1,
      vertical: "consumer",
      sections: {},
    };
    const text =
      content === "{" || content.includes("people")
        ? content
        : JSON.stringify({ ...envelope, ...JSON.parse(content) });
    await writeFile(data, text);
    const start = createSandbox({ data });
    await expect(start).rejects.toMatchObject({ code: "invalid_data_file" });
    await expect(start).rejects.toThrow(complaint);
    expect(await readFile(data, "utf8")).toBe(text);
  });

  it("does not go with deterministic identifiers, which would repeat", async () => {
    const start = createSandbox({ data: fileNamed("counted.json"), deterministicIds: true });
    await expect(start).rejects.toMatchObject({ code: "incompatible_options" });
  });
});
