import { describe, expect, it } from "vitest";

import type { Sandbox, SeedClient, SeedPerson } from "../src/index.ts";
import {
  challengeOf,
  nodeClient,
  refusal,
  signIn,
  useSandbox,
  verifier,
  startSandbox,
} from "./support.ts";

const sandbox = useSandbox();

interface Request {
  client_id: string;
  redirect_uri: string;
  response_type: string;
  scopes: string[];
}

function requestOf(client: SeedClient, scopes: string[] = ["openid"]): Request {
  return {
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    response_type: "code",
    scopes,
  };
}

/** One person deciding about one client in a sandbox of its own, so that nothing is remembered from elsewhere. */
async function decider(
  choose: (sandbox: Sandbox) => SeedClient,
  person: (sandbox: Sandbox) => SeedPerson = ({ seeds }) => seeds.people.owner,
): Promise<{
  start(scopes: string[], prompt?: string): Promise<boolean>;
  submit(scopes: string[], granted: boolean): Promise<{ location: URL; code: string | undefined }>;
  grantable(scopes: string[]): Promise<string[]>;
  remembered(): Promise<string | undefined>;
  revoke(): Promise<unknown>;
  close(): Promise<void>;
}> {
  const own = await startSandbox();
  const { idp, users } = nodeClient(own);
  const client = choose(own);
  const user_id = person(own).userId;
  const code_challenge = await challengeOf(verifier);
  return {
    start: async (scopes, prompt) => {
      const request = {
        ...requestOf(client, scopes),
        user_id,
        ...(prompt === undefined ? {} : { prompt }),
      };
      return (await idp.oauth.authorizeStart(request)).consent_required;
    },
    submit: async (scopes, consent_granted) => {
      const request = {
        ...requestOf(client, scopes),
        user_id,
        consent_granted,
        code_challenge,
        state: "a state",
      };
      const answer = await idp.oauth.authorize(request);
      return { location: new URL(answer.redirect_uri), code: answer.authorization_code };
    },
    grantable: async (scopes) => {
      const answer = await idp.oauth.authorizeStart({ ...requestOf(client, scopes), user_id });
      return answer.scope_results.filter((one) => one.is_grantable).map(({ scope }) => scope);
    },
    remembered: async () => {
      const { connected_apps } = await users.connectedApps({ user_id });
      return connected_apps.find((one) => one.connected_app_id === client.clientId)?.scopes_granted;
    },
    revoke: () => users.revoke({ user_id, connected_app_id: client.clientId }),
    close: () => own.close(),
  };
}

