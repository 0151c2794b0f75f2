import { type ConnectedAppsResponse, createRevokePath } from "@assent/core/contract";
import { describe, expect, it } from "vitest";

import {
  CLIENT,
  type Harness,
  JWT,
  OTHER_TOKEN,
  OWNER,
  PUBLIC_URL,
  createHarness,
} from "./harness.ts";
import { PATH, refuse } from "./stytch-stub.ts";

const OTHERS_APP = "connected-app-test-others";
const VIEWER = `stytch_session=${OTHER_TOKEN}`;
const REVOKE = `${PATH.ownersApps}/${CLIENT}/revoke`;

/** A server whose owner and viewer have connected an app each. */
async function connected(): Promise<Harness> {
  const harness = await createHarness();
  const { stub } = harness;
  stub.clients.set(OTHERS_APP, {
    type: "first_party",
    redirectUris: [],
    name: "Other\u202E App",
    description: "",
  });
  stub.granted.set("user-test-owner", new Map([[CLIENT, "openid notes.read"]]));
  stub.granted.set("user-test-viewer", new Map([[OTHERS_APP, "openid"]]));
  return harness;
}

async function list(harness: Harness, cookie = OWNER): Promise<ConnectedAppsResponse> {
  const response = await harness.server.inject({
    url: "/bff/connected-apps",
    headers: { cookie },
  });
  expect(response.headers["cache-control"]).toBe("no-store");
  return response.json<ConnectedAppsResponse>();
}

function revoke(harness: Harness, id: string, options = {}): ReturnType<Harness["post"]> {
  return harness.post(createRevokePath(id), {}, options);
}

/** The revocations that reached Stytch. */
function revocations({ stub }: Harness): readonly string[] {
  return stub.calls.map(({ path }) => path).filter((path) => path.endsWith("/revoke"));
}

describe("the list of connected apps", () => {
  it("[#119] holds the session user's apps alone, own ones included", async () => {
    const harness = await connected();
    expect(await list(harness)).toEqual({
      account: { name: "Sample Owner", email: "owner@example.com" },
      apps: [
        {
          id: CLIENT,
          name: "Acme Notes",
          description: "Notes for teams",
          type: "third_party",
          scopes: ["openid", "notes.read"],
        },
      ],
    });
    const { apps } = await list(harness, VIEWER);
    expect(apps).toMatchObject([{ id: OTHERS_APP, type: "first_party" }]);
  });

  it("[#45] [#125] shows names without what cannot be seen, and an id where there is none", async () => {
    const harness = await connected();
    expect((await list(harness, VIEWER)).apps[0]?.name).toBe("Other App");
    harness.stub.change(CLIENT, { name: "\u200B", description: "a\u0000b" });
    expect((await list(harness)).apps[0]).toMatchObject({ name: CLIENT, description: "ab" });
  });

  it.each([0, 1_000])("[#125] takes %i apps", async (count) => {
    const harness = await connected();
    const ids = Array.from({ length: count }, (_, index) => `connected-app-test-${index}`);
    harness.stub.granted.set("user-test-owner", new Map(ids.map((id) => [id, "openid"])));
    expect((await list(harness)).apps.map(({ id }) => id)).toEqual(ids);
  });

  it("[#125] reads an answer without a list as none, and one without scopes as broken", async () => {
    const harness = await connected();
    const answers = [{ connected_apps: null }, { connected_apps: [{ connected_app_id: "a" }] }];
    harness.stub.answers.set(PATH.ownersApps, () => answers.shift());
    expect((await list(harness)).apps).toEqual([]);
    expect(await list(harness)).toMatchObject({ code: "upstream_invalid" });
  });

  it("[#119] is nobody's without a session", async () => {
    const harness = await connected();
    for (const cookie of ["x=y", "stytch_session=ended"]) {
      expect(await list(harness, cookie)).toMatchObject({ code: "session_required", status: 401 });
    }
    expect(harness.stub.sent(PATH.ownersApps)).toEqual([]);
  });

  it("[#123] fails where Stytch fails", async () => {
    const harness = await connected();
    harness.stub.answers.set(PATH.ownersApps, (_call, response) => refuse(response, 500, "x"));
    expect(await list(harness)).toMatchObject({ code: "upstream_unavailable" });
  });
});

