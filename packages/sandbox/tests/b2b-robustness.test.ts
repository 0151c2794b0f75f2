import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { memberEndpoints } from "../src/lib/b2b/endpoints.ts";
import { memberSignIn, useB2BSandbox } from "./b2b-support.ts";

const sandbox = useB2BSandbox();
const runs = { numRuns: 12 };
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("openid", "code", "", " ", "%00", "__proto__", "stytch_member"),
);
const anything = fc.oneof(text, fc.jsonValue({ maxDepth: 1 }), fc.array(text, { maxLength: 3 }));

/** What each member of a body is when it is well formed. */
function wellFormed(): Record<string, unknown> {
  const { clients, organizations } = sandbox().seeds;
  const { owner } = organizations.works.members;
  return {
    client_id: clients.thirdParty.clientId,
    redirect_uri: clients.thirdParty.redirectUri,
    response_type: "code",
    scopes: ["openid", "notes.read"],
    consent_granted: true,
    organization_id: owner.organizationId,
    organization_ids: [owner.organizationId],
    member_id: owner.memberId,
    email_address: owner.email,
    password: owner.password,
    code: "000000",
    session_duration_minutes: 60,
  };
}

const otherMembers = [
  "session_token",
  "session_jwt",
  "intermediate_session_token",
  "member_session_id",
  "authorization_check",
  "session_custom_claims",
  "access_token",
  "organization_name",
  "organization_slug",
  "email_allowed_domains",
  "allowed_third_party_connected_apps",
  "trusted_metadata",
  "roles",
  "query",
  "cursor",
  "limit",
  "org_policy",
  "mfa_phone_number",
  "name",
];

function bodies(): fc.Arbitrary<Record<string, unknown>> {
  const known = wellFormed();
  const entries = [
    ...Object.entries(known).map(
      ([name, value]) => [name, fc.oneof(fc.constant(value), anything)] as const,
    ),
    ...otherMembers.map((name) => [name, anything] as const),
  ];
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

const taking = memberEndpoints.filter(({ method }) => method === "POST" || method === "PUT");
const reading = memberEndpoints.filter(({ path }) => path.includes("{"));

async function status(method: string, path: string, body: unknown, token: string): Promise<number> {
  const { url, projectId, secret, publicToken } = sandbox();
  const user = path.startsWith("/sdk") ? `${publicToken}:${token}` : `${projectId}:${secret}`;
  const response = await fetch(`${url}${path}`, {
    method,
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
    headers: { authorization: `Basic ${btoa(user)}`, "content-type": "application/json" },
  });
  await response.arrayBuffer();
  return response.status;
}

/** A path with its parameters filled in: as they should be, or as given. */
function filled(path: string, given?: string): string {
  const { organizations, clients } = sandbox().seeds;
  const { organizationId, memberId } = organizations.works.members.viewer;
  const parameters: Readonly<Record<string, string>> = {
    organization_id: organizationId,
    member_id: memberId,
    client_id: clients.thirdParty.clientId,
    project_id: sandbox().projectId,
  };
  return path.replace(/\{(\w+)\}/gu, (_match, name: string) =>
    encodeURIComponent(given ?? parameters[name] ?? ""),
  );
}

describe("nothing a client sends makes the B2B sandbox fail", () => {
  it.each(taking)("$method $path with any body", async ({ method, path }) => {
    const token = await memberSignIn(sandbox(), sandbox().seeds.organizations.works.members.owner);
    await fc.assert(
      fc.asyncProperty(bodies(), async (body) => {
        expect(await status(method, filled(path), body, token)).toBeLessThan(500);
      }),
      runs,
    );
  });

  it.each(reading)("$method $path with any parameter", async ({ method, path }) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (parameter) => {
        expect(await status(method, filled(path, parameter), {}, "token")).toBeLessThan(500);
      }),
      runs,
    );
  });
});
