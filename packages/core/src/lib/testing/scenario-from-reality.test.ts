import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Consent } from "../contract.ts";
import { createProblem } from "../problem-catalogue.ts";
import type { Refused } from "./define-scenario.ts";
import { createScenarioFromAnswer } from "./scenario-from-answer.ts";
import { createScenarioFromRequest } from "./scenario-from-request.ts";
import { writeScenarioLink } from "./scenario-link.ts";
import type { Scenario } from "./scenario.ts";
import { SAMPLE_CONSENT, createSampleResponse } from "./sample-consent.ts";

const AUTHORIZE = "https://app.rp.example/oauth/authorize";
const QUERY =
  "response_type=code&client_id=connected-app-live-7&redirect_uri=https%3A%2F%2Fid.notes.co.uk%3A8443%2Fcb%3Ftenant%3Dacme" +
  "&scope=openid+notes.read&state=af0ifjsldkj-af0ifjsldkj&nonce=n-0S6_WzA2Mj-n-0S6&resource=https%3A%2F%2Fapi.notes.co.uk%2Fv1" +
  "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&login_hint=person%40real-company.com";

/** Stytch's answer to a start, as its SDK receives it. */
const STYTCH_ANSWER = {
  request_id: "request-id-live-4c1b",
  status_code: 200,
  user_id: "user-live-16d9ba61",
  user: {
    user_id: "user-live-16d9ba61",
    name: { first_name: "Firstname", middle_name: "", last_name: "Lastname" },
    emails: [{ email_id: "email-live-81bf03a8", email: "first@real-company.com", verified: true }],
    phone_numbers: [{ phone_id: "phone-number-live-1", phone_number: "+15550100555" }],
  },
  client: {
    client_id: "connected-app-live-7",
    client_name: "Notes",
    client_description: "Ask help@real-company.com",
    client_type: "third_party",
    logo_url: "https://cdn.notes.example/logo.png",
  },
  consent_required: true,
  scope_results: [
    { scope: "notes.read", description: "Read", is_grantable: true },
    { scope: "openid", description: "", is_grantable: true },
    { scope: "notes.write", description: "Write", is_grantable: false },
  ],
};

function consentOf(result: Scenario | Refused): Consent {
  const outcome = "refused" in result ? undefined : result.outcome;
  if (outcome?.kind !== "consent") {
    throw new Error(`No consent: ${JSON.stringify(result)}`);
  }
  return outcome;
}

/** All that a scenario, its link or a refusal says, also as it reads when decoded. */
function say(result: Scenario | Refused): string {
  const link = "refused" in result ? result : writeScenarioLink({ scenario: result });
  const said = JSON.stringify([result, link]);
  return `${said} ${decodeURIComponent(typeof link === "string" ? link.replaceAll("+", " ") : "")}`;
}

