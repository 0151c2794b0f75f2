import { IdentityProvider, StytchProvider, createStytchClient } from "@stytch/react";
import { createRoot } from "react-dom/client";

import "./page.css";

// Known when the page is built, as a team's own are: nothing is fetched before Stytch is called.
const { VITE_STYTCH_PUBLIC_TOKEN: publicToken, VITE_STYTCH_API_URL: apiUrl } = import.meta.env;

// A sandbox on this machine is reached by an option that the SDK does not document.
const options: object = { endpoints: { testAPIURL: apiUrl, liveAPIURL: apiUrl } };
const client = createStytchClient(publicToken, options);

const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <StytchProvider stytch={client}>
      <IdentityProvider />
    </StytchProvider>,
  );
}
