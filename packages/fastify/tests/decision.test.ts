import type { LightMyRequestResponse } from "fastify";
import { describe, expect, it } from "vitest";

import {
  CHALLENGE,
  CLIENT,
  type Harness,
  JWT,
  OTHER_JWT,
  OTHER_TOKEN,
  REDIRECT_URI,
  TOKEN,
  consentOf,
  createHarness,
  query,
} from "./harness.ts";
import { PATH, refuse } from "./stytch-stub.ts";

const DECISION = "/bff/authorize/decision";
const VIEWER = `stytch_session=${OTHER_TOKEN}`;

function allow(
  harness: Harness,
  transaction: string,
  options: Parameters<Harness["post"]>[2] & { scopes?: readonly string[] } = {},
): Promise<LightMyRequestResponse> {
  const { scopes = ["openid"], ...rest } = options;
  return harness.post(DECISION, { transaction, decision: "allow", scopes }, rest);
}

function codeOf(response: LightMyRequestResponse): string {
  return `${response.statusCode} ${response.json<{ code?: string }>().code ?? "redirectTo"}`;
}

describe("what was shown", () => {
  it("[#31] [#93] is what is submitted, to the letter", async () => {
    const harness = await createHarness();
    const resource = "https://mcp.example/";
    const consent = await consentOf(
      harness,
      query({ prompt: "consent" }, `&resource=${encodeURIComponent(resource)}`),
    );
    await allow(harness, consent.transaction, { scopes: ["notes.read", "openid"] });
    expect(harness.stub.sent(PATH.authorize)).toEqual([
      {
        session_token: TOKEN,
        client_id: CLIENT,
        redirect_uri: REDIRECT_URI,
        response_type: "code",
        scopes: ["openid", "notes.read"],
        prompt: "consent",
        consent_granted: true,
        state: "state-canary",
        nonce: "nonce-canary",
        code_challenge: CHALLENGE,
        resources: [resource],
      },
    ]);
  });

  it.each(["redirect_uri", "client_id", "resources", "code_challenge", "user_id", "state"])(
    "[#31] [#63] cannot be added to: %s in the body",
    async (name) => {
      const harness = await createHarness();
      const { transaction } = await consentOf(harness, query());
      const body = { transaction, decision: "allow", scopes: ["openid"], [name]: "other" };
      expect(codeOf(await harness.post(DECISION, body))).toBe("400 decision_invalid");
      expect(harness.stub.sent(PATH.authorize)).toEqual([]);
    },
  );

  it("[#31] cannot be changed by a byte, anywhere", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    const places = Array.from({ length: 25 }, (_, index) =>
      Math.floor((index * (transaction.length - 2)) / 24),
    );
    for (const place of places) {
      const flipped = transaction[place] === "A" ? "B" : "A";
      const changed = transaction.slice(0, place) + flipped + transaction.slice(place + 1);
      expect(codeOf(await allow(harness, changed))).toBe("400 transaction_invalid");
    }
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });

  it("[#31] cannot be replaced by a marker of the sign-in page, or another server's seal", async () => {
    const harness = await createHarness();
    const away = await harness.start(query({ prompt: "login" }));
    const { loginUrl = "" } = away.kind === "login" ? away : {};
    const marker = /assent_return%3D(?<sealed>[\w.-]+)/u.exec(loginUrl)?.groups?.["sealed"] ?? "";
    expect(marker).not.toBe("");
    expect(codeOf(await allow(harness, marker))).toBe("400 transaction_invalid");
    const other = await createHarness();
    const { transaction } = await consentOf(other, query());
    expect(codeOf(await allow(harness, transaction))).toBe("400 transaction_invalid");
  });
});