describe("a scenario from an authorization URL", () => {
  it("asks a sample account for what the URL asks, without its secrets", () => {
    const result = createScenarioFromRequest(` ${AUTHORIZE}?${QUERY}#fragment `, {
      findRegistrableDomain: (hostname) => hostname.split(".").slice(-3).join("."),
    });
    expect(consentOf(result)).toEqual({
      ...SAMPLE_CONSENT,
      client: {
        id: "connected-app-live-7",
        name: "connected-app-live-7",
        description: "",
        type: "third_party",
      },
      destination: {
        kind: "web",
        url: "https://id.notes.co.uk:8443/cb?tenant=sample",
        host: "id.notes.co.uk:8443",
        registrableDomain: "notes.co.uk:8443",
      },
      scopes: ["openid", "notes.read"].map((scope) => ({
        scope,
        description: "",
        grantable: true,
      })),
      resources: ["https://api.notes.co.uk/v1"],
      expectedAccount: "member@example.com",
    });
    expect(result).toMatchObject({ group: "own", status: "ready" });
    expect(say(result)).not.toMatch(/af0ifjs|n-0S6|E9Melhoa|real-company|acme/u);
  });

  it("takes a query alone, and an app on the device for a public client", () => {
    const result = createScenarioFromRequest("client_id=c&redirect_uri=com.example.app%3A%2Fcb");
    expect(consentOf(result)).toMatchObject({
      client: { type: "third_party_public" },
      destination: { kind: "app", scheme: "com.example.app" },
    });
  });

  it("takes the whole host for registered where nobody looks it up", () => {
    const result = createScenarioFromRequest("?client_id=c&redirect_uri=https://a.co.uk/cb");
    expect(consentOf(result).destination).toMatchObject({ registrableDomain: "a.co.uk" });
  });

  it.each([
    ["", "no query of an authorization request"],
    ["what is this?", "no query of an authorization request"],
    ["https://app.rp.example/oauth/authorize", "no query of an authorization request"],
    ["?response_type=code&scope=openid", "The parameter client_id is missing."],
    ["?client_id=c", "The parameter redirect_uri is missing."],
    ["?client_id=c&redirect_uri=javascript:alert(1)", "The parameter redirect_uri cannot be used."],
    ["?client_id=c&redirect_uri=https://a.example/&scope=%00", "a broken escape"],
    ["?client_id=c&redirect_uri=https://a.example/&request=eyJ", "The parameter request is not"],
    [`?client_id=${"c".repeat(100_000)}`, "longer than 100000 characters"],
    [
      "?client_id=c&redirect_uri=https://secret-value.example/&state=secret-value",
      "The scheme or host of the redirect URI holds a secret",
    ],
    [
      "?client_id=https://secret-value.example/c&redirect_uri=https://a.example/&state=secret-value",
      "The host of the client's id holds a secret",
    ],
    [
      "?client_id=c&redirect_uri=https://a.example/&resource=https://secret-value.example/&state=secret-value",
      "The host of a resource holds a secret",
    ],
  ])("is refused with a sentence that says what and where: %s", (url, sentence) => {
    const result = createScenarioFromRequest(url);
    expect("refused" in result ? result.refused : "").toContain(sentence);
  });
});

