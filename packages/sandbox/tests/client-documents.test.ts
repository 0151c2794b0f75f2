import { createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";

import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createClock, type Sandbox, type SandboxOptions } from "../src/index.ts";
import { isPublicAddress } from "../src/lib/public-address.ts";
import { createCertificate } from "./certificate.ts";
import {
  challengeOf,
  getJson,
  isActive,
  member,
  nodeClient,
  postForm,
  refusal,
  signIn,
  useSandbox,
  verifier,
  startSandbox,
} from "./support.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const host = "client.example";
const { key, cert } = createCertificate(host);
const redirectUri = "https://client.example/cb";
const handlers = new Map<string, Handler>();
const hits: string[] = [];
let resolved: string[] = ["93.184.215.14"];
let server: Server;
let port = 0;

function address(path: string): string {
  return `https://${host}${path}`;
}

function documentFor(path: string, members: object = {}): string {
  return JSON.stringify({
    client_id: address(path),
    client_name: "Documented",
    redirect_uris: [redirectUri],
    ...members,
  });
}

/** Serves one document and returns its address. */
function serve(path: string, body: string | Handler = documentFor(path)): string {
  handlers.set(path, typeof body === "string" ? (_request, response) => response.end(body) : body);
  return address(path);
}

const options = (): SandboxOptions => ({
  switches: { clientIdMetadataDocuments: true },
  documentNetwork: {
    resolve: async () => resolved,
    dial: () => ({ host: "127.0.0.1", port }),
    ca: cert,
  },
});

let sandbox: Sandbox;
/** Waits for documents a quarter of a second only: for those that never come. */
let hasty: Sandbox;
const closed = useSandbox();

