import { describe, expect, it } from "vitest";

import type { B2BSandbox } from "../src/index.ts";
import { b2bClient, useB2BSandbox } from "./b2b-support.ts";
import { refusal } from "./support.ts";

const sandbox = useB2BSandbox();

function passcode(to: string): string {
  const message = sandbox().inbox.latest(to);
  if (message === undefined) throw new Error(`nothing was sent to ${to}`);
  return message.code;
}

function password(organization_id: string, email_address = "owner@example.com") {
  return { organization_id, email_address, password: "sandbox-password-only" };
}

const organizations = (): B2BSandbox["seeds"]["organizations"] => sandbox().seeds.organizations;

describe("signing in to one organization", () => {
  it("by password, naming the organization by id or slug", async () => {
    const { works } = organizations();
    for (const reference of [works.organizationId, works.slug]) {
      const answer = await b2bClient(sandbox()).passwords.authenticate(password(reference));
      expect(answer).toMatchObject({
        member_id: works.members.owner.memberId,
        organization_id: works.organizationId,
        member_authenticated: true,
        intermediate_session_token: "",
        mfa_required: null,
        primary_required: null,
        member_session: { organization_slug: "sample-works" },
        organization: { organization_name: "Sample Works" },
      });
      expect(answer.session_token).not.toBe("");
    }
  });

  it("a wrong password, an unknown address and somebody of another organization are refused alike", async () => {
    const { passwords } = b2bClient(sandbox());
    const { works, guarded } = organizations();
    const refused = await Promise.all([
      refusal(passwords.authenticate({ ...password(works.organizationId), password: "wrong" })),
      refusal(passwords.authenticate(password(works.organizationId, sandbox().seeds.solo.email))),
      refusal(passwords.authenticate(password(guarded.organizationId, works.members.viewer.email))),
    ]);
    expect(refused.map(({ error_type }) => error_type)).toEqual([
      "unauthorized_credentials",
      "unauthorized_credentials",
      "unauthorized_credentials",
    ]);
    expect(new Set(refused.map(({ error_message }) => error_message)).size).toBe(1);
  });

  it("by a passcode, which works once", async () => {
    const { email } = b2bClient(sandbox()).otps;
    const { organizationId, members } = organizations().works;
    const who = { organization_id: organizationId, email_address: members.editor.email };
    expect((await email.loginOrSignup(who)).member_created).toBe(false);
    const code = passcode(members.editor.email);
    const answer = await email.authenticate({ ...who, code });
    expect(answer.member_session?.authentication_factors).toMatchObject([
      { type: "email_otp", delivery_method: "email" },
    ]);
    expect((await refusal(email.authenticate({ ...who, code }))).error_type).toBe(
      "otp_code_not_found",
    );
  });

  it("an address nobody invited gets no passcode where the organization does not let it join", async () => {
    const { email } = b2bClient(sandbox()).otps;
    const { organizationId } = organizations().works;
    const to = sandbox().seeds.solo.email;
    const problem = await refusal(
      email.loginOrSignup({ organization_id: organizationId, email_address: to }),
    );
    expect(problem.error_type).toBe("email_jit_provisioning_not_allowed");
    expect(sandbox().inbox.latest(to)).toBeUndefined();
  });
});