describe("starting an authorization", () => {
  it("answers who decides, which client asks, and every scope once in request order", async () => {
    const { thirdParty } = sandbox().seeds.clients;
    const answer = await nodeClient(sandbox()).idp.oauth.authorizeStart({
      ...requestOf(thirdParty, ["notes.read", "openid", "notes.read", "reports.export"]),
      session_token: await signIn(sandbox(), sandbox().seeds.people.editor),
    });
    expect(answer.user_id).toBe(sandbox().seeds.people.editor.userId);
    expect(answer.user.emails[0]?.email).toBe("editor@example.com");
    expect(answer.client).toEqual({
      client_id: thirdParty.clientId,
      client_name: "Acme Notes",
      client_description: thirdParty.description,
      client_type: "third_party",
    });
    expect(answer.consent_required).toBe(true);
    expect(answer.scope_results.map(({ scope, is_grantable }) => [scope, is_grantable])).toEqual([
      ["notes.read", true],
      ["openid", true],
      ["reports.export", false],
    ]);
    expect(answer.scope_results[0]?.description).toBe("Read your notes");
  });

  it.each([
    ["an unknown client", { client_id: "connected-app-test-x" }, 404, "connected_app_not_found"],
    [
      "an unknown client and a wrong address",
      { client_id: "x", redirect_uri: "x" },
      404,
      "connected_app_not_found",
    ],
    ["another response type", { response_type: "token" }, 400, "invalid_argument"],
    ["no scopes", { scopes: [] }, 400, "oauth_invalid_scope_requested"],
    ["an unknown scope", { scopes: ["openid", "notes.fly"] }, 400, "oauth_invalid_scope_requested"],
    [
      "full access for a third party",
      { scopes: ["full_access"] },
      400,
      "third_party_clients_cannot_use_full_access",
    ],
    ["an unknown user", { user_id: "user-test-x" }, 404, "user_not_found"],
    ["nobody", { user_id: undefined }, 400, "no_oauth_authorize_user_selector"],
    ["two who decide", { session_token: "x" }, 400, "too_many_user_selection_arguments"],
    [
      "two sessions",
      { user_id: undefined, session_token: "x", session_jwt: "y" },
      400,
      "too_many_session_arguments",
    ],
    ["a dead session", { user_id: undefined, session_token: "x" }, 404, "session_not_found"],
  ])("refuses %s [#118]", async (_case, change, status_code, error_type) => {
    const { clients, people } = sandbox().seeds;
    const chosen = Object.entries({ user_id: people.owner.userId, ...change });
    const given = chosen.filter(([, value]) => value !== undefined);
    const request = { ...requestOf(clients.thirdParty), ...Object.fromEntries(given) };
    const call = nodeClient(sandbox()).idp.oauth.authorizeStart(request);
    expect(await refusal(call)).toMatchObject({ status_code, error_type });
  });

  it("checks client and address before anything else, so that a bad address never sees another error [#28]", async () => {
    const request = {
      ...requestOf(sandbox().seeds.clients.thirdParty, []),
      redirect_uri: "https://evil.example/",
    };
    const error = await refusal(
      nodeClient(sandbox()).idp.oauth.authorizeStart({ ...request, response_type: "token" }),
    );
    expect(error.error_type).toBe("connected_app_supplied_redirect_url_not_found_in_client");
  });
});

describe("redirect_uri is compared byte for byte [#3]", () => {
  const registered = "https://rp.example/cb";
  it.each([
    "https://rp.example:443/cb",
    "https://RP.example/cb",
    "HTTPS://rp.example/cb",
    "https://rp.example/cb/",
    "https://rp.example/cb?x=1",
    "https://rp.example/cb#f",
    "https://rp.example/cb/../cb",
    "https://rp.example/%63b",
    "https://rp.example/cb%2f..",
    "https://rp.example/cb;x",
    "https://rp.example@evil.example/cb",
    "https://rp.example.evil.example/cb",
    "https://rp.example\\@evil.example/cb",
    "https://rp.example/cb ",
    "https://rp.example/cb\u0000",
    "https://rp.example/cb%00",
    "http://rp.example/cb",
    "",
  ])("%j is not the registered address", async (redirect_uri) => {
    const { connectedApp, idp } = nodeClient(sandbox());
    const { connected_app } = await connectedApp.clients.create({
      client_type: "third_party",
      redirect_urls: [registered],
    });
    const request = {
      client_id: connected_app.client_id,
      redirect_uri,
      response_type: "code",
      scopes: ["openid"],
      user_id: sandbox().seeds.people.owner.userId,
    };
    for (const call of [
      idp.oauth.authorizeStart(request),
      idp.oauth.authorize({ ...request, consent_granted: true }),
    ]) {
      expect(await refusal(call)).toMatchObject({
        status_code: 401,
        error_type: "connected_app_supplied_redirect_url_not_found_in_client",
      });
    }
  });

  it("a loopback address with another port is another address [#4]", async () => {
    const request = requestOf(sandbox().seeds.clients.firstPartyPublic);
    const call = nodeClient(sandbox()).idp.oauth.authorizeStart({
      ...request,
      redirect_uri: request.redirect_uri.replace("4102", "51004"),
      user_id: sandbox().seeds.people.owner.userId,
    });
    expect((await refusal(call)).status_code).toBe(401);
  });
});

