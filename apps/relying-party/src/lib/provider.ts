import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
  type ClientAuth,
  type ServerMetadata,
} from "openid-client";
import type { ClientAuthentication } from "./registered-client.ts";

/** A client's identity, as far as the authorization server is concerned. */
interface ClientIdentity {
  readonly clientId: string;
  readonly authentication: ClientAuthentication;
}

/** The authorization server, known by its issuer alone. */
export interface Provider {
  /**
   * What openid-client needs to act as one client. Discovery happens on first use and again after
   * five minutes; a failure is not remembered, so the next call tries again.
   * @throws whatever openid-client throws when the issuer does not answer as it should
   */
  configure(identity: ClientIdentity): Promise<Configuration>;
  /** The discovery document, as fresh as {@link configure} keeps it. */
  metadata(): Promise<ServerMetadata>;
}

/** How a {@link Provider} is reached. */
export interface ProviderOptions {
  readonly issuer: URL;
  /** Deadline of every request to it, in seconds; 10 by default. */
  readonly timeoutSeconds?: number;
  readonly now?: () => Date;
}

const METADATA_TTL_MS = 5 * 60 * 1000;

/**
 * Describes an authorization server without asking it anything yet: it may come up later.
 * @see OpenID Connect Discovery 1.0 section 4
 */
export function createProvider(options: ProviderOptions): Provider {
  const now = options.now ?? (() => new Date());
  const timeout = options.timeoutSeconds ?? 10;
  const execute = [
    // The signature is checked even though TLS would do: on loopback there is no TLS.
    enableNonRepudiationChecks,
    ...(options.issuer.protocol === "http:" ? [allowInsecureRequests] : []),
  ];
  let cached: { metadata: ServerMetadata; staleAt: number } | undefined;

  async function metadata(): Promise<ServerMetadata> {
    if (cached !== undefined && now().getTime() < cached.staleAt) {
      return cached.metadata;
    }
    const found = await discovery(options.issuer, "discovery", undefined, None(), {
      execute,
      timeout,
    });
    cached = { metadata: found.serverMetadata(), staleAt: now().getTime() + METADATA_TTL_MS };
    return cached.metadata;
  }

  async function configure(identity: ClientIdentity): Promise<Configuration> {
    const configuration = new Configuration(
      await metadata(),
      identity.clientId,
      undefined,
      clientAuth(identity.authentication),
    );
    configuration.timeout = timeout;
    for (const extension of execute) {
      extension(configuration);
    }
    return configuration;
  }

  return { configure, metadata };
}

function clientAuth(authentication: ClientAuthentication): ClientAuth {
  switch (authentication.method) {
    case "client_secret_basic":
      return ClientSecretBasic(authentication.secret);
    case "client_secret_post":
      return ClientSecretPost(authentication.secret);
    case "none":
      return None();
  }
}
