import { describe, expect, it } from "vitest";

import { nodeClient, refusal, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const clients = (): ReturnType<typeof nodeClient>["connectedApp"]["clients"] =>
  nodeClient(sandbox()).connectedApp.clients;

async function complaintAbout(client_type: string, url: string): Promise<string> {
  return (await refusal(clients().create({ client_type, redirect_urls: [url] }))).error_type;
}

describe("connectedApp.clients", () => {
  it("a confidential client gets a secret, shown once", async () => {
    const { connected_app } = await clients().create({
      client_type: "third_party",
      client_name: "Sample Integration",
      redirect_urls: ["https://integration.example/cb"],
      access_token_expiry_minutes: 5,
    });
    expect(connected_app.client_id).toMatch(/^connected-app-test-[0-9a-f-]{36}$/u);
    const secret = connected_app.client_secret ?? "";
    expect(secret.length).toBeGreaterThanOrEqual(43);
    const again = await clients().get({ client_id: connected_app.client_id });
    expect(again.connected_app).toMatchObject({
      client_secret_last_four: secret.slice(-4),
      access_token_expiry_minutes: 5,
      status: "active",
    });
    expect(JSON.stringify(again)).not.toContain(secret);
  });

  it("a public client has none", async () => {
    const { connected_app } = await clients().create({
      client_type: "first_party_public",
      redirect_urls: ["com.example.app:/cb"],
    });
    expect(connected_app.client_secret).toBeUndefined();
  });

  it("update changes what is mentioned, delete removes, search pages", async () => {
    const { connected_app } = await clients().create({
      client_type: "first_party",
      client_name: "Before",
      redirect_urls: ["https://a.example/cb"],
    });
    const { client_id } = connected_app;
    const updated = await clients().update({
      client_id,
      client_name: "After",
      full_access_allowed: true,
    });
    expect(updated.connected_app).toMatchObject({
      client_name: "After",
      full_access_allowed: true,
      redirect_urls: ["https://a.example/cb"],
    });
    const first = await clients().search({ limit: 1 });
    const second = await clients().search({
      limit: 1,
      cursor: first.results_metadata.next_cursor ?? "",
    });
    expect(second.connected_apps[0]?.client_id).not.toBe(first.connected_apps[0]?.client_id);
    await clients().delete({ client_id });
    expect(await refusal(clients().get({ client_id }))).toMatchObject({
      status_code: 404,
      error_type: "connected_app_not_found",
    });
  });

  it.each([
    [
      { client_type: "partner", redirect_urls: ["https://a.example"] },
      "invalid_connected_app_type",
    ],
    [
      {
        client_type: "third_party",
        redirect_urls: ["https://a.example"],
        full_access_allowed: true,
      },
      "third_party_clients_cannot_use_full_access",
    ],
    [
      {
        client_type: "third_party",
        redirect_urls: ["https://a.example"],
        bypass_consent_for_offline_access: true,
      },
      "third_party_clients_require_consent_for_offline_access",
    ],
    [
      {
        client_type: "first_party",
        redirect_urls: ["https://a.example"],
        access_token_expiry_minutes: 0,
      },
      "idp_invalid_access_token_expiry_minutes",
    ],
    [
      {
        client_type: "first_party",
        redirect_urls: ["https://a.example"],
        logo_url: "javascript:1",
      },
      "bad_request",
    ],
    [{ client_type: "first_party" }, "connected_app_invalid_redirect_url"],
  ])("create refuses %j", async (request, error_type) => {
    expect(await refusal(clients().create(request))).toMatchObject({
      status_code: 400,
      error_type,
    });
  });
});

describe("registered redirect URLs [#99]", () => {
  const invalid = "connected_app_invalid_redirect_url";
  const scheme = "connected_app_redirect_url_must_use_http_or_https_scheme";

  it.each([
    ["javascript:1", scheme],
    ["JaVaScRiPt:1", scheme],
    ["data:,x", scheme],
    ["vbscript:x", scheme],
    ["file:///etc/passwd", scheme],
    ["blob:https://a.example/1", scheme],
    ["localhost:3000/cb", scheme],
    ["/cb", "connected_app_redirect_url_must_include_scheme"],
    ["", invalid],
    ["https://a.example/#", invalid],
    ["https://a.example/#f", invalid],
    ["https://u@a.example/", invalid],
    ["https://u:p@a.example/", invalid],
    ["https:a", invalid],
    ["https:///a", invalid],
    ["https://a.example\\@b.example/", invalid],
    ["java\tscript:1", invalid],
    ["https://a.example/\n", invalid],
    [" https://a.example/", invalid],
    ["http://10.0.0.1/cb", "connected_app_redirect_url_http_scheme_must_use_loopback"],
    ["http://a.example/cb", "connected_app_redirect_url_http_scheme_must_use_loopback"],
    ["http://127.1/cb", "connected_app_redirect_url_http_scheme_must_use_loopback"],
    [
      "http://127.0.0.1.evil.example/cb",
      "connected_app_redirect_url_http_scheme_must_use_loopback",
    ],
  ])("%j is refused for a public client: %s", async (url, error_type) => {
    expect(await complaintAbout("third_party_public", url)).toBe(error_type);
  });

  it.each([
    "https://a.example/cb?x=1",
    "http://127.0.0.1:4102/callback",
    "http://[::1]/cb",
    "http://localhost:1/",
    "com.example.app:/cb",
  ])("%s is accepted for a public client", async (url) => {
    const { connected_app } = await clients().create({
      client_type: "third_party_public",
      redirect_urls: [url],
    });
    expect(connected_app.redirect_urls).toEqual([url]);
  });

  it("a confidential client has no private-use scheme", async () => {
    expect(await complaintAbout("third_party", "com.example.app:/cb")).toBe(scheme);
  });
});
