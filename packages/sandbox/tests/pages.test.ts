import { describe, expect, it } from "vitest";

import { CallLog } from "../src/lib/calls.ts";
import { nodeClient, refusal, useSandbox } from "./support.ts";

const sandbox = useSandbox();

async function page(path: string): Promise<{ markup: string; headers: Headers }> {
  const response = await fetch(`${sandbox().url}${path}`);
  return { markup: await response.text(), headers: response.headers };
}

describe("the overview", () => {
  it("lists everything needed to use the sandbox", async () => {
    const { markup } = await page("/");
    const { people, clients } = sandbox().seeds;
    for (const { email, password } of Object.values(people))
      expect(markup).toContain(`${email}</th><td><code>${password}</code>`);
    for (const { clientId, redirectUri } of Object.values(clients)) {
      expect(markup).toContain(clientId);
      expect(markup).toContain(redirectUri);
    }
    for (const secret of [clients.firstParty.clientSecret, clients.thirdParty.clientSecret])
      expect(markup).toContain(secret);
    expect(markup).toMatch(
      /notes\.delete<\/code><\/th><td>Delete your notes permanently<\/td><td>owner</u,
    );
    expect(markup).toContain("idp.oauth.authorizeStart");
  });
});

describe("recent calls", () => {
  it("are listed newest first with what a refusal said, and without what was carried", async () => {
    const client = nodeClient(sandbox());
    const { email, password } = sandbox().seeds.people.owner;
    const { session_token } = await client.passwords.authenticate({ email, password });
    const refused = await refusal(client.users.get({ user_id: "user-test-nobody" }));
    await fetch(`${sandbox().url}/v1/oauth2/token?code=a-code-in-a-query`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "authorization_code", code: "a-code-in-a-body" }),
    });
    const { markup } = await page("/");
    const calls = markup.slice(markup.indexOf("Recent calls"));
    expect(calls).toMatch(
      /<code>\/v1\/oauth2\/token<\/code><\/td><td>400<\/td><td>invalid_request<[^]*<code>\/v1\/users\/user-test-nobody<\/code><\/td><td>404<\/td><td>user_not_found<[^]*<code>\/v1\/passwords\/authenticate<\/code><\/td><td>200<\/td><td></u,
    );
    expect(calls).toContain(refused.request_id);
    for (const secret of [session_token, "a-code-in-a-query", "a-code-in-a-body"])
      expect(markup).not.toContain(secret);
  });

  it("write paths as text, cut them, and are bounded", async () => {
    await fetch(`${sandbox().url}/<script>${"x".repeat(500)}`);
    const { markup } = await page("/");
    expect(markup).not.toContain("<script");
    expect(markup).not.toContain("x".repeat(250));
    const log = new CallLog();
    for (let status = 1; status <= 250; status += 1)
      log.record({ at: new Date(0), method: "GET", path: "/", status });
    expect([log.recent().length, log.recent()[0]?.status]).toEqual([200, 250]);
  });
});

describe("the inbox", () => {
  it("shows passcodes newest first, and the same as JSON", async () => {
    const { otps } = nodeClient(sandbox());
    await otps.email.loginOrCreate({ email: "first@example.com" });
    const { email_id } = await otps.email.loginOrCreate({ email: "second@example.com" });
    const { markup } = await page("/inbox");
    expect(markup.indexOf("second@example.com")).toBeLessThan(markup.indexOf("first@example.com"));
    const code = sandbox().inbox.latest("second@example.com")?.code ?? "";
    expect(code).toMatch(/^\d{6}$/u);
    expect(markup).toContain(code);
    const response = await fetch(`${sandbox().url}/inbox.json`);
    expect(await response.json()).toMatchObject({
      messages: [
        {
          to: "second@example.com",
          code,
          methodId: email_id,
          subject: "Your passcode for Sandbox",
        },
        { to: "first@example.com" },
      ],
    });
  });

  it("writes addresses as text, never as markup", async () => {
    const to = `"<img src=x onerror=alert(1)>"@example.com`;
    sandbox().inbox.receive({
      to,
      subject: "<b>",
      code: "000000",
      methodId: "m",
      sentAt: new Date(0),
    });
    const { markup } = await page("/inbox");
    expect(markup).not.toContain("<img");
    expect(markup).not.toContain("<b>");
    expect(markup).toContain("&lt;img");
  });
});

it.each(["/", "/inbox"])("%s needs no script, and its policy allows none", async (path) => {
  const { markup, headers } = await page(path);
  expect(markup).toMatch(/^<!doctype html>\n<html lang="en">/u);
  expect(markup).not.toContain("<script");
  expect(markup).not.toContain("style=");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'; style-src 'self'");
  expect((await page("/sandbox.css")).headers.get("content-type")).toContain("text/css");
});
