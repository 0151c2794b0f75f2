import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { ConnectedAppsResponse } from "@assent/core/contract";
import type { LightMyRequestResponse } from "fastify";
import { describe, expect, it, onTestFinished } from "vitest";

import { createImageFetcher } from "../src/lib/logo/fetch-image.ts";
import { CLIENT, type Harness, OWNER, consentOf, createHarness, query } from "./harness.ts";
import { refuse } from "./stytch-stub.ts";

/** The smallest PNG: one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const LOGO = `/bff/client-logo/${CLIENT}`;

interface ImageServer {
  readonly url: string;
  /** The paths that were asked for. */
  readonly asked: string[];
  answer: (response: ServerResponse, request: IncomingMessage) => void;
}

/** A stranger's server on this machine. */
async function startImageServer(): Promise<ImageServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    images.answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const images: ImageServer = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (response) => response.writeHead(200, { "content-type": "text/html" }).end(PNG),
  };
  return images;
}

/** A server whose client has a logo there. */
interface LogoBench {
  readonly harness: Harness;
  readonly images: ImageServer;
  readonly ask: (headers?: object) => Promise<LightMyRequestResponse>;
}

async function withLogo(options = {}): Promise<LogoBench> {
  const images = await startImageServer();
  const harness = await createHarness({ loopbackLogos: true, ...options });
  harness.stub.change(CLIENT, { logoUrl: `${images.url}/logo.png` });
  return { harness, images, ask: (headers = {}) => load(harness, LOGO, headers) };
}

function load(
  harness: Harness,
  url: string,
  headers: object = {},
): Promise<LightMyRequestResponse> {
  return harness.server.inject({ url, headers: { ...headers } });
}

describe("a client's logo", () => {
  it("[#47] is named to the page by a path of ours, and comes from there", async () => {
    const { harness, images } = await withLogo();
    const { client } = await consentOf(harness, query());
    expect(client.logo).toMatch(new RegExp(`^${LOGO}\\?v=[\\w-]{8}$`, "u"));
    const response = await load(harness, client.logo ?? "");
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload.equals(PNG)).toBe(true);
    expect(images.asked).toEqual(["/logo.png"]);
    const listed = await load(harness, "/bff/connected-apps", { cookie: OWNER });
    harness.stub.granted.set("user-test-owner", new Map([[CLIENT, "openid"]]));
    expect(listed.statusCode).toBe(200);
    const again = await load(harness, "/bff/connected-apps", { cookie: OWNER });
    expect(again.json<ConnectedAppsResponse>().apps[0]?.logo).toBe(client.logo);
  });

  it("[#36] has another path when it is another", async () => {
    const { harness, images } = await withLogo();
    const { client } = await consentOf(harness, query());
    harness.stub.change(CLIENT, { logoUrl: `${images.url}/new.png` });
    const changed = await consentOf(harness, query());
    expect(changed.client.logo).not.toBe(client.logo);
  });

  it("[#47] [#80] is an image and nothing else, whatever its server calls it", async () => {
    const { ask } = await withLogo();
    const { headers } = await ask();
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "public, max-age=3600",
      "x-frame-options": "DENY",
    });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none';.+; sandbox$/u);
    expect(headers["set-cookie"]).toBeUndefined();
  });

  it("is fetched once for many, and not sent again to who has it", async () => {
    const { harness, images, ask } = await withLogo();
    const [first] = await Promise.all(Array.from({ length: 10 }, () => ask()));
    const { etag } = first?.headers ?? {};
    const second = await ask({ "if-none-match": etag });
    expect([second.statusCode, second.body, second.headers.etag]).toEqual([304, "", etag]);
    expect((await ask({ "if-none-match": '"other"' })).statusCode).toBe(200);
    expect(images.asked).toHaveLength(1);
    harness.advance(3_600_001);
    await ask();
    expect(images.asked).toHaveLength(2);
  });

  const refusals: readonly (readonly [string, (response: ServerResponse) => void])[] = [
    ["an SVG", (r) => r.writeHead(200, { "content-type": "image/png" }).end("<svg/>")],
    ["a page", (r) => r.writeHead(200, { "content-type": "image/png" }).end("<!doctype html>")],
    ["nothing", (r) => r.writeHead(200).end()],
    ["an error", (r) => r.writeHead(404).end(PNG)],
    ["a redirect", (r) => r.writeHead(302, { location: "/logo.png" }).end(PNG)],
    ["compressed bytes", (r) => r.writeHead(200, { "content-encoding": "gzip" }).end("\u001f")],
    ["a broken connection", (r) => r.destroy()],
    [
      "more than 256 KiB, and says so",
      (r) => r.writeHead(200).end(Buffer.concat([PNG, Buffer.alloc(262_144)])),
    ],
    [
      "more than 256 KiB, and does not say so",
      (r) => {
        r.writeHead(200, { "transfer-encoding": "chunked" }).write(PNG);
        r.end(Buffer.alloc(262_144));
      },
    ],
  ];

  it.each(refusals)("[#47] [#103] is none where there is %s", async (_, answer) => {
    const { harness, images, ask } = await withLogo();
    images.answer = answer;
    for (let round = 0; round < 2; round += 1) {
      const response = await ask();
      expect([response.statusCode, response.json()]).toMatchObject([404, { code: "not_found" }]);
      expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    }
    expect(images.asked).toHaveLength(1);
    images.answer = (response) => response.end(PNG);
    harness.advance(60_001);
    expect((await ask()).statusCode).toBe(200);
  });

  it("[#102] is given up where its server takes its time", async () => {
    const images = await startImageServer();
    const fetcher = createImageFetcher({ loopback: true, timeoutMs: 150 });
    onTestFinished(() => fetcher.close());
    images.answer = () => undefined;
    expect(await fetcher.fetch(`${images.url}/never`)).toBeNull();
    images.answer = (response) => response.writeHead(200).write(PNG);
    expect(await fetcher.fetch(`${images.url}/unfinished`)).toBeNull();
    expect(images.asked).toHaveLength(2);
  });

  it("[#103] is looked up and not asked for where its name leads here", async () => {
    const images = await startImageServer();
    const names: string[] = [];
    const fetcher = createImageFetcher({
      resolve: (name, done) => {
        names.push(name);
        done(null, [{ address: "127.0.0.1", family: 4 }]);
      },
    });
    onTestFinished(() => fetcher.close());
    expect(await fetcher.fetch("https://logo.example/a.png")).toBeNull();
    expect(names).toEqual(["logo.example"]);
    expect(images.asked).toEqual([]);
  });

  it.each([
    "http://logo.example/a.png",
    "https://logo.example:8443/a.png",
    "https://user:password@logo.example/a.png",
    "https://127.0.0.1/a.png",
    "https://2130706433/a.png",
    "https://0x7f.1/a.png",
    "https://[::1]/a.png",
    "https://[::ffff:169.254.169.254]/a.png",
    "http://169.254.169.254/latest/meta-data",
    "https://169.254.169.254/latest/meta-data",
    "http://localhost/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AA==",
    "javascript:1",
    "//logo.example/a.png",
    "logo.png",
    "",
  ])("[#47] [#103] is not asked for at %s", async (logoUrl) => {
    const harness = await createHarness();
    harness.stub.change(CLIENT, { logoUrl });
    const { client } = await consentOf(harness, query());
    expect(client.logo).toBeUndefined();
    expect((await load(harness, LOGO)).statusCode).toBe(404);
    const fetcher = createImageFetcher({ loopback: true });
    onTestFinished(() => fetcher.close());
    const local = /^https?:\/\/(?:localhost|127\.|\[::1|2130706433|0x7f)/u.test(logoUrl);
    expect(fetcher.accepts(logoUrl)).toBe(local);
  });

  it("[#47] of this machine is asked for in development alone", async () => {
    const { images, ask } = await withLogo({ loopbackLogos: false });
    expect((await ask()).statusCode).toBe(404);
    expect(images.asked).toEqual([]);
  });

  it("[#120] is that of a client that Stytch knows, not of an address", async () => {
    const { harness, images } = await withLogo();
    const ids = [
      "nope",
      encodeURIComponent(`${images.url}/logo.png`),
      encodeURIComponent("../../users"),
      "..%2f",
      `${CLIENT}%3Furl=x`,
    ];
    for (const id of ids) {
      expect((await load(harness, `/bff/client-logo/${id}`)).statusCode).toBe(404);
    }
    expect(images.asked).toEqual([]);
    const paths = harness.stub.calls.map(({ path }) => path);
    expect(paths).toEqual(["/v1/connected_apps/clients/nope"]);
  });

  it("is not unknown where Stytch cannot tell", async () => {
    const { harness, ask } = await withLogo();
    const path = `/v1/connected_apps/clients/${CLIENT}`;
    harness.stub.answers.set(path, (_call, response) => refuse(response, 500, "x"));
    expect((await ask()).statusCode).toBe(503);
    harness.stub.answers.clear();
    expect((await ask()).statusCode).toBe(200);
  });

  it("[#27] takes no other method", async () => {
    const { harness } = await withLogo();
    const response = await harness.server.inject({ method: "POST", url: LOGO });
    expect([response.statusCode, response.headers.allow]).toEqual([405, "GET, HEAD"]);
  });
});

