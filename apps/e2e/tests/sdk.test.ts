import { createB2BSandbox, createSandbox } from "@assent/sandbox";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";

import type { ConsumerHooks, MemberHooks } from "../fixtures/sdk/src/page.ts";
import { type ConsumerStage, describeConsumer } from "./sdk/consumer.ts";
import { type MemberStage, describeMembers } from "./sdk/members.ts";
import { launchBrowser } from "./support/browser.ts";
import { SdkPage, type SdkSite, startSdkSite } from "./support/sdk-page.ts";

let site: SdkSite | undefined;
let browser: Browser | undefined;
let consumer: ConsumerStage | undefined;
let members: MemberStage | undefined;

// Stytch's SDK runs as it is published, from one build, in one browser, on one page a vertical.
beforeAll(async () => {
  const [started, launched] = await Promise.all([startSdkSite(), launchBrowser()]);
  [site, browser] = [started, launched];
  const appUrl = started.origin;
  const people = await createSandbox({ appUrl });
  const organizations = await createB2BSandbox({ appUrl });
  consumer = {
    sandbox: people,
    sdk: await SdkPage.open<ConsumerHooks>(launched, started, { ...people, vertical: "consumer" }),
  };
  members = {
    sandbox: organizations,
    sdk: await SdkPage.open<MemberHooks>(launched, started, { ...organizations, vertical: "b2b" }),
  };
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), consumer?.sandbox.close(), members?.sandbox.close()]);
});

function ready<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The pages have not been opened.");
  return value;
}

describe("the consumer SDK", () => {
  beforeEach(() => ready(consumer).sdk.forget());
  describeConsumer(() => ready(consumer));
});

describe("the B2B SDK", () => {
  beforeEach(() => ready(members).sdk.forget());
  describeMembers(() => ready(members));
});