describe("whose decision it is", () => {
  it("[#32] [#33] refuses another account's session before Stytch or the ledger hear of it", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    const before = harness.stub.calls.length;
    expect(codeOf(await allow(harness, transaction, { cookie: VIEWER }))).toBe(
      "403 account_changed",
    );
    expect(harness.stub.calls).toHaveLength(before);
    expect(harness.audit.at(-1)).toMatchObject({
      event: "transaction.refused",
      reason: "account_changed",
    });
    expect(codeOf(await allow(harness, transaction))).toBe("200 redirectTo");
  });

  it("[#32] [#33] refuses another account's JWT, where only a JWT came", async () => {
    const harness = await createHarness();
    const own = { cookie: `stytch_session_jwt=${JWT}` };
    const { transaction } = await consentOf(harness, query(), own);
    const foreign = { cookie: `stytch_session_jwt=${OTHER_JWT}` };
    expect(codeOf(await allow(harness, transaction, foreign))).toBe("403 account_changed");
    expect(codeOf(await allow(harness, transaction, own))).toBe("200 redirectTo");
    expect(harness.stub.sent(PATH.authorize)).toMatchObject([{ session_jwt: JWT }]);
  });

  it("[#52] asks Stytch about a JWT before anything else, since it outlives its session", async () => {
    const harness = await createHarness();
    const cookie = `stytch_session_jwt=${JWT}`;
    const { transaction } = await consentOf(harness, query(), { cookie });
    harness.stub.sessions.delete(TOKEN);
    harness.stub.answers.set(PATH.authorize, () => ({ redirect_uri: `${REDIRECT_URI}?code=x` }));
    expect(codeOf(await allow(harness, transaction, { cookie }))).toBe("401 session_required");
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });

  it("[#52] [#64] takes no decision for a session that has ended", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    harness.stub.sessions.delete(TOKEN);
    expect(codeOf(await allow(harness, transaction))).toBe("401 session_required");
    expect(codeOf(await allow(harness, transaction, { cookie: "" }))).toBe("401 session_required");
  });
});

describe("once", () => {
  it("[#34] a transaction works once", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    const answers = [await allow(harness, transaction), await allow(harness, transaction)];
    expect(answers.map(codeOf)).toEqual(["200 redirectTo", "409 transaction_used"]);
    expect(harness.stub.sent(PATH.authorize)).toHaveLength(1);
  });

  it("[#34] a transaction lives for ten minutes", async () => {
    const harness = await createHarness();
    const { transaction, expiresAt } = await consentOf(harness, query());
    expect(Date.parse(expiresAt) - harness.now().getTime()).toBe(600_000);
    harness.advance(600_001);
    expect(codeOf(await allow(harness, transaction))).toBe("410 transaction_expired");
  });

  it("[#34] a restart replays nothing, though the key is the same", async () => {
    const sealingKeys = [new Uint8Array(32).fill(7)];
    const before = await createHarness({ sealingKeys });
    const { transaction } = await consentOf(before, query());
    const after = await createHarness({ sealingKeys });
    expect(codeOf(await allow(after, transaction))).toBe("410 transaction_expired");
  });

  it("[#35] twenty decisions at once are one", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => allow(harness, transaction)),
    );
    const codes = answers.map(codeOf).toSorted();
    expect(codes).toEqual([
      "200 redirectTo",
      ...Array.from({ length: 19 }, () => "409 transaction_used"),
    ]);
    expect(harness.stub.sent(PATH.authorize)).toHaveLength(1);
  });

  it("[#136] what surely was not done may be tried again", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    harness.stub.answers.set(PATH.authorize, (_call, response) => {
      refuse(response, 503, "service_unavailable");
      return undefined;
    });
    expect(codeOf(await allow(harness, transaction))).toBe("503 upstream_unavailable");
    expect(harness.stub.sent(PATH.authorize)).toHaveLength(1);
    harness.stub.answers.clear();
    expect(codeOf(await allow(harness, transaction))).toBe("200 redirectTo");
  });

  it("[#137] what may have been done is not tried again", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    harness.stub.answers.set(PATH.authorize, (_call, response) => {
      response.destroy();
      return undefined;
    });
    expect(codeOf(await allow(harness, transaction))).toBe("502 outcome_unknown");
    harness.stub.answers.clear();
    expect(codeOf(await allow(harness, transaction))).toBe("409 transaction_used");
    expect(harness.stub.sent(PATH.authorize)).toHaveLength(1);
  });
});

