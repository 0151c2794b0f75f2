import { describe, expect, it } from "vitest";

import { createClock, type Sandbox } from "../src/index.ts";
import {
  authorizationCode,
  codeForm,
  isActive,
  member,
  nodeClient,
  postForm,
  refusal,
  signIn,
  startSandbox,
} from "./support.ts";

/** The identifiers that the same few calls get. */
async function identifiers(own: Sandbox): Promise<string[]> {
  const client = nodeClient(own);
  const { user_id, email_id, request_id } = await client.users.create({ email: "a@example.com" });
  const { connected_app } = await client.connectedApp.clients.create({
    client_type: "third_party",
    redirect_urls: ["https://a.example/cb"],
  });
  const { session } = await client.sessions.authenticate({ session_token: await signIn(own) });
  return [user_id, email_id, request_id, connected_app.client_id, session.session_id];
}

describe("deterministicIds", () => {
  it("the same calls get the same identifiers in every run, even side by side", async () => {
    const options = { deterministicIds: true };
    const runs = await Promise.all([startSandbox(options), startSandbox(options)]);
    const [first, second] = await Promise.all(runs.map(identifiers));
    await Promise.all(runs.map((own) => own.close()));
    expect(first).toEqual(second);
    expect(first?.[0]).toMatch(/^user-test-00000000-0000-4000-8000-00000000\d{4}$/u);
    expect(new Set(first).size).toBe(first?.length);
  });

  it("secrets and codes stay unguessable", async () => {
    const runs = [
      await startSandbox({ deterministicIds: true }),
      await startSandbox({ deterministicIds: true }),
    ];
    const codes = await Promise.all(runs.map((own) => authorizationCode(own)));
    const sessions = await Promise.all(runs.map((own) => signIn(own)));
    await Promise.all(runs.map((own) => own.close()));
    expect(codes[0]).not.toBe(codes[1]);
    expect(sessions[0]).not.toBe(sessions[1]);
  });

  it("are drawn by chance otherwise", async () => {
    const runs = [await startSandbox(), await startSandbox()];
    const drawn = (await Promise.all(runs.map(identifiers))).flat();
    await Promise.all(runs.map((own) => own.close()));
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe("createClock", () => {
  it("lets sessions, codes and tokens expire at a test's word", async () => {
    const clock = createClock();
    const own = await startSandbox({ now: clock.now });
    const session_token = await signIn(own);
    const code = await authorizationCode(own);
    const tokens = await postForm(
      `${own.url}/v1/oauth2/token`,
      codeForm(own.seeds.clients.thirdParty, await authorizationCode(own)),
    );
    clock.advance({ minutes: 9, seconds: 59 });
    expect(await isActive(own, member(tokens, "access_token"))).toBe(true);
    clock.advance({ seconds: 2 });
    const late = await postForm(
      `${own.url}/v1/oauth2/token`,
      codeForm(own.seeds.clients.thirdParty, code),
    );
    expect(late.body["error"]).toBe("invalid_grant");
    clock.advance({ minutes: 51 });
    expect(await isActive(own, member(tokens, "access_token"))).toBe(false);
    const gone = nodeClient(own).sessions.authenticate({ session_token });
    expect((await refusal(gone)).error_type).toBe("session_not_found");
    await own.close();
  });

  it("cannot be turned back", () => {
    expect(() => createClock().advance({ seconds: -1 })).toThrow(RangeError);
  });
});