describe("a scenario from a captured answer", () => {
  it("is made of an outcome, in JSON or parsed", () => {
    const json = JSON.stringify(SAMPLE_CONSENT);
    const result = createScenarioFromAnswer(json);
    expect(consentOf(result)).toEqual(SAMPLE_CONSENT);
    expect(createScenarioFromAnswer(SAMPLE_CONSENT)).toEqual(result);
  });

  it("leads where other outcomes lead", () => {
    const loginUrl = "/login?return_to=%2Foauth%2Fauthorize%3Fstate%3Dabcdefgh";
    const { redirectTo } = createSampleResponse("https://a.example/cb", "deny", "abcdefgh");
    const { destination } = SAMPLE_CONSENT;
    const problem = createProblem("invalid_scope", { detail: "Details.", reference: "r-12345678" });
    const outcomes = [
      { kind: "login", loginUrl },
      { kind: "redirect", redirectTo },
      {
        kind: "problem",
        problem,
        continueTo: { redirectTo: `${destination.url}?code=1`, destination },
      },
      problem,
    ];
    const results = outcomes.map((outcome) => createScenarioFromAnswer(outcome));
    expect(results.map((result) => ("refused" in result ? result : result.status))).toEqual([
      "signed-out",
      "redirecting",
      "bad-request",
      "bad-request",
    ]);
    expect(results.map((result) => say(result)).join(" ")).not.toMatch(/abcdefgh|r-12345678/u);
  });

  it("is made of what Stytch answered, with samples for people", () => {
    const result = createScenarioFromAnswer(JSON.stringify(STYTCH_ANSWER));
    expect(consentOf(result)).toMatchObject({
      client: {
        id: "connected-app-live-7",
        name: "Notes",
        description: "Ask person@example.com",
        type: "third_party",
        logo: "/bff/client-logo/connected-app-live-7?v=sample00",
      },
      account: { name: "Sample Owner", email: "owner@example.com" },
      scopes: [{ scope: "notes.read" }, { scope: "openid" }, { scope: "notes.write" }],
    });
    expect(say(result)).not.toMatch(/real-company|Firstname|Lastname|live-16d9|live-4c1b|555/u);
  });

  it("is made of what Stytch answered to a browser, too", () => {
    const result = createScenarioFromAnswer({ data: STYTCH_ANSWER });
    expect(result).toEqual(createScenarioFromAnswer(STYTCH_ANSWER));
  });

  it("knows from the request where Stytch's answer leads, and in which order", () => {
    const request = `${AUTHORIZE}?${QUERY}`;
    expect(consentOf(createScenarioFromAnswer(STYTCH_ANSWER, { request }))).toMatchObject({
      destination: { host: "id.notes.co.uk:8443" },
      scopes: [{ scope: "openid" }, { scope: "notes.read" }],
      resources: ["https://api.notes.co.uk/v1"],
      expectedAccount: "member@example.com",
    });
  });

  it("knows members, their organization, and clients of types that are new", () => {
    const { user: _, ...rest } = STYTCH_ANSWER;
    const answer = {
      ...rest,
      client: { ...rest.client, client_type: "fourth_party" },
      member: { member_id: "member-live-1", name: "Some Body", email_address: "x@y-corp.com" },
      organization: { organization_name: "Y Corp", organization_logo_url: "https://y.example/l" },
    };
    expect(consentOf(createScenarioFromAnswer(answer))).toMatchObject({
      client: { type: "third_party_public" },
      account: {
        name: "Sample Owner",
        organization: { name: "Y Corp", logo: "/bff/organization-logo?v=sample00" },
      },
    });
  });

  it("shows no page where Stytch asked for no consent", () => {
    const result = createScenarioFromAnswer({ ...STYTCH_ANSWER, consent_required: false });
    expect(result).toMatchObject({ status: "redirecting" });
  });

  it.each([
    ["{", "The answer is not JSON"],
    ['{"kind": "consent", secret}', "The answer is not JSON, from position 20 on."],
    ["null", "neither an outcome"],
    ["[1]", "neither an outcome"],
    ['{"status_code": 401, "error_type": "unauthorized"}', "an error of Stytch's"],
    ['{"data": {"data": 1}}', "neither an outcome"],
    ['{"kind": "perhaps"}', "at kind the contract wants"],
    ['{"kind": "consent"}', "at transaction the contract wants"],
    [JSON.stringify({ ...SAMPLE_CONSENT, scopes: [{}] }), "at scopes.0.scope the contract wants"],
    ['{"scope_results": []}', "at client the contract wants"],
    [JSON.stringify({ ...STYTCH_ANSWER, scope_results: [{}] }), "at scope_results.0.scope"],
    [JSON.stringify({ ...createProblem("not_found"), code: "new_code" }), "code is none that"],
    [
      JSON.stringify({
        ...SAMPLE_CONSENT,
        destination: { ...SAMPLE_CONSENT.destination, url: "data:,x" },
      }),
      "The redirect URI must not be navigated to.",
    ],
    [" ".repeat(100_001), "longer than 100000 characters"],
  ])("is refused with a sentence that says what and where: %s", (answer, sentence) => {
    const result = createScenarioFromAnswer(answer);
    expect("refused" in result ? result.refused : "").toContain(sentence);
  });
});

const word = fc.stringMatching(/^[A-Za-z\d_-]{10,40}$/u);
const address = fc
  .tuple(fc.stringMatching(/^[a-z][a-z\d.+-]{4,20}$/u), fc.stringMatching(/^[a-z][a-z\d]{6,12}$/u))
  .map(([local, domain]) => `${local}@${domain}.com`);
/** Secrets of every kind, apart from each other. */
const secrets = fc.record({
  state: word,
  nonce: word,
  challenge: fc.stringMatching(/^[\w-]{43}$/u),
  transaction: word,
  token: word,
  hint: address,
  email: address,
});
type Secrets = typeof secrets extends fc.Arbitrary<infer T> ? T : never;

/** What is kept, with each secret standing somewhere in it. */
function spread({ state, nonce, challenge, transaction, token, hint, email }: Secrets): {
  redirectUri: string;
  description: string;
  scope: string;
} {
  return {
    redirectUri: `https://rp.example/${state}/${encodeURIComponent(hint)}/cb?session=${token}&x=${nonce}`,
    description: `Is ${email}, ${challenge}; (${token}) ${state}${nonce} \u202e${hint}`,
    scope: `notes:${transaction}:${state}`,
  };
}