describe("a page that has been open for a while", () => {
  it.each([
    ["name", { name: "Acme Banking" }],
    ["description", { description: "Something else" }],
    ["type", { type: "third_party_public" }],
    ["logo", { logoUrl: "https://rp.example/new.png" }],
  ])("[#36] is shown again when the client's %s has changed", async (_, change) => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    harness.advance(60_001);
    harness.stub.change(CLIENT, change);
    expect(codeOf(await allow(harness, transaction))).toBe("409 details_changed");
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });

  it("[#36] is shown again when less can be granted, or another rule holds", async () => {
    const harness = await createHarness();
    const first = await consentOf(harness, query());
    harness.advance(60_001);
    harness.stub.ungrantable.add("notes.write");
    expect(codeOf(await allow(harness, first.transaction))).toBe("409 details_changed");
    const second = await consentOf(harness, query());
    harness.advance(60_001);
    harness.stub.consentRequired = false;
    expect(codeOf(await allow(harness, second.transaction))).toBe("409 details_changed");
  });

  it("[#36] is good where nothing has changed, and a younger one costs no second look", async () => {
    const harness = await createHarness();
    const old = await consentOf(harness, query());
    harness.advance(60_001);
    expect(codeOf(await allow(harness, old.transaction))).toBe("200 redirectTo");
    expect(harness.stub.sent(PATH.start)).toHaveLength(2);
    const young = await consentOf(harness, query());
    harness.advance(59_000);
    expect(codeOf(await allow(harness, young.transaction))).toBe("200 redirectTo");
    expect(harness.stub.sent(PATH.start)).toHaveLength(3);
  });
});

describe("scopes", () => {
  it.each([[["openid", "admin"]], [[]], [["openid", 1]], ["openid"], [null]])(
    "[#37] can only be narrowed: %j",
    async (scopes) => {
      const harness = await createHarness();
      const { transaction } = await consentOf(harness, query());
      const response = await harness.post(DECISION, { transaction, decision: "allow", scopes });
      expect(codeOf(response)).toBe("400 decision_invalid");
      expect(harness.stub.sent(PATH.authorize)).toEqual([]);
    },
  );

  it("[#37] [#38] that this person cannot grant are shown as such and cannot be chosen", async () => {
    const harness = await createHarness();
    harness.stub.ungrantable.add("notes.write");
    const { transaction, scopes } = await consentOf(harness, query());
    expect(scopes.map(({ grantable }) => grantable)).toEqual([true, true, false]);
    const greedy = await allow(harness, transaction, { scopes: ["openid", "notes.write"] });
    expect(codeOf(greedy)).toBe("400 decision_invalid");
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });
});

describe("Allow and Deny", () => {
  it.each([true, "true", 1, [true], null, "ALLOW", ["allow"], undefined])(
    "[#24] [#39] takes nothing but the word for a grant: %j",
    async (decision) => {
      const harness = await createHarness();
      const { transaction } = await consentOf(harness, query());
      const response = await harness.post(DECISION, { transaction, decision, scopes: ["openid"] });
      expect(codeOf(response)).toBe("400 decision_invalid");
      expect(harness.stub.sent(PATH.authorize)).toEqual([]);
    },
  );

  it("[#49] tells the client of a denial through Stytch", async () => {
    const harness = await createHarness();
    harness.stub.ungrantable.add("notes.write");
    const { transaction } = await consentOf(harness, query());
    const response = await harness.post(DECISION, { transaction, decision: "deny", scopes: [] });
    const { redirectTo } = response.json<{ redirectTo: string }>();
    const { searchParams } = new URL(redirectTo);
    expect(searchParams.get("error")).toBe("access_denied");
    expect(searchParams.get("state")).toBe("state-canary");
    expect(harness.stub.sent(PATH.authorize)).toMatchObject([
      { consent_granted: false, scopes: ["openid", "notes.read"] },
    ]);
  });

  it("[#38] [#49] tells of a denial by itself where nothing could be granted anyway", async () => {
    const harness = await createHarness({ iss: { mode: "replace", issuer: "https://as.example" } });
    for (const scope of ["openid", "notes.read", "notes.write"]) {
      harness.stub.ungrantable.add(scope);
    }
    const { transaction } = await consentOf(harness, query());
    const response = await harness.post(DECISION, { transaction, decision: "deny", scopes: [] });
    const { searchParams } = new URL(response.json<{ redirectTo: string }>().redirectTo);
    expect(searchParams.get("error")).toBe("access_denied");
    expect(searchParams.getAll("iss")).toEqual(["https://as.example"]);
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });
});
