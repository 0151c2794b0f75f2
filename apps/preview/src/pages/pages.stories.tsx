import type { ConnectedApp } from "@assent/core/contract";
import { SAMPLE_CONSENT } from "@assent/core/testing";
import { CONNECTED_APPS_ADDRESS, loginAddress } from "@assent/consent/src/site/addresses.ts";
import type { ReactNode } from "react";
import { expect, waitFor, within } from "storybook/test";

import { useStage } from "../surroundings/stage.tsx";
import { SitePage } from "./site-page.tsx";
import type { SiteSituation } from "./site-situation.ts";

const APPS: readonly ConnectedApp[] = [
  { ...SAMPLE_CONSENT.client, scopes: ["openid", "notes.read", "notes.write", "offline_access"] },
  {
    id: "connected-app-test-9",
    name: "A very long name of an app that was not made for narrow telephones at all",
    description: "",
    type: "first_party",
    scopes: ["openid", "email", "reports.export", "something.nobody.described"],
  },
];

const SIGNED_IN: SiteSituation = {
  account: SAMPLE_CONSENT.account,
  vertical: "consumer",
  apps: [...APPS],
  reachable: true,
};
const NOBODY: SiteSituation = { ...SIGNED_IN, account: null, apps: [] };

interface PageArgs {
  readonly address: string;
  readonly situation: SiteSituation;
  /** The heading in English. */
  readonly heading: string;
}

function PageStory({ address, situation }: PageArgs): ReactNode {
  const { leave } = useStage();
  return <SitePage address={address} onLeave={leave} situation={situation} />;
}

export default {
  title: "Pages",
  component: PageStory,
  parameters: { controls: { disable: true } },
  play: async ({
    canvasElement,
    args,
  }: {
    readonly canvasElement: HTMLElement;
    readonly args: PageArgs;
  }): Promise<void> => {
    const heading = await waitFor(() => within(canvasElement).getByRole("heading", { level: 1 }), {
      timeout: 30_000,
    });
    // The words of other languages are what other tests are about.
    if (document.documentElement.lang === "en") {
      await expect(heading).toHaveTextContent(args.heading);
    }
    const controls = canvasElement.querySelectorAll("main :is(a[href], button)");
    await expect(controls.length).toBeGreaterThan(1);
  },
};

const login = loginAddress("/oauth/authorize?client_id=connected-app-test-3");

export const SignIn = {
  name: "Sign-in",
  args: { address: login, situation: NOBODY, heading: "Sign in" },
};

export const SignInToAnOrganization = {
  name: "Sign-in to an organization",
  args: { address: login, situation: { ...NOBODY, vertical: "b2b" }, heading: "Sign in" },
};

export const SwitchAccount = {
  name: "Sign-in as somebody else",
  args: {
    address: loginAddress("/oauth/authorize?client_id=c", { switchAccount: true }),
    situation: SIGNED_IN,
    heading: "account",
  },
};

export const ConnectedApps = {
  name: "Connected apps",
  args: {
    address: CONNECTED_APPS_ADDRESS,
    situation: SIGNED_IN,
    heading: "Apps connected to your account",
  },
};

export const NoConnectedApps = {
  name: "Connected apps, none",
  args: {
    address: CONNECTED_APPS_ADDRESS,
    situation: { ...SIGNED_IN, apps: [] },
    heading: "Apps connected to your account",
  },
};

export const ConnectedAppsSignedOut = {
  name: "Connected apps, signed out",
  args: { address: CONNECTED_APPS_ADDRESS, situation: NOBODY, heading: "Sign in to see your" },
};

export const ConnectedAppsUnavailable = {
  name: "Connected apps, Stytch unreachable",
  args: {
    address: CONNECTED_APPS_ADDRESS,
    situation: { ...SIGNED_IN, reachable: false },
    heading: "This is not possible right now",
  },
};