describe("an organization that asks everybody for a second factor", () => {
  it("gives an intermediate session after the password, and a session after the second passcode", async () => {
    const client = b2bClient(sandbox());
    const { organizationId, members } = organizations().strict;
    const first = await client.passwords.authenticate(password(organizationId));
    expect(first).toMatchObject({
      member_authenticated: false,
      member_session: null,
      session_token: "",
      session_jwt: "",
      primary_required: null,
      mfa_required: {
        member_options: { mfa_phone_number: members.owner.mfaPhoneNumber },
        secondary_auth_initiated: "sms_otp",
      },
    });
    const answer = await client.otps.sms.authenticate({
      organization_id: organizationId,
      member_id: members.owner.memberId,
      code: passcode(members.owner.mfaPhoneNumber),
      intermediate_session_token: first.intermediate_session_token,
    });
    expect(answer.member_session?.authentication_factors).toMatchObject([
      { type: "password" },
      { type: "otp", delivery_method: "sms" },
    ]);
    const again = await refusal(
      client.otps.sms.authenticate({
        organization_id: organizationId,
        member_id: members.owner.memberId,
        code: "000000",
        intermediate_session_token: first.intermediate_session_token,
      }),
    );
    expect(again.error_type).toBe("otp_code_not_found");
  });

  it("does not take the second factor for the first one", async () => {
    const client = b2bClient(sandbox());
    const { organizationId, members } = organizations().strict;
    const { memberId, mfaPhoneNumber } = members.owner;
    const who = { organization_id: organizationId, member_id: memberId };
    await client.otps.sms.send(who);
    const answer = await client.otps.sms.authenticate({ ...who, code: passcode(mfaPhoneNumber) });
    expect(answer).toMatchObject({ member_authenticated: false, session_token: "" });
    expect(answer).toHaveProperty("primary_required.allowed_auth_methods");
  });

  it("takes a second factor proved elsewhere only for the same number", async () => {
    const client = b2bClient(sandbox());
    const { organizationId, members } = organizations().strict;
    const { email, memberId, mfaPhoneNumber } = members.owner;
    const half = await client.passwords.authenticate(password(organizationId));
    const { session_token } = await client.otps.sms.authenticate({
      organization_id: organizationId,
      member_id: memberId,
      code: passcode(mfaPhoneNumber),
      intermediate_session_token: half.intermediate_session_token,
    });
    for (const [mfa_phone_number, isEnough] of [
      [mfaPhoneNumber, true],
      ["+12025550177", false],
    ] as const) {
      const { organization } = await client.organizations.create({
        organization_name: "Sample Stricter",
        mfa_policy: "REQUIRED_FOR_ALL",
      });
      const { organization_id } = organization;
      await client.organizations.members.create({
        organization_id,
        email_address: email,
        mfa_phone_number,
      });
      const answer = await client.sessions.exchange({ organization_id, session_token });
      expect(answer.member_authenticated).toBe(isEnough);
      await client.organizations.delete({ organization_id });
    }
  });

  it("a verified number cannot be replaced on the way", async () => {
    const { organizationId, members } = organizations().strict;
    const problem = await refusal(
      b2bClient(sandbox()).otps.sms.send({
        organization_id: organizationId,
        member_id: members.owner.memberId,
        mfa_phone_number: "+12025550199",
      }),
    );
    expect(problem.error_type).toBe("member_phone_number_not_found");
  });
});

describe("an organization that allows some ways of signing in only", () => {
  it("refuses the others, and asks for its own after discovery", async () => {
    const client = b2bClient(sandbox());
    const { organization } = await client.organizations.create({
      organization_name: "Sample Passcode",
      auth_methods: "RESTRICTED",
      allowed_auth_methods: ["email_otp"],
    });
    const { organization_id } = organization;
    const { email } = organizations().works.members.owner;
    await client.organizations.members.create({ organization_id, email_address: email });
    const session = await client.passwords.authenticate(
      password(organizations().works.organizationId),
    );
    const exchanged = await client.sessions.exchange({
      organization_id,
      session_token: session.session_token,
    });
    expect(exchanged).toMatchObject({
      member_authenticated: false,
      primary_required: { allowed_auth_methods: ["email_otp"] },
    });
    await client.otps.email.loginOrSignup({ organization_id, email_address: email });
    const answer = await client.otps.email.authenticate({
      organization_id,
      email_address: email,
      code: passcode(email),
      intermediate_session_token: exchanged.intermediate_session_token,
    });
    expect(answer.member_authenticated).toBe(true);
  });
});