describe("an organization's logo", () => {
  /** A server where somebody is a member of an organization with a logo. */
  async function member(): Promise<{ harness: Harness; images: ImageServer }> {
    const images = await startImageServer();
    const harness = await createHarness({ vertical: "b2b", loopbackLogos: true });
    harness.stub.answers.set("/v1/b2b/sessions/authenticate", () => ({
      member_session: {
        member_session_id: "member-session-test-1",
        member_id: "member-test-1",
        organization_id: "organization-test-1",
      },
      member: { name: "Sample Owner", email_address: "owner@example.com" },
      organization: {
        organization_id: "organization-test-1",
        organization_name: "Sample\u202E Works",
        organization_logo_url: `${images.url}/works.png`,
      },
    }));
    return { harness, images };
  }

  it("[#47] is the session's own, and no cache shares it", async () => {
    const { harness, images } = await member();
    const session = await load(harness, "/bff/session", { cookie: OWNER });
    const { account } = session.json<{ account: ConnectedAppsResponse["account"] }>();
    expect(account.organization).toEqual({
      name: "Sample Works",
      logo: expect.stringMatching(/^\/bff\/organization-logo\?v=[\w-]{8}$/u) as string,
    });
    const response = await load(harness, account.organization?.logo ?? "", { cookie: OWNER });
    expect(response.rawPayload.equals(PNG)).toBe(true);
    expect(response.headers["cache-control"]).toBe("private, max-age=3600");
    expect(images.asked).toEqual(["/works.png"]);
  });

  it("is nobody's without a session", async () => {
    const { harness, images } = await member();
    expect((await load(harness, "/bff/organization-logo")).statusCode).toBe(404);
    expect(images.asked).toEqual([]);
  });
});
