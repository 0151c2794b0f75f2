import { IdentityProvider, StytchProvider, createStytchClient } from "@stytch/react";
import { B2BIdentityProvider, StytchB2BProvider, createStytchB2BClient } from "@stytch/react/b2b";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import * as v from "valibot";

/** What the page is told by its server: see `prebuilt-page.ts`. */
const Settings = v.object({
  vertical: v.picklist(["consumer", "b2b"]),
  publicToken: v.string(),
  apiUrl: v.string(),
});
type Settings = v.InferOutput<typeof Settings>;

/**
 * The address of the API as the SDK takes it. A custom domain has a setting of its own; a sandbox
 * on this machine is reached by an option that the SDK does not document.
 */
function sdkOptions({ apiUrl }: Settings): object {
  const { protocol, hostname, port } = new URL(apiUrl);
  return protocol === "https:" && port === ""
    ? { customBaseUrl: hostname }
    : { endpoints: { testAPIURL: apiUrl, liveAPIURL: apiUrl } };
}

function Consent({ settings }: { readonly settings: Settings }): ReactNode {
  const { publicToken, vertical } = settings;
  return vertical === "b2b" ? (
    <StytchB2BProvider stytch={createStytchB2BClient(publicToken, sdkOptions(settings))}>
      <B2BIdentityProvider />
    </StytchB2BProvider>
  ) : (
    <StytchProvider stytch={createStytchClient(publicToken, sdkOptions(settings))}>
      <IdentityProvider />
    </StytchProvider>
  );
}

const response = await fetch("/prebuilt/settings.json");
const settings = v.parse(Settings, await response.json());
const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Consent settings={settings} />
    </StrictMode>,
  );
}