describe("discovery", () => {
  it("finds the organizations of an address, each with what it would still ask for", async () => {
    const { discovery } = b2bClient(sandbox()).passwords;
    const answer = await discovery.authenticate({
      email_address: "owner@example.com",
      password: "sandbox-password-only",
    });
    const bySlug = answer.discovered_organizations.map((one) => [
      one.organization?.organization_slug,
      one.membership?.type,
      one.member_authenticated,
    ]);
    expect(bySlug.slice(0, 3)).toEqual([
      ["sample-works", "active_member", true],
      ["sample-guarded", "active_member", true],
      ["sample-strict", "active_member", false],
    ]);
    expect(answer.discovered_organizations[2]?.mfa_required?.secondary_auth_initiated).toBeNull();
  });

  it("by passcode it finds none for an address that belongs nowhere, which can found one", async () => {
    const client = b2bClient(sandbox());
    const { email } = sandbox().seeds.solo;
    await client.otps.email.discovery.send({ email_address: email });
    const found = await client.otps.email.discovery.authenticate({
      email_address: email,
      code: passcode(email),
    });
    expect(found.discovered_organizations).toEqual([]);
    const founded = await client.discovery.organizations.create({
      intermediate_session_token: found.intermediate_session_token,
      organization_name: "Sample Solo",
    });
    expect(founded).toMatchObject({
      member_authenticated: true,
      member: { email_address: email, is_admin: true, email_address_verified: true },
      organization: { organization_slug: "sample-solo" },
    });
    const spent = await refusal(
      client.discovery.organizations.list({
        intermediate_session_token: found.intermediate_session_token,
      }),
    );
    expect(spent.error_type).toBe("intermediate_session_not_found");
    const { discovered_organizations } = await client.discovery.organizations.list({
      session_token: founded.session_token,
    });
    expect(discovered_organizations).toHaveLength(1);
    await client.organizations.delete({ organization_id: founded.member.organization_id });
  });

  it("leads to a session of the chosen organization, and of no other", async () => {
    const client = b2bClient(sandbox());
    const { guarded, works } = organizations();
    const start = async () => {
      const { intermediate_session_token } = await client.passwords.discovery.authenticate({
        email_address: "viewer@example.com",
        password: "sandbox-password-only",
      });
      return intermediate_session_token;
    };
    const answer = await client.discovery.intermediateSessions.exchange({
      intermediate_session_token: await start(),
      organization_id: works.organizationId,
    });
    expect(answer.member_session?.organization_id).toBe(works.organizationId);
    const problem = await refusal(
      client.discovery.intermediateSessions.exchange({
        intermediate_session_token: await start(),
        organization_id: guarded.organizationId,
      }),
    );
    expect(problem.error_type).toBe("member_not_found");
  });
});

describe("an organization that lets a domain join", () => {
  it("takes in who proves the address, as a member without further roles", async () => {
    const client = b2bClient(sandbox());
    const { organization } = await client.organizations.create({
      organization_name: "Sample Open",
      email_jit_provisioning: "RESTRICTED",
      email_allowed_domains: ["example.com"],
    });
    const { organization_id } = organization;
    const by = await client.passwords.discovery.authenticate({
      email_address: "viewer@example.com",
      password: "sandbox-password-only",
    });
    const eligible = by.discovered_organizations.find(
      (one) => one.organization?.organization_id === organization_id,
    );
    expect(eligible?.membership).toMatchObject({
      type: "eligible_to_join_by_email_domain",
      details: { domain: "example.com" },
    });
    const unproved = await client.discovery.intermediateSessions.exchange({
      intermediate_session_token: by.intermediate_session_token,
      organization_id,
    });
    expect(unproved).toMatchObject({
      member_authenticated: false,
      primary_required: { allowed_auth_methods: ["email_otp", "magic_link"] },
      member: { status: "pending" },
    });
    const who = { organization_id, email_address: "viewer@example.com" };
    await client.otps.email.loginOrSignup(who);
    const joined = await client.otps.email.authenticate({
      ...who,
      code: passcode(who.email_address),
    });
    expect(joined.member).toMatchObject({ status: "active", email_address_verified: true });
    expect(joined.member.roles.map(({ role_id }) => role_id)).toEqual(["stytch_member"]);
    await client.organizations.delete({ organization_id });
  });
});
