import type { ClientType } from "./client-rules.ts";
import { createIdentifier } from "./identifiers.ts";

/** A Connected App as the project keeps it. */
export interface Client {
  readonly clientId: string;
  readonly clientType: ClientType;
  readonly clientSecret?: string;
  /** While the secret is being rotated: the one that will replace it. Both are accepted. */
  readonly nextClientSecret?: string;
  readonly name: string;
  readonly description: string;
  readonly redirectUrls: readonly string[];
  readonly postLogoutRedirectUrls: readonly string[];
  readonly fullAccessAllowed: boolean;
  readonly bypassConsentForOfflineAccess: boolean;
  readonly accessTokenExpiryMinutes: number;
  readonly accessTokenCustomAudience?: string;
  readonly accessTokenTemplateContent: string;
  readonly idTokenTemplateContent: string;
  readonly logoUrl?: string;
  readonly creationMethod: "MANUAL" | "DYNAMIC" | "METADATA_DOCUMENT";
  /** Address of the metadata document that describes it, which serves as its `client_id` too. */
  readonly metadataUrl?: string;
  /** Of a public app that registered itself: what its metadata hashes to, so that the same one is found again. */
  readonly fingerprint?: string;
}

/** What may be said about a new Connected App; everything else has a default. */
export type NewClient = Partial<Client> & Pick<Client, "clientType" | "redirectUrls">;

const defaults = {
  name: "",
  description: "",
  postLogoutRedirectUrls: [],
  fullAccessAllowed: false,
  bypassConsentForOfflineAccess: false,
  accessTokenExpiryMinutes: 60,
  accessTokenTemplateContent: "",
  idTokenTemplateContent: "",
  creationMethod: "MANUAL",
} as const;

/** The project's Connected Apps, in the order of their creation. */
export class ClientStore {
  readonly #clients = new Map<string, Client>();

  add(client: NewClient): Client {
    const complete: Client = {
      ...defaults,
      clientId: createIdentifier("connected-app"),
      ...client,
    };
    this.#clients.set(complete.clientId, complete);
    return complete;
  }

  find(clientId: string): Client | undefined {
    return this.#clients.get(clientId);
  }

  findByMetadataUrl(metadataUrl: string): Client | undefined {
    return this.all().find((client) => client.metadataUrl === metadataUrl);
  }

  replace(client: Client): void {
    this.#clients.set(client.clientId, client);
  }

  remove(clientId: string): void {
    this.#clients.delete(clientId);
  }

  all(): Client[] {
    return [...this.#clients.values()];
  }

  /** Puts these Connected Apps in place of all there are. */
  restore(clients: readonly Client[]): void {
    this.#clients.clear();
    for (const client of clients) this.replace(client);
  }
}

/** What a user gets to see of a Connected App. The two SDKs name the logo differently, so both names are there. */
export function publicClient(client: Client): Record<string, unknown> {
  return {
    client_id: client.clientId,
    client_name: client.name,
    client_description: client.description,
    client_type: client.clientType,
    ...(client.logoUrl === undefined
      ? {}
      : { logo_url: client.logoUrl, client_logo_url: client.logoUrl }),
  };
}

/** What the management API shows: never the whole secret. */
export function managedClient(client: Client): Record<string, unknown> {
  return {
    ...publicClient(client),
    status: "active",
    full_access_allowed: client.fullAccessAllowed,
    redirect_urls: client.redirectUrls,
    access_token_expiry_minutes: client.accessTokenExpiryMinutes,
    access_token_template_content: client.accessTokenTemplateContent,
    post_logout_redirect_urls: client.postLogoutRedirectUrls,
    bypass_consent_for_offline_access: client.bypassConsentForOfflineAccess,
    creation_method: client.creationMethod,
    id_token_template_content: client.idTokenTemplateContent,
    ...(client.clientSecret === undefined
      ? {}
      : { client_secret_last_four: client.clientSecret.slice(-4) }),
    ...(client.nextClientSecret === undefined
      ? {}
      : { next_client_secret_last_four: client.nextClientSecret.slice(-4) }),
    ...(client.metadataUrl === undefined ? {} : { client_id_metadata_url: client.metadataUrl }),
    ...(client.accessTokenCustomAudience === undefined
      ? {}
      : { access_token_custom_audience: client.accessTokenCustomAudience }),
  };
}
