import { expect, it } from "vitest";

import { b2bClient, useB2BSandbox } from "./b2b-support.ts";

const sandbox = useB2BSandbox();

async function page(path: string): Promise<string> {
  return (await fetch(`${sandbox().url}${path}`)).text();
}

it("the overview lists organizations with their policy, members with their password, and apps", async () => {
  const markup = await page("/");
  const { organizations, clients } = sandbox().seeds;
  for (const { name, slug, members } of Object.values(organizations)) {
    expect(markup).toContain(`${name}</th><td><code>${slug}</code>`);
    for (const { email, memberId, password } of Object.values(members)) {
      expect(markup).toContain(memberId);
      expect(markup).toContain(`${email}</th><td>${name}</td><td><code>${password}</code>`);
    }
  }
  expect(markup).toMatch(/sample-guarded<\/code><\/td><td>ALL_ALLOWED<\/td><td>NOT_ALLOWED</u);
  expect(markup).toMatch(/sample-strict<.+REQUIRED_FOR_ALL</u);
  for (const { clientId } of Object.values(clients)) expect(markup).toContain(clientId);
  expect(markup).toContain("organizations.members.connectedApps.revoke");
  expect(markup).not.toContain("users.search");
  expect(markup).not.toContain("<script");
});

it("names an organization gave itself are text, never markup", async () => {
  const { organizations } = b2bClient(sandbox());
  const { organization } = await organizations.create({
    organization_name: "<img src=x onerror=alert(1)>",
    auth_methods: "RESTRICTED",
    allowed_auth_methods: ["<b>"],
  });
  const markup = await page("/");
  expect(markup).not.toContain("<img");
  expect(markup).not.toContain("<b>");
  await organizations.delete({ organization_id: organization.organization_id });
});

it("the inbox shows passcodes by e-mail and by phone", async () => {
  const { strict, works } = sandbox().seeds.organizations;
  const client = b2bClient(sandbox());
  await client.otps.email.discovery.send({ email_address: works.members.viewer.email });
  await client.otps.sms.send({
    organization_id: strict.organizationId,
    member_id: strict.members.owner.memberId,
  });
  const markup = await page("/inbox");
  for (const to of [works.members.viewer.email, strict.members.owner.mfaPhoneNumber]) {
    expect(markup).toContain(to);
    expect(markup).toContain(sandbox().inbox.latest(to)?.code ?? "nothing");
  }
});
