import { expect, it } from "vitest";

import { allow, scopeSwitch, signIn } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const journey = useJourney({ developmentServer: true });

it("a consent is decided on pages from the development server", async () => {
  const { assent, context, page } = journey;
  await signIn(context, assent, "editor");
  const scopes = ["openid", "notes.read", "notes.write"];
  const flow = await startFlow(assent, page, "third-party", { scopes });
  await scopeSwitch(page, "notes.write").uncheck();
  await allow(page);
  expect((await flow.finish()).granted).toEqual(["openid", "notes.read"]);
});

it("an authorization that needs no page passes from the development server, once it is seen [#42]", async () => {
  const { assent, context, page } = journey;
  await signIn(context, assent, "editor");
  const request = { scopes: ["openid", "notes.read"] };
  const first = await startFlow(assent, page, "third-party", request);
  await allow(page);
  await first.finish();
  const second = await startFlow(assent, page, "third-party", request);
  expect((await second.finish()).granted).toEqual(request.scopes);
});