describe("secrets", () => {
  const survivors = (result: Scenario | Refused, all: Secrets): readonly string[] => {
    const said = say(result);
    return Object.values(all).filter(
      (secret) => said.includes(secret) || said.includes(encodeURIComponent(secret)),
    );
  };

  it("of an authorization URL survive nowhere", () => {
    fc.assert(
      fc.property(secrets, fc.boolean(), (all, broken) => {
        const { redirectUri, scope } = spread(all);
        const parameters = new URLSearchParams({
          client_id: `https://rp.example/${all.token}`,
          redirect_uri: redirectUri,
          scope: `openid ${scope}`,
          state: all.state,
          nonce: all.nonce,
          code_challenge: all.challenge,
          code_challenge_method: broken ? all.token : "S256",
          login_hint: all.hint,
          session_token: all.token,
          transaction: all.transaction,
          id_token_hint: all.email,
        });
        const result = createScenarioFromRequest(`${AUTHORIZE}?${parameters.toString()}`);
        expect("refused" in result).toBe(broken);
        expect(survivors(result, all)).toEqual([]);
      }),
    );
  });

  it("of an outcome survive nowhere", () => {
    fc.assert(
      fc.property(secrets, fc.boolean(), (all, broken) => {
        const { redirectUri, description, scope } = spread(all);
        const query = `state=${all.state}&nonce=${all.nonce}&code_challenge=${all.challenge}`;
        const result = createScenarioFromAnswer({
          ...SAMPLE_CONSENT,
          transaction: all.transaction,
          client: { ...SAMPLE_CONSENT.client, name: `N ${all.token}`, description },
          account: { name: "Sample Owner", email: all.email, session: all.token },
          destination: {
            kind: "web",
            url: redirectUri,
            host: broken ? 1 : "rp.example",
            registrableDomain: "rp.example",
          },
          scopes: [{ scope, description, grantable: true }],
          resources: [`https://api.rp.example/${all.email}`],
          expectedAccount: all.hint,
          switchAccountUrl: `/login?return_to=${encodeURIComponent(`/oauth/authorize?${query}`)}`,
        });
        expect("refused" in result).toBe(broken);
        expect(survivors(result, all)).toEqual([]);
      }),
    );
  });

  it("of Stytch's answer survive nowhere", () => {
    fc.assert(
      fc.property(secrets, (all) => {
        const { description, scope } = spread(all);
        const { client, user } = STYTCH_ANSWER;
        const result = createScenarioFromAnswer({
          ...STYTCH_ANSWER,
          session_token: all.token,
          session: { session_jwt: all.nonce, attributes: { state: all.state } },
          user: {
            ...user,
            emails: [{ email: all.email }, { email: all.hint }],
            totps: [{ secret: all.challenge }],
          },
          transaction_id: all.transaction,
          client: { ...client, client_name: all.hint, client_description: description.repeat(3) },
          scope_results: [
            { scope, description, is_grantable: true },
            { scope: `notes:${all.token}:${all.nonce}`, is_grantable: true },
          ],
        });
        expect(survivors(result, all)).toEqual([]);
        expect("refused" in result).toBe(false);
      }),
    );
  });

  it("of any characters survive in no spelling", () => {
    const odd = fc
      .string({ unit: "grapheme", minLength: 8, maxLength: 24 })
      .map((value) => value.trim().toWellFormed().replaceAll("\0", ""))
      .filter((value) => new Set(value).size >= 6);
    fc.assert(
      fc.property(odd, (state) => {
        const escaped = encodeURIComponent(state);
        const result = createScenarioFromAnswer({
          ...SAMPLE_CONSENT,
          client: { ...SAMPLE_CONSENT.client, description: `A ${state} notebook, ${escaped}.` },
          destination: {
            ...SAMPLE_CONSENT.destination,
            url: `https://accounts.rp.example/a${escaped}/cb?x=${escaped}`,
          },
          switchAccountUrl: `/login?return_to=${encodeURIComponent(`/?state=${escaped}`)}`,
        });
        const { client, destination, switchAccountUrl } = consentOf(result);
        const kept = [client.description, destination.url, switchAccountUrl];
        const spellings = kept.flatMap((text) => [text, decodeURIComponent(text)]);
        expect(spellings.filter((text) => text.includes(state) || text.includes(escaped))).toEqual(
          [],
        );
      }),
    );
  });

  it("survive in no sentence about what is not even JSON", () => {
    fc.assert(
      fc.property(secrets, fc.nat(), (all, cut) => {
        const json = JSON.stringify({ ...all, kind: all.token });
        const result = createScenarioFromAnswer(json.slice(0, cut % (json.length + 1)));
        expect("refused" in result).toBe(true);
        expect(survivors(result, all)).toEqual([]);
      }),
    );
  });
});
