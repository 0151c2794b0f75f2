import type { SignInConfiguration } from "@assent/core/contract";
import {
  type StytchClient,
  type StytchClientOptions,
  createStytchClient,
} from "@stytch/react/headless";

/** The address options that the SDK honours and its types leave out. */
interface InternalStytchClientOptions extends StytchClientOptions {
  readonly endpoints: { readonly testAPIURL: string; readonly liveAPIURL: string };
}

/** The SDK keeps timers and listeners that it never lets go of: a second client would double them. */
const clients = new Map<string, StytchClient>();

/**
 * The Stytch SDK's client for this project, created when it is first asked for: from then on it
 * reads and writes the SDK's cookies and keeps the session fresh in the background.
 *
 * @see https://stytch.com/docs/sdks/installation
 */
export function stytchClient(configuration: SignInConfiguration): StytchClient {
  const { publicToken, apiUrl } = configuration;
  const known = clients.get(publicToken);
  if (known !== undefined) {
    return known;
  }
  const client = createStytchClient(publicToken, clientOptions(apiUrl));
  clients.set(publicToken, client);
  return client;
}

function clientOptions(apiUrl: string | undefined): StytchClientOptions {
  if (apiUrl === undefined) {
    return {};
  }
  const { origin, protocol, port } = new URL(apiUrl);
  if (protocol === "https:" && port === "") {
    return { customBaseUrl: origin };
  }
  // `customBaseUrl` forces https and drops the port, so the sandbox on this machine needs the
  // option by which the SDK sets its addresses inside.
  const options: InternalStytchClientOptions = {
    endpoints: { testAPIURL: origin, liveAPIURL: origin },
  };
  return options;
}
