import type { SignInConfiguration } from "@assent/core/contract";
import type { StytchClientOptions } from "@stytch/react/headless";

/** The address options that the SDK honours and its types leave out. */
interface InternalStytchClientOptions extends StytchClientOptions {
  readonly endpoints: { readonly testAPIURL: string; readonly liveAPIURL: string };
}

/**
 * Creates what hands out one client of the Stytch SDK a project, made when it is first asked for.
 * The SDK keeps timers and listeners that it never lets go of: a second client would double them.
 *
 * @param create The SDK's own function.
 * @see https://stytch.com/docs/sdks/installation
 */
export function onePerProject<Client>(
  create: (publicToken: string, options: StytchClientOptions) => Client,
): (configuration: SignInConfiguration) => Client {
  const clients = new Map<string, Client>();
  return ({ publicToken, apiUrl }) => {
    const known = clients.get(publicToken);
    if (known !== undefined) {
      return known;
    }
    const client = create(publicToken, clientOptions(apiUrl));
    clients.set(publicToken, client);
    return client;
  };
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