describe("revoking", () => {
  it("[#115] ends an app's access, and says so in the list and in the audit trail", async () => {
    const harness = await connected();
    const response = await revoke(harness, CLIENT);
    expect([response.statusCode, response.json()]).toEqual([200, { revoked: true }]);
    expect(revocations(harness)).toEqual([REVOKE]);
    expect((await list(harness)).apps).toEqual([]);
    expect(harness.audit).toMatchObject([
      {
        event: "access.revoked",
        userId: "user-test-owner",
        clientId: CLIENT,
        scopes: ["openid", "notes.read"],
      },
    ]);
  });

  it.each([
    [OTHERS_APP, 404],
    ["connected-app-test-nonexistent", 404],
    ["https://app.example/client.json", 404],
    ["../../users", 400],
    ["..%2f..%2fusers", 400],
    [".", 404],
    ["a/b", 400],
    ["a?x=1", 400],
    ["https://app.example/\\@evil", 400],
    ["javascript:1", 400],
    ["é", 400],
  ])("[#120] takes an app of the user's own, not %s", async (id, status) => {
    const harness = await connected();
    expect((await revoke(harness, id)).statusCode).toBe(status);
    expect(revocations(harness)).toEqual([]);
    expect((await list(harness, VIEWER)).apps).toHaveLength(1);
  });

  it.each(["a/b", "..%2f..%2fusers", "a?x=1", "%", "%c0%ae"])(
    "[#120] finds nothing odd at Stytch by the path %s",
    async (path) => {
      const harness = await connected();
      const response = await harness.post(`/bff/connected-apps/${path}/revoke`, {});
      expect([400, 404]).toContain(response.statusCode);
      expect(revocations(harness)).toEqual([]);
    },
  );

  it("[#120] takes an app that is named by its metadata document", async () => {
    const harness = await connected();
    const id = "https://app.example/client.json?a=b";
    harness.stub.granted.set("user-test-owner", new Map([[id, "openid"]]));
    expect((await list(harness)).apps[0]).toMatchObject({ metadataHost: "app.example" });
    expect((await revoke(harness, id)).statusCode).toBe(200);
    expect(revocations(harness)).toEqual([`${PATH.ownersApps}/${encodeURIComponent(id)}/revoke`]);
  });

  it.each([[{ user_id: "user-test-viewer" }], [{ id: OTHERS_APP }], [[]], [null], ["{}"]])(
    "[#63] lets the body say nothing: %j",
    async (body) => {
      const harness = await connected();
      const response = await harness.post(createRevokePath(CLIENT), JSON.stringify(body));
      expect(response.statusCode).toBe(400);
      expect(revocations(harness)).toEqual([]);
    },
  );

  it.each([
    [{ origin: "https://evil.example" }],
    [{ origin: undefined, "sec-fetch-site": undefined }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "x-assent-request": undefined }],
    [{ "content-type": "text/plain" }],
  ])("[#55] [#121] refuses what no script of ours sends: %j", async (headers) => {
    const harness = await connected();
    const response = await revoke(harness, CLIENT, { headers });
    expect([403, 415]).toContain(response.statusCode);
    expect(harness.stub.calls).toEqual([]);
    expect(harness.audit).toMatchObject([{ event: "request.refused" }]);
  });

  it.each(["GET", "HEAD", "PUT", "DELETE"] as const)("[#121] is not done by %s", async (method) => {
    const harness = await connected();
    const url = createRevokePath(CLIENT);
    const headers = { cookie: OWNER, origin: PUBLIC_URL, "sec-fetch-site": "same-origin" };
    const response = await harness.server.inject({ method, url, headers });
    expect([response.statusCode, response.headers.allow]).toEqual([405, "POST"]);
    expect(harness.stub.calls).toEqual([]);
  });

  it("[#122] is as fine the second time, and after a new grant is done again", async () => {
    const harness = await connected();
    await revoke(harness, CLIENT);
    const second = await revoke(harness, CLIENT);
    expect([second.statusCode, second.json()]).toEqual([200, { revoked: true }]);
    expect(revocations(harness)).toHaveLength(1);
    expect(harness.audit).toHaveLength(1);
    harness.stub.granted.set("user-test-owner", new Map([[CLIENT, "openid"]]));
    expect((await revoke(harness, CLIENT)).statusCode).toBe(200);
    expect(revocations(harness)).toHaveLength(2);
    expect((await list(harness)).apps).toEqual([]);
  });

  it("[#122] has one effect, however often it is asked for at once", async () => {
    const harness = await connected();
    const responses = await Promise.all(Array.from({ length: 10 }, () => revoke(harness, CLIENT)));
    expect(responses.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
    expect(revocations(harness)).toHaveLength(1);
  });

  it("[#122] is done where somebody else has just done it", async () => {
    const harness = await connected();
    harness.stub.answers.set(REVOKE, (_call, response) =>
      refuse(response, 404, "connected_app_not_found"),
    );
    expect((await revoke(harness, CLIENT)).statusCode).toBe(200);
  });

  it("[#123] fails where Stytch fails, and the app is still listed", async () => {
    const harness = await connected();
    harness.stub.answers.set(REVOKE, (_call, response) => refuse(response, 500, "x"));
    const response = await revoke(harness, CLIENT);
    expect([response.statusCode, response.json()]).toMatchObject([
      503,
      { code: "upstream_unavailable" },
    ]);
    expect((await list(harness)).apps).toHaveLength(1);
    expect(harness.audit).toEqual([]);
    harness.stub.answers.clear();
    expect((await revoke(harness, CLIENT)).statusCode).toBe(200);
  });

  it("[#52] takes no word from a session that has ended, whose JWT still reads as valid", async () => {
    const harness = await connected();
    const cookie = `stytch_session_jwt=${JWT}`;
    harness.stub.sessions.clear();
    expect((await revoke(harness, CLIENT, { cookie })).statusCode).toBe(401);
    expect((await revoke(harness, CLIENT)).statusCode).toBe(401);
    expect((await revoke(harness, CLIENT, { cookie: "x=y" })).statusCode).toBe(401);
    expect(revocations(harness)).toEqual([]);
    expect(harness.stub.sent(PATH.authenticate)).toHaveLength(2);
  });
});