describe("the redirect", () => {
  it("keeps the registered address as it is and appends to its query", async () => {
    const { connectedApp, idp } = nodeClient(sandbox());
    const redirect_uri = "https://rp.example/a%2Fb/?tenant=one+two";
    const { connected_app } = await connectedApp.clients.create({
      client_type: "first_party",
      redirect_urls: [redirect_uri],
    });
    const answer = await idp.oauth.authorize({
      client_id: connected_app.client_id,
      redirect_uri,
      response_type: "code",
      scopes: ["openid"],
      user_id: sandbox().seeds.people.owner.userId,
      consent_granted: false,
      state: "s&t=a te",
    });
    expect(answer.redirect_uri.startsWith(`${redirect_uri}&code=`)).toBe(true);
    expect(new URL(answer.redirect_uri).searchParams.get("state")).toBe("s&t=a te");
  });

  it.each([
    ["stytch", () => "stytch.com/project-test-00000000-0000-4000-8000-000000000001"],
    ["issuer", (url: string) => url],
    ["none", () => null],
  ] as const)("carries iss as configured: %s", async (iss, expected) => {
    const own = await startSandbox({ iss });
    const { firstParty } = own.seeds.clients;
    const answer = await nodeClient(own).idp.oauth.authorize({
      ...requestOf(firstParty),
      user_id: own.seeds.people.owner.userId,
      consent_granted: true,
    });
    await own.close();
    expect(new URL(answer.redirect_uri).searchParams.get("iss")).toBe(expected(own.url));
  });
});

describe("PKCE at the authorization", () => {
  it.each(["firstPartyPublic", "thirdPartyPublic"] as const)(
    "%s has to send a challenge",
    async (name) => {
      const request = {
        ...requestOf(sandbox().seeds.clients[name]),
        user_id: sandbox().seeds.people.owner.userId,
      };
      const error = await refusal(
        nodeClient(sandbox()).idp.oauth.authorize({ ...request, consent_granted: true }),
      );
      expect(error).toMatchObject({
        status_code: 400,
        error_type: "pkce_required_for_idp_authorization_flow",
      });
    },
  );

  it.each(["a".repeat(42), "a".repeat(44), `${"a".repeat(42)}=`, `${"a".repeat(42)}+`])(
    "the challenge %s is refused",
    async (code_challenge) => {
      const request = {
        ...requestOf(sandbox().seeds.clients.thirdParty),
        user_id: sandbox().seeds.people.owner.userId,
      };
      const call = nodeClient(sandbox()).idp.oauth.authorize({
        ...request,
        consent_granted: true,
        code_challenge,
      });
      expect((await refusal(call)).error_type).toBe("invalid_pkce_code_challenge");
    },
  );
});

describe("consent of a third party", () => {
  it("is asked first, then remembered, and asked again only for more", async () => {
    const decision = await decider(({ seeds }) => seeds.clients.thirdParty);
    expect(await decision.start(["openid", "notes.read"])).toBe(true);
    await decision.submit(["openid", "notes.read"], true);
    expect(await decision.start(["openid", "notes.read"])).toBe(false);
    expect(await decision.start(["notes.read"])).toBe(false);
    expect(await decision.start(["openid", "notes.write"])).toBe(true);
    expect(await decision.start(["openid"], "consent")).toBe(true);
    await decision.submit(["notes.write"], true);
    expect(await decision.start(["openid", "notes.read", "notes.write"])).toBe(false);
    expect(await decision.remembered()).toBe("openid notes.read notes.write");
    await decision.close();
  });

  it("covers exactly the scopes that were submitted", async () => {
    const decision = await decider(({ seeds }) => seeds.clients.thirdParty);
    expect(await decision.start(["openid", "notes.read", "notes.write"])).toBe(true);
    await decision.submit(["openid", "notes.read"], true);
    expect(await decision.remembered()).toBe("openid notes.read");
    expect(await decision.start(["openid", "notes.read", "notes.write"])).toBe(true);
    await decision.close();
  });

  it("that is remembered needs no yes: consent_granted false succeeds", async () => {
    const decision = await decider(({ seeds }) => seeds.clients.thirdPartyPublic);
    await decision.submit(["openid"], true);
    expect((await decision.submit(["openid"], false)).code).toBeTypeOf("string");
    await decision.close();
  });

  it("that is denied sends access_denied and the state, no code, and leaves earlier consent alone", async () => {
    const decision = await decider(({ seeds }) => seeds.clients.thirdParty);
    await decision.submit(["openid"], true);
    const denied = await decision.submit(["openid", "notes.write"], false);
    expect(denied.code).toBeUndefined();
    expect(Object.fromEntries(denied.location.searchParams)).toEqual({
      error: "access_denied",
      state: "a state",
      iss: "stytch.com/project-test-00000000-0000-4000-8000-000000000001",
    });
    expect(await decision.remembered()).toBe("openid");
    await decision.close();
  });

  it("that is revoked leaves the list and is asked again", async () => {
    const decision = await decider(({ seeds }) => seeds.clients.thirdParty);
    await decision.submit(["openid"], true);
    await decision.revoke();
    expect(await decision.remembered()).toBeUndefined();
    expect(await decision.start(["openid"])).toBe(true);
    expect(await refusal(decision.revoke())).toMatchObject({
      status_code: 404,
      error_type: "connected_app_not_found",
    });
    await decision.close();
  });
});

