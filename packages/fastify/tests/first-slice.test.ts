import { expect, it } from "vitest";

import { REDIRECT_URI, consentOf, createHarness, query } from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

it("carries a request from the page to the client", async () => {
  const harness = await createHarness();
  const consent = await consentOf(harness, query());
  const response = await harness.post("/bff/authorize/decision", {
    transaction: consent.transaction,
    decision: "allow",
    scopes: ["openid", "notes.read"],
  });
  const { redirectTo } = response.json<{ redirectTo: string }>();
  expect(redirectTo.startsWith(`${REDIRECT_URI}?code=`)).toBe(true);
  expect(harness.stub.sent(PATH.authorize)).toHaveLength(1);
});