beforeAll(async () => {
  server = createServer({ key, cert }, (request, response) => {
    hits.push(request.url ?? "");
    handlers.get(request.url ?? "")?.(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  port = typeof bound === "object" && bound !== null ? bound.port : 0;
  sandbox = await startSandbox(options());
  const { documentNetwork } = options();
  hasty = await startSandbox({
    ...options(),
    documentNetwork: { ...documentNetwork, timeoutMs: 250 },
  });
});

afterAll(async () => {
  await Promise.all([sandbox.close(), hasty.close()]);
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

async function start(own: Sandbox, client_id: string, redirect_uri = redirectUri) {
  return nodeClient(own).idp.oauth.authorizeStart({
    client_id,
    redirect_uri,
    response_type: "code",
    scopes: ["openid"],
    session_token: await signIn(own),
  });
}

async function errorOf(client_id: string, own = sandbox): Promise<string> {
  return (await refusal(start(own, client_id))).error_type;
}

describe("client metadata documents", () => {
  it("are off by default, and advertised only when on [#106]", async () => {
    const path = "/.well-known/oauth-authorization-server";
    const name = "client_id_metadata_document_supported";
    expect((await getJson(`${sandbox.url}${path}`)).body[name]).toBe(true);
    expect((await getJson(`${closed().url}${path}`)).body[name]).toBeUndefined();
    const refused = await refusal(start(closed(), serve("/off")));
    expect(refused.error_type).toBe("connected_app_not_found");
    expect(hits).not.toContain("/off");
  });

  it("describe a public third-party app that completes the flow under its address", async () => {
    const client_id = serve("/app", documentFor("/app", { logo_uri: address("/logo.png") }));
    const { client, consent_required } = await start(sandbox, client_id);
    expect(consent_required).toBe(true);
    expect(client).toMatchObject({
      client_name: "Documented",
      client_type: "third_party_public",
      logo_url: address("/logo.png"),
    });
    expect(client.client_id).toMatch(/^connected-app-test-/u);
    const { authorization_code = "" } = await nodeClient(sandbox).idp.oauth.authorize({
      client_id,
      redirect_uri: redirectUri,
      response_type: "code",
      scopes: ["openid"],
      consent_granted: true,
      session_token: await signIn(sandbox),
      code_challenge: await challengeOf(verifier),
    });
    const tokens = await postForm(`${sandbox.url}/v1/oauth2/token`, {
      grant_type: "authorization_code",
      client_id,
      code: authorization_code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    expect(decodeJwt(member(tokens, "access_token"))["client_id"]).toBe(client.client_id);
    const token = member(tokens, "access_token");
    const introspected = await postForm(`${sandbox.url}/v1/oauth2/introspect`, {
      client_id,
      token,
    });
    expect(introspected.body["active"]).toBe(true);
    expect(await isActive(sandbox, token)).toBe(false);
    const { connected_app } = await nodeClient(sandbox).connectedApp.clients.get({
      client_id: client.client_id,
    });
    expect(connected_app.client_id_metadata_url).toBe(client_id);
    expect((await start(sandbox, client_id)).client.client_id).toBe(client.client_id);
  });

  it("only their own redirect URLs count, and another site's logo does not", async () => {
    const client_id = serve(
      "/strict",
      documentFor("/strict", { logo_uri: "https://other.example/x" }),
    );
    expect((await start(sandbox, client_id)).client.logo_url).toBeUndefined();
    const refused = await refusal(start(sandbox, client_id, `${redirectUri}/`));
    expect(refused.error_type).toBe("connected_app_supplied_redirect_url_not_found_in_client");
  });
});

describe("an address [#101]", () => {
  it.each([
    "http://client.example/app",
    "https://client.example",
    "https://client.example?x",
    "https://client.example/app#f",
    "https://client.example/app#",
    "https://user@client.example/app",
    "https://user:secret@client.example/app",
    "https://client.example/./app",
    "https://client.example/a/../app",
    "https://client.example/%2e/app",
    "https://client.example/.%2E/app",
    "https://client.example/a b",
    "https://client.example/a\\b",
    "https://client.example/a\tb",
    "https://client.example/\u0000",
    "https://client.example/é",
    "https://client.example:8443/app",
    "https:///app",
    `https://client.example/${"x".repeat(3000)}`,
  ])("%.60j cannot be a client_id", async (client_id) => {
    const before = hits.length;
    expect(await errorOf(client_id)).toBe("invalid_client_id");
    expect(hits).toHaveLength(before);
  });

  it("is compared as it stands with the document's client_id", async () => {
    serve("/same?x=1", documentFor("/same"));
    for (const [path, named] of [
      ["/same?x=1", address("/same")],
      ["/other", address("/another")],
      ["/upper", "https://CLIENT.example/upper"],
    ] as const) {
      serve(path, documentFor(path, { client_id: named }));
      expect(await errorOf(address(path))).toBe("connected_app_misconfigured_client");
    }
  });
});

describe("a document [#102]", () => {
  it.each<[string, string | Handler]>([
    ["redirect", (_request, response) => response.writeHead(301, { location: "/app" }).end()],
    ["missing", (_request, response) => response.writeHead(404).end("{}")],
    ["created", (_request, response) => response.writeHead(201).end(documentFor("/created"))],
    ["list", "[]"],
    ["null", "null"],
    ["no-json", "<html>"],
    ["large", documentFor("/large", { padding: "x".repeat(6000) })],
    [
      "announced",
      (_request, response) =>
        response.writeHead(200, { "content-length": "999999" }).write(documentFor("/announced")),
    ],
    [
      "streamed",
      (_request, response) => {
        response.write(documentFor("/streamed"));
        for (let count = 0; count < 100; count += 1) response.write(" ".repeat(100));
        response.end();
      },
    ],
    ["secret", documentFor("/secret", { client_secret: "s" })],
    ["expiring", documentFor("/expiring", { client_secret_expires_at: 0 })],
    ["post", documentFor("/post", { token_endpoint_auth_method: "client_secret_post" })],
    ["basic", documentFor("/basic", { token_endpoint_auth_method: "client_secret_basic" })],
    ["long-name", documentFor("/long-name", { client_name: "x".repeat(300) })],
  ])("%s is refused", async (name, body) => {
    expect(await errorOf(serve(`/${name}`, body))).toBe("connected_app_misconfigured_client");
  });

  it.each<[string, Handler]>([
    ["slow-head", () => undefined],
    ["slow-body", (_request, response) => response.write("{")],
  ])("%s is refused", async (name, body) => {
    const refused = await errorOf(serve(`/${name}`, body), hasty);
    expect(refused).toBe("connected_app_misconfigured_client");
  });

  it("may name a home page of its own origin only", async () => {
    const own = serve("/home", documentFor("/home", { client_uri: address("/") }));
    expect((await start(sandbox, own)).client.client_name).toBe("Documented");
    for (const client_uri of ["https://other.example/", "http://client.example/", "no address"]) {
      const other = serve("/elsewhere", documentFor("/elsewhere", { client_uri }));
      expect(await errorOf(other)).toBe("connected_app_misconfigured_client");
    }
  });

  it("with a redirect URL that may not be registered is refused [#99]", async () => {
    const uris = { redirect_uris: ["javascript:1"] };
    expect(await errorOf(serve("/script", documentFor("/script", uris)))).toBe(
      "connected_app_redirect_url_must_use_http_or_https_scheme",
    );
  });

  it("is asked for once at a time, kept for five minutes, and then brings the app up to date", async () => {
    const clock = createClock();
    const own = await startSandbox({ ...options(), now: clock.now });
    const client_id = serve("/kept");
    const count = (): number => hits.filter((path) => path === "/kept").length;
    const starts = await Promise.all(Array.from({ length: 5 }, () => start(own, client_id)));
    expect(new Set(starts.map(({ client }) => client.client_id)).size).toBe(1);
    expect(count()).toBe(1);
    serve("/kept", documentFor("/kept", { client_name: "Renamed" }));
    expect((await start(own, client_id)).client.client_name).toBe("Documented");
    clock.advance({ minutes: 5, seconds: 1 });
    const { client } = await start(own, client_id);
    expect([client.client_name, client.client_id]).toEqual([
      "Renamed",
      starts[0]?.client.client_id,
    ]);
    expect(count()).toBe(2);
    await own.close();
  });

  it("that was refused is asked for again", async () => {
    const client_id = serve("/healed", "{}");
    expect(await errorOf(client_id)).toBe("connected_app_misconfigured_client");
    serve("/healed");
    expect((await start(sandbox, client_id)).client.client_name).toBe("Documented");
  });

  it("from a server without a trusted certificate is refused", async () => {
    const { ca: _ca, ...network } = options().documentNetwork ?? {};
    const own = await startSandbox({ ...options(), documentNetwork: network });
    const refused = await refusal(start(own, serve("/untrusted")));
    expect(refused.error_type).toBe("connected_app_misconfigured_client");
    expect(hits).not.toContain("/untrusted");
    await own.close();
  });
});

describe("what is not on the public internet [#103]", () => {
  it.each([
    "https://127.0.0.1/app",
    "https://2130706433/app",
    "https://0x7f000001/app",
    "https://0177.0.0.1/app",
    "https://127.1/app",
    "https://10.0.0.1/app",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/app",
    "https://[::ffff:127.0.0.1]/app",
    "https://[fd00::1]/app",
    "https://[fe80::1]/app",
  ])("%s is never connected to", async (client_id) => {
    const before = hits.length;
    expect(await errorOf(client_id)).toBe("connected_app_misconfigured_client");
    expect(hits).toHaveLength(before);
  });

  it("a name is refused when any of its addresses is private, before connecting", async () => {
    const usual = resolved;
    for (const addresses of [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:7f00:1"], []]) {
      resolved = addresses;
      expect(await errorOf(serve("/private"))).toBe("connected_app_misconfigured_client");
    }
    resolved = usual;
    expect(hits).not.toContain("/private");
  });

  it.each([
    "0.0.0.0",
    "100.64.0.1",
    "127.255.255.255",
    "172.31.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.19.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "100::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "no address",
    "",
  ])("%j is no public address", (one) => {
    expect(isPublicAddress(one)).toBe(false);
  });

  it.each(["8.8.8.8", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f::1"])(
    "%s is one",
    (one) => {
      expect(isPublicAddress(one)).toBe(true);
    },
  );
});
