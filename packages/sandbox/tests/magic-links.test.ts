import { describe, expect, it } from "vitest";

import { createClock } from "../src/index.ts";
import { sdkCaller } from "./sdk-support.ts";
import {
  challengeOf,
  followLink,
  nodeClient,
  refusal,
  startSandbox,
  useSandbox,
  verifier,
} from "./support.ts";

const clock = createClock();
const sandbox = useSandbox({ now: clock.now });
const links = () => nodeClient(sandbox()).magicLinks;
const owner = () => sandbox().seeds.people.owner;

const open = (to: string): Promise<URL> => followLink(sandbox(), to);

async function tokenFor(email: string): Promise<string> {
  await links().email.loginOrCreate({ email });
  return (await open(email)).searchParams.get("token") ?? "";
}

describe("a magic link", () => {
  it("leads through the sandbox to the app's page, with its own parameters kept", async () => {
    const login_magic_link_url = "http://localhost:3000/signed-in?from=mail";
    const sent = await links().email.loginOrCreate({ email: owner().email, login_magic_link_url });
    expect([sent.user_created, sent.user_id]).toEqual([false, owner().userId]);
    const { origin, pathname, searchParams } = new URL(
      sandbox().inbox.latest(owner().email)?.link ?? "",
    );
    expect([origin, pathname]).toEqual([sandbox().url, "/v1/magic_links/redirect"]);
    expect(searchParams.get("public_token")).toBe(sandbox().publicToken);
    const page = await open(owner().email);
    expect(`${page.origin}${page.pathname}`).toBe("http://localhost:3000/signed-in");
    expect(page.searchParams.get("from")).toBe("mail");
    expect(page.searchParams.get("stytch_token_type")).toBe("magic_links");
  });

  it("signs in once, with the factor it is", async () => {
    const token = await tokenFor(owner().email);
    const answer = await links().authenticate({ token, session_duration_minutes: 30 });
    expect(answer).toMatchObject({ user_id: owner().userId, reset_sessions: false });
    expect(answer.method_id).toMatch(/^email-test-/u);
    expect(answer.session?.authentication_factors).toMatchObject([
      {
        type: "magic_link",
        delivery_method: "email",
        email_factor: { email_address: owner().email },
      },
    ]);
    const again = await refusal(links().authenticate({ token }));
    expect([again.status_code, again.error_type]).toEqual([401, "unable_to_auth_magic_link"]);
  });

  it("makes an account, whose address it proves; without one it leads to /authenticate", async () => {
    const email = "linked@example.com";
    const sent = await links().email.loginOrCreate({ email });
    expect(sent.user_created).toBe(true);
    const page = await open(email);
    expect(`${page.origin}${page.pathname}`).toBe("http://localhost:3000/authenticate");
    const token = page.searchParams.get("token") ?? "";
    const { user } = await links().authenticate({ token });
    expect(user.emails).toMatchObject([{ email, verified: true }]);
  });

  it("is sent to known addresses only, where that is asked for", async () => {
    const { user_id } = await links().email.send({ email: owner().email });
    expect(user_id).toBe(owner().userId);
    const unknown = links().email.send({ email: "stranger@example.com" });
    expect((await refusal(unknown)).error_type).toBe("email_not_found");
  });

  it("works for an hour, or as long as was asked for", async () => {
    const usual = await tokenFor(owner().email);
    await links().email.loginOrCreate({ email: owner().email, login_expiration_minutes: 120 });
    const longer = (await open(owner().email)).searchParams.get("token") ?? "";
    clock.advance({ minutes: 61 });
    expect((await refusal(links().authenticate({ token: usual }))).error_type).toBe(
      "unable_to_auth_magic_link",
    );
    expect((await links().authenticate({ token: longer })).status_code).toBe(200);
  });

  it("is bound to the device that asked for it by PKCE", async () => {
    const { email } = owner();
    await links().email.loginOrCreate({ email, code_challenge: await challengeOf(verifier) });
    const token = (await open(email)).searchParams.get("token") ?? "";
    const attempt = async (code_verifier?: string): Promise<string> => {
      const proof = code_verifier === undefined ? {} : { code_verifier };
      return (await refusal(links().authenticate({ token, ...proof }))).error_type;
    };
    expect(await attempt()).toBe("pkce_expected_code_verifier");
    expect(await attempt("another verifier")).toBe("pkce_mismatch");
    expect((await links().authenticate({ token, code_verifier: verifier })).status_code).toBe(200);
    const plain = await tokenFor(email);
    const unexpected = links().authenticate({ token: plain, code_verifier: verifier });
    expect((await refusal(unexpected)).error_type).toBe("pkce_did_not_expect_code_verifier");
  });

  it.each([
    ["no URL", "invalid_magic_link_url"],
    ["javascript:alert(1)", "invalid_magic_link_url"],
    ["http://user@localhost:3000/", "invalid_magic_link_url"],
    ["https://evil.example/", "no_match_for_provided_magic_link_url"],
    ["http://localhost:3001/", "no_match_for_provided_magic_link_url"],
  ])("never leads elsewhere: %s", async (login_magic_link_url, error_type) => {
    const email = `${crypto.randomUUID()}@example.com`;
    const sent = links().email.loginOrCreate({ email, login_magic_link_url });
    expect(await refusal(sent)).toMatchObject({ status_code: 400, error_type });
    const { results } = await nodeClient(sandbox()).users.search({
      query: {
        operator: "AND",
        operands: [{ filter_name: "email_address", filter_value: [email] }],
      },
    });
    expect(results).toEqual([]);
  });

  it("that is unknown leads nowhere", async () => {
    const place = `${sandbox().url}/v1/magic_links/redirect?stytch_token_type=magic_links&token=x`;
    const foreign = await fetch(`${place}&public_token=other`, { redirect: "manual" });
    expect(foreign.status).toBe(404);
    const unknown = await fetch(`${place}&public_token=${sandbox().publicToken}`, {
      redirect: "manual",
    });
    expect([unknown.status, await unknown.json()]).toMatchObject([
      401,
      { error_type: "unable_to_auth_magic_link" },
    ]);
  });

  it("of a deleted user signs nobody in", async () => {
    const email = "leaving@example.com";
    const token = await tokenFor(email);
    const { user_id } = await links().email.loginOrCreate({ email });
    await nodeClient(sandbox()).users.delete({ user_id });
    expect((await refusal(links().authenticate({ token }))).error_type).toBe(
      "unable_to_auth_magic_link",
    );
  });
});

describe("magic links of the browser SDK", () => {
  it("are sent and redeemed with the public token", async () => {
    const call = sdkCaller(sandbox);
    const { email } = owner();
    for (const path of ["login_or_create", "send/primary", "send/secondary"]) {
      const sent = await call(`/magic_links/email/${path}`, { body: { email } });
      expect(sent.data["user_id"]).toBe(owner().userId);
      const token = (await open(email)).searchParams.get("token");
      const body = { token, session_duration_minutes: 60 };
      const { data } = await call("/magic_links/authenticate", { body });
      expect(data).toMatchObject({ user_id: owner().userId, __user: { user_id: owner().userId } });
    }
  });
});

it("the inbox page offers the link to follow", async () => {
  const own = await startSandbox();
  await nodeClient(own).magicLinks.email.loginOrCreate({ email: "reader@example.com" });
  const markup = await (await fetch(`${own.url}/inbox`)).text();
  await own.close();
  expect(markup).toMatch(/<a href="http:\/\/localhost:\d+\/v1\/magic_links\/redirect\?/u);
});