describe("consent of a first party", () => {
  it("is not asked, except by prompt=consent", async () => {
    const decision = await decider(({ seeds }) => seeds.clients.firstParty);
    expect(await decision.start(["openid", "notes.write", "offline_access", "full_access"])).toBe(
      false,
    );
    expect(await decision.start(["openid"], "consent")).toBe(true);
    await decision.close();
  });

  it("is asked after the user has revoked it", async () => {
    const decision = await decider(({ seeds }) => seeds.clients.firstParty);
    await decision.submit(["openid"], false);
    await decision.revoke();
    expect(await decision.start(["openid"])).toBe(true);
    await decision.submit(["openid"], true);
    expect(await decision.start(["openid"])).toBe(false);
    await decision.close();
  });

  it("is asked for offline_access where the client does not bypass it", async () => {
    const { connectedApp, idp } = nodeClient(sandbox());
    const redirect_urls = ["https://own.example/cb"];
    const { connected_app } = await connectedApp.clients.create({
      client_type: "first_party",
      redirect_urls,
    });
    const start = async (scopes: string[]): Promise<boolean> => {
      const { client_id } = connected_app;
      const user_id = sandbox().seeds.people.owner.userId;
      const request = {
        client_id,
        redirect_uri: "https://own.example/cb",
        response_type: "code",
        scopes,
        user_id,
      };
      return (await idp.oauth.authorizeStart(request)).consent_required;
    };
    expect(await start(["openid", "notes.read"])).toBe(false);
    expect(await start(["openid", "offline_access"])).toBe(true);
  });
});

describe("scopes and roles", () => {
  const all = ["openid", "notes.read", "notes.write", "notes.delete", "reports.export"];

  it.each([
    ["owner", all],
    ["editor", ["openid", "notes.read", "notes.write"]],
    ["viewer", ["openid", "notes.read"]],
  ] as const)(
    "the %s can grant what their roles permit, and the rest is dropped",
    async (name, expected) => {
      const decision = await decider(
        ({ seeds }) => seeds.clients.thirdParty,
        ({ seeds }) => seeds.people[name],
      );
      expect(await decision.grantable(all)).toEqual(expected);
      await decision.submit(all, true);
      expect(await decision.remembered()).toBe(expected.join(" "));
      expect(await decision.start(all)).toBe(false);
      await decision.close();
    },
  );

  it("full_access needs a first party that is allowed to have it", async () => {
    const allowed = await decider(({ seeds }) => seeds.clients.firstParty);
    const notAllowed = await decider(({ seeds }) => seeds.clients.firstPartyPublic);
    expect(await allowed.grantable(["full_access"])).toEqual(["full_access"]);
    expect(await notAllowed.grantable(["full_access"])).toEqual([]);
    await Promise.all([allowed.close(), notAllowed.close()]);
  });
});
